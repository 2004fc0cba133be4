/// How counted picks compare with their exact law.
public struct PickTest: Sendable, Equatable {
  /// Pearson's χ² over the pooled cells; infinite when a category of probability 0 was picked.
  public var chiSquare: Double
  /// Pooled cells − 1.
  public var degreesOfFreedom: Int
  /// The probability of a χ² at least as large under the law; `nil` where the law is deterministic.
  public var pValue: Double?
  /// Half the sum of absolute differences between shares and law.
  public var totalVariation: Double

  /// Compares `picks` with `law`, both in category order.
  public init(picks: [Int], law: [Double]) {
    chiSquare = 0
    degreesOfFreedom = 0
    pValue = nil
    totalVariation = 0
  }
}
