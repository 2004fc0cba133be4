import GumbelEngine

/// What is known of the weights y of one construction at one temperature: exact, or of so many draws.
public struct WeightFigures: Sendable, Equatable {
  /// The draws that this is the average of; `nil` where it is the exact law.
  public let draws: Int?
  /// Whether y differs from draw to draw.
  public let isRandom: Bool
  /// The mean entropy of y, in nats.
  public let meanEntropy: Double
  /// The mean of max y; `nil` where the law has no formula for it, as for the next two.
  public let meanMaximum: Double?
  /// P(max y > .9).
  public let maximumAbove90: Double?
  /// P(max y > .99).
  public let maximumAbove99: Double?
  /// The total variation of E[y] from π: the half of Σ|E[y] − π|.
  public let shift: Double
  /// E[y] of the categories that are followed, in their order.
  public let means: [Double]
  /// The standard deviations of their y.
  public let deviations: [Double]
  /// ½·Σ of the deviations of all categories, by which the error of `shift` is bounded.
  private let halfDeviation: Double
  /// Of the categories that are followed, whether y is certain to be 0 or 1: of a masked one, or the only one.
  private let isCertain: [Bool]
  private let count: Int
  private let largestEntropy: Double

  /// The exact figures.
  public init(_ law: WeightLaw, probabilities: [Double], categories: [Int]) {
    draws = nil
    isRandom = law.deviations.contains { $0 > 0 }
    meanEntropy = law.meanEntropy
    meanMaximum = law.meanMaximum
    maximumAbove90 = law.maximumAbove(0.9)
    maximumAbove99 = law.maximumAbove(0.99)
    shift = totalVariation(law.means, probabilities)
    means = categories.map { law.means[$0] }
    deviations = categories.map { law.deviations[$0] }
    halfDeviation = 0
    isCertain = categories.map { _ in true }
    count = probabilities.count
    largestEntropy = 0
  }

  /// The figures of draws.
  public init(_ tally: Tally, probabilities: [Double], categories: [Int]) {
    draws = tally.draws
    if case .constant = tally.weights { isRandom = false } else { isRandom = true }
    meanEntropy = tally.meanEntropy
    meanMaximum = tally.meanMaximum
    maximumAbove90 = tally.maximumAbove90
    maximumAbove99 = tally.maximumAbove99
    let all = probabilities.indices
    shift = totalVariation(all.map(tally.meanWeight), probabilities)
    means = categories.map(tally.meanWeight)
    deviations = categories.map(tally.weightDeviation)
    halfDeviation = all.reduce(0) { $0 + tally.weightDeviation($1) } / 2
    isCertain = categories.map { probabilities[$0] == 0 || probabilities[$0] == 1 }
    count = probabilities.count
    largestEntropy = entropy(of: all.map { _ in 1 / Double(all.count) })
  }

  /// A quantity, of the category at `place` among those that are followed where it is one of a category.
  public func value(_ quantity: SweepQuantity, at place: Int) -> Double? {
    switch quantity {
    case .meanEntropy: meanEntropy
    case .meanMaximum: meanMaximum
    case .maximumAbove90: maximumAbove90
    case .maximumAbove99: maximumAbove99
    case .shift: shift
    case .mean: means.indices.contains(place) ? means[place] : nil
    case .deviation: deviations.indices.contains(place) ? deviations[place] : nil
    }
  }

  /// The standard error of a quantity, at most; 0 where it is exact.
  ///
  /// Of a share and of a mean weight it is the usual one. What lies between a and b with mean m has at most the
  /// variance (m − a)(b − m) (Bhatia and Davis, American Mathematical Monthly 107, 2000).
  public func error(_ quantity: SweepQuantity, at place: Int) -> Double {
    guard let draws, draws > 0, let value = value(quantity, at: place) else { return 0 }
    func bound(_ low: Double, _ high: Double) -> Double {
      (max(value - low, 0) * max(high - value, 0) / Double(draws)).squareRoot()
    }
    switch quantity {
    case .meanEntropy: return bound(0, largestEntropy)
    case .meanMaximum: return bound(1 / Double(count), 1)
    case .maximumAbove90, .maximumAbove99: return bound(0, 1)
    case .shift: return halfDeviation / Double(draws).squareRoot()
    case .mean: return deviations[place] / Double(draws).squareRoot()
    case .deviation where isCertain[place]: return 0
    case .deviation:
      // The fourth moment of what stays within r of its mean is at most r² times the variance.
      let reach = max(means[place], 1 - means[place])
      return (max(reach * reach - value * value, 0) / Double(4 * draws)).squareRoot()
    }
  }
}

/// What the temperature view follows over τ.
public enum SweepQuantity: CaseIterable, Sendable {
  /// How soft y is.
  case meanEntropy, meanMaximum, maximumAbove90, maximumAbove99
  /// Where y of the chosen category lies, and how far it spreads.
  case mean, deviation
  /// How far E[y] is from π.
  case shift
}

/// Half the sum of the absolute differences.
private func totalVariation(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
}
