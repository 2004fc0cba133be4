/// A number that was measured, beside what it should be.
public struct ClaimNumber: Sendable, Equatable {
  /// What a number is held against.
  public enum Expectation: Sendable, Equatable {
    /// This very number.
    case exactly(Double)
    /// This number, give or take sampling error or rounding.
    case near(Double, within: Double)
    /// This number, give or take sampling error that is not the same to both sides.
    case within(Double, ClosedRange<Double>)
    /// This number or less.
    case atMost(Double)
    /// This number or more.
    case atLeast(Double)
  }

  /// The name in reports, in camelCase.
  public let name: String
  /// What was measured.
  public let measured: Double
  /// What it should be.
  public let expected: Expectation

  /// A number with the given parts.
  public init(name: String, measured: Double, expected: Expectation) {
    self.name = name
    self.measured = measured
    self.expected = expected
  }

  /// Whether it is what it should be; NaN never is.
  public var holds: Bool {
    switch expected {
    case .exactly(let value): measured == value
    case .near(let value, let tolerance): abs(measured - value) <= tolerance
    case .within(_, let range): range.contains(measured)
    case .atMost(let bound): measured <= bound
    case .atLeast(let bound): measured >= bound
    }
  }

  /// Standard errors within which a sampled number must lie. A normal one lies outside with probability 2·10⁻⁹.
  static let standardErrors = 6.0

  static func exactly(_ name: String, _ measured: Double, _ value: Double) -> ClaimNumber {
    ClaimNumber(name: name, measured: measured, expected: .exactly(value))
  }

  static func exactly(_ name: String, _ measured: Int, _ value: Int) -> ClaimNumber {
    exactly(name, Double(measured), Double(value))
  }

  static func near(_ name: String, _ measured: Double, _ value: Double, within: Double) -> ClaimNumber {
    ClaimNumber(name: name, measured: measured, expected: .near(value, within: within))
  }

  static func atMost(_ name: String, _ measured: Double, _ bound: Double) -> ClaimNumber {
    ClaimNumber(name: name, measured: measured, expected: .atMost(bound))
  }

  static func atLeast(_ name: String, _ measured: Double, _ bound: Double) -> ClaimNumber {
    ClaimNumber(name: name, measured: measured, expected: .atLeast(bound))
  }

  /// A share of `count` independent draws whose expectation is `probability`.
  static func share(
    _ name: String, _ measured: Double, _ probability: Double, of count: Int
  ) -> ClaimNumber {
    let error = (probability * (1 - probability) / Double(count)).squareRoot()
    return near(name, measured, probability, within: standardErrors * error)
  }

  /// A share of so few independent draws that the normal law is no guide: what the binomial law leaves out on each side
  /// has a probability below 10⁻⁵.
  static func rareShare(
    _ name: String, _ measured: Double, _ probability: Double, of count: Int
  ) -> ClaimNumber {
    let counts = binomialRange(count, probability, tail: 1e-5)
    let shares = Double(counts.lowerBound) / Double(count)...Double(counts.upperBound) / Double(count)
    return ClaimNumber(name: name, measured: measured, expected: .within(probability, shares))
  }
}

/// The counts of `draws` independent draws with `probability` each: fewer have a probability of at most `tail` together,
/// and so have more. The recurrence of the binomial law; the first term must not underflow.
func binomialRange(_ draws: Int, _ probability: Double, tail: Double) -> ClosedRange<Int> {
  let odds = probability / (1 - probability)
  var term = exponential(Double(draws) * naturalLogarithm(1 - probability))
  precondition(term > 0, "too many draws for the recurrence")
  var below = 0.0
  var range: (low: Int?, high: Int) = (nil, draws)
  for count in 0...draws {
    if range.low == nil, below + term > tail { range.low = count }
    below += term
    if 1 - below <= tail {
      range.high = count
      break
    }
    term *= odds * Double(draws - count) / Double(count + 1)
  }
  return (range.low ?? range.high)...range.high
}
