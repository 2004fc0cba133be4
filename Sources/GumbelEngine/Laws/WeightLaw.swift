/// The exact law of the weights y of a construction, as far as it can be worked out: what the means, deviations and
/// entropies of many draws tend to.
public struct WeightLaw: Sendable, Equatable {
  /// E[y], in category order; adds up to 1.
  public let means: [Double]
  /// The standard deviation of y, in category order.
  public let deviations: [Double]
  /// The mean of −Σ y ln y, in nats.
  public let meanEntropy: Double

  private let maximum: Maximum

  /// What is known of max y.
  private enum Maximum: Equatable {
    case constant(Double)
    case binary(BinaryWeightLaw)
    /// Of three and more categories there is no formula.
    case unknown
  }

  /// The mean of max y; `nil` where there is no formula: with noise on three and more categories.
  public var meanMaximum: Double? {
    switch maximum {
    case .constant(let value): value
    case .binary(let law): law.meanMaximum
    case .unknown: nil
    }
  }

  /// P(max y > `threshold`), for a threshold from ½ to 1; `nil` where there is no formula: with noise on three and
  /// more categories.
  public func maximumAbove(_ threshold: Double) -> Double? {
    switch maximum {
    case .constant(let value): value > threshold ? 1 : 0
    case .binary(let law): law.maximumAbove(threshold)
    case .unknown: nil
    }
  }

  /// The law of the weights of `construction`, with every limit: no noise, `hard`, τ = 0, τ = ∞, masks.
  ///
  /// Means are right to 10⁻⁹ of themselves wherever they are above 10⁻²⁰, deviations to 10⁻⁷ of themselves wherever
  /// they are above 10⁻¹³, and the entropy to 10⁻⁹. Cost: about a millisecond,
  /// and a quarter of a microsecond a category.
  public init(of construction: Construction, in setting: Setting) {
    let plan = ConstructionPlan(construction, in: setting)
    switch plan.weights {
    case .constant(let vector):
      self.init(
        means: vector, deviations: [Double](repeating: 0, count: vector.count),
        meanEntropy: entropy(of: vector), maximum: .constant(vector.max() ?? 0))
    case .oneHotOfPick:
      let law = plan.pickLaw
      self.init(
        means: law, deviations: law.map { ($0 * (1 - $0)).squareRoot() }, meanEntropy: 0,
        maximum: .constant(1))
    case .relaxed(let temperature):
      guard case .perturbed(let base) = plan.picks else { preconditionFailure("relaxed without noise") }
      self.init(scores: base, temperature: temperature)
    }
  }

  private init(means: [Double], deviations: [Double], meanEntropy: Double, maximum: Maximum) {
    self.means = means
    self.deviations = deviations
    self.meanEntropy = meanEntropy
    self.maximum = maximum
  }

  /// The law of softmax((scores + g)/τ) for a finite τ > 0.
  private init(scores: [Double], temperature: Double) {
    let open = scores.indices.filter { scores[$0] > -.infinity }
    guard open.count > 1 else {
      let certain = oneHot(open[0], count: scores.count)
      self.init(
        means: certain, deviations: certain.map { _ in 0 }, meanEntropy: 0, maximum: .constant(1))
      return
    }
    let moments = RelaxedMoments(scores: scores, temperature: temperature)
    let isBinary = open.count == 2
    let logOdds = scores[open[0]] - scores[open[1]]
    self.init(
      means: moments.means,
      deviations: moments.variances.map { $0.squareRoot() },
      meanEntropy: max(moments.entropy, 0),
      maximum: isBinary
        ? .binary(BinaryWeightLaw(logOdds: logOdds, temperature: temperature)) : .unknown)
  }
}
