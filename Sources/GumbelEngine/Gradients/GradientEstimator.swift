/// What an estimate costs.
public struct EstimatorCost: Sendable, Equatable {
  /// Categorical draws or vectors of noise.
  public let draws: Int
  /// Evaluations of f or of ∇f.
  public let evaluations: Int

  /// A cost with the given parts.
  public init(draws: Int, evaluations: Int) {
    self.draws = draws
    self.evaluations = evaluations
  }
}

/// A way to estimate ∇_θ E f(D) from samples. An estimator is a value: its parameters and nothing else.
///
/// Every estimate is K numbers that sum to 0, 0 where masked, and a pure function of the problem, the seed and the
/// number of the sample.
public protocol GradientEstimator: Sendable {
  /// The name in reports.
  var name: String { get }

  /// Whether the estimate depends on τ at all.
  var usesTemperature: Bool { get }

  /// What an estimate costs with so many categories.
  func cost(categories: Int) -> EstimatorCost

  /// Writes the estimates of `samples` to `block`, which has room for them. Call it through
  /// `EstimateBlock.fill`.
  func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock)

  /// Mean and variance over all samples there can be, where they are few enough to be gone through; `nil`
  /// elsewhere.
  func enumerated(_ problem: GradientProblem) -> GradientMoments?
}

extension GradientEstimator {
  /// Nothing can be gone through unless an estimator says how.
  public func enumerated(_ problem: GradientProblem) -> GradientMoments? { nil }
}
