import GumbelEngine

/// Why a text was not read as a number.
public enum NumberProblem: Error, Sendable, Equatable {
  /// There is no text.
  case empty
  /// The text is no number.
  case notANumber(String)
  /// The text has a decimal comma.
  case decimalComma(String)
  /// The number is too large or too close to 0 to be held.
  case outOfRange(String)

  /// The problem and its cure, to follow a colon.
  public var message: String {
    switch self {
    case .empty: "a number is missing"
    case .notANumber(let text): "'\(text)' is not a number"
    case .decimalComma(let text):
      "'\(text)' has a decimal comma; write \(text.replacing(",", with: "."))"
    case .outOfRange(let text):
      Double(text.replacing("\u{2212}", with: "-"))?.isInfinite == false
        ? "\(text) is too close to 0; the smallest number above 0 is about 4.9e-324"
        : "\(text) is beyond the range of numbers; the largest is about 1.8e308"
    }
  }
}

/// How numbers are read and written, the same in the explorer, on the command line and in its output.
public enum LogitNotation {
  /// Reads a number: digits with a decimal point, an exponent, `inf`; the minus may be `-` or U+2212.
  /// Hexadecimal digits and `nan` are refused, and so is a number that would silently become 0 or ∞.
  public static func number(_ text: some StringProtocol) throws(NumberProblem) -> Double {
    let text = text.trimmingSpaces
    if text.isEmpty { throw .empty }
    var body = text[...]
    var sign = 1.0
    if let first = body.first, "+-\u{2212}".contains(first) {
      sign = first == "+" ? 1 : -1
      body = body.dropFirst()
    }
    if ["inf", "infinity", "∞"].contains(body.lowercased()) { return sign * .infinity }
    if body.contains(","), isPlain(body.replacing(",", with: ".")) { throw .decimalComma(text) }
    let normal = body.replacing("\u{2212}", with: "-")
    guard isPlain(normal), let value = Double(normal) else { throw .notANumber(text) }
    let mantissa = normal.prefix { $0 != "e" && $0 != "E" }
    if value.isInfinite || value == 0 && mantissa.contains(where: { ("1"..."9").contains($0) }) {
      throw .outOfRange(text)
    }
    return sign * value
  }

  /// The shortest text that is read back as the same number: `0.5`, `2`, `1e-12`, `-inf`.
  public static func text(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Whether `text` is digits with at most a point and an exponent, and not signed.
  private static func isPlain(_ text: some StringProtocol) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber || first == "." else { return false }
    return text.allSatisfy { "0123456789.eE+-".contains($0) } && Double(text) != nil
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    var scalars = Substring(self).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }

  func replacing(_ character: Character, with other: Character) -> String {
    String(map { $0 == character ? other : $0 })
  }
}
