import LogitFiles

/// How numbers are read and written, the same in the explorer, on the command line and in its output.
public enum LogitNotation {
  /// Reads a number, see `readNumber`.
  public static func number(_ text: some StringProtocol) throws(NumberProblem) -> Double {
    try readNumber(text)
  }

  /// The shortest text that is read back as the same number: `0.5`, `2`, `1e-12`, `-inf`.
  public static func text(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  public var trimmingSpaces: String {
    var scalars = Substring(self).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}
