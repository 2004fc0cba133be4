/// Why a temperature was refused.
public enum TemperatureError: Error, Equatable, Sendable {
  /// Temperatures are 0 or more.
  case negative(Double)
  /// The value is not a number.
  case notANumber
}

/// A temperature τ in [0, ∞]. Both ends are limits: at 0 every relaxation is uniform over the
/// largest scores, which is one-hot unless several tie, and at ∞ over the unmasked categories.
public struct Temperature: Sendable, Equatable {
  /// τ, from 0 to ∞ inclusive.
  public let value: Double

  /// Checks and keeps `value`.
  public init(_ value: Double) throws(TemperatureError) {
    if value.isNaN { throw .notANumber }
    if value < 0 { throw .negative(value) }
    self.value = value == 0 ? 0 : value
  }

  private init(checked value: Double) { self.value = value }

  /// τ = 1, at which softmax gives the probabilities themselves.
  public static let one = Temperature(checked: 1)
  /// τ = 0, the limit of one-hot vectors.
  public static let zero = Temperature(checked: 0)
  /// τ = ∞, the limit of uniform vectors.
  public static let infinity = Temperature(checked: .infinity)
}
