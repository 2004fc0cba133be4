/// Why a vector of logits or probabilities was refused.
public enum LogitsError: Error, Equatable, Sendable {
  /// There are no categories.
  case empty
  /// The value at `index` is not a number.
  case notANumber(index: Int)
  /// The logit at `index` is +∞, which no distribution has.
  case positiveInfinity(index: Int)
  /// Every category is masked, so nothing can be picked.
  case allMasked
  /// The probability at `index` is negative.
  case negativeProbability(index: Int)
  /// The probability at `index` is infinite.
  case infiniteProbability(index: Int)
  /// More categories than the engine addresses.
  case tooMany(count: Int, limit: Int)
}

/// Unnormalised log-probabilities of K categories, checked once: every value is finite or −∞, and at
/// least one is finite. A category at −∞ is *masked*: its probability is 0 and it is never picked.
public struct Logits: Sendable, Equatable {
  /// The most categories that can be addressed by the keyed noise.
  public static let limit = 1 << 24

  /// The logits in category order, in nats.
  public let values: [Double]
  /// The largest logit; finite.
  public let maximum: Double

  /// The lowest index among the largest logits.
  public let argmax: Int
  /// How many categories share the largest logit; more than one is a tie.
  public let maximumCount: Int
  /// How many categories can be picked at all.
  public let unmaskedCount: Int

  /// Checks and keeps `values`. Cost: one pass.
  public init(_ values: [Double]) throws(LogitsError) {
    guard !values.isEmpty else { throw .empty }
    guard values.count <= Self.limit else { throw .tooMany(count: values.count, limit: Self.limit) }
    var maximum = -Double.infinity
    var argmax = 0
    var maximumCount = 0
    var masked = 0
    for (index, value) in values.enumerated() {
      if value.isNaN { throw .notANumber(index: index) }
      if value == .infinity { throw .positiveInfinity(index: index) }
      if value == -.infinity {
        masked += 1
      } else if value > maximum {
        (maximum, argmax, maximumCount) = (value, index, 1)
      } else if value == maximum {
        maximumCount += 1
      }
    }
    guard masked < values.count else { throw .allMasked }
    self.values = values
    self.maximum = maximum
    self.argmax = argmax
    self.maximumCount = maximumCount
    unmaskedCount = values.count - masked
  }

  /// The logits ln p of nonnegative weights `probabilities`, which need not sum to 1. A weight of 0 masks.
  public init(probabilities: [Double]) throws(LogitsError) {
    for (index, value) in probabilities.enumerated() {
      if value.isNaN { throw .notANumber(index: index) }
      if value < 0 { throw .negativeProbability(index: index) }
      if value == .infinity { throw .infiniteProbability(index: index) }
    }
    try self.init(probabilities.map(naturalLogarithm))
  }

  /// The number of categories K.
  public var count: Int { values.count }

  /// Whether category `index` has probability 0.
  public func isMasked(_ index: Int) -> Bool { values[index] == -.infinity }

  /// π = softmax(z): the probabilities, summing to 1 within rounding. Cost: one pass of exponentials.
  public var probabilities: [Double] { softmax(self, temperature: .one) }

  /// ln π, which keeps its precision where π underflows.
  public var logProbabilities: [Double] {
    let shifted = self.shifted
    let normalizer = naturalLogarithm(shifted.reduce(0) { $0 + exponential($1) })
    return shifted.map { $0 - normalizer }
  }

  /// z − max z: at most 0, and −∞ only where masked, even where the difference overflows.
  var shifted: [Double] {
    values.map { $0 == -.infinity ? $0 : max($0 - maximum, -Double.greatestFiniteMagnitude) }
  }
}
