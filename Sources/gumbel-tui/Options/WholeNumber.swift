import ArgumentParser

/// Reads an option's whole number within `range`, to be handed to the parser as `transform`; the message of a
/// refusal says what is accepted.
func wholeNumber<Value: FixedWidthInteger & Sendable>(
  _ range: ClosedRange<Value>, example: String
) -> @Sendable (String) throws -> Value {
  { text in
    if let value = Value(wholeNumber: text), range.contains(value) { return value }
    throw ValidationError(
      "give a whole number from \(range.lowerBound) to \(range.upperBound), such as \(example)")
  }
}

extension FixedWidthInteger {
  /// Reads digits with an optional sign, or with a point and an exponent as long as the number is whole:
  /// `1000`, `1e6`, `2.5e3`.
  init?(wholeNumber text: String) {
    if let value = Self(text) {
      self = value
      return
    }
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.count > 1 ? digits[1] : ""
    guard parts.count == 2, digits.count <= 2, digits[0].first?.isNumber == true,
      let exponent = Int(parts[1]), (fraction.count...Self.bitWidth).contains(exponent),
      var value = Self(digits[0] + fraction)
    else { return nil }
    for _ in fraction.count..<exponent {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    self = value
  }
}
