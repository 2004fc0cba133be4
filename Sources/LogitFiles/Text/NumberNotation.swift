/// Numbers in notations that are not read, so that they are no labels either: `1.0D+00` of Fortran, `0x1.8p+1`,
/// `1.0f`, `2.1×10^3`, digits of other scripts, an accountant's `(1.5)`, numbers in the colours of a terminal.
enum NumberNotation {
  /// The number that `text` is, or several with commas between them, as it is to be written; nil for anything
  /// else.
  static func plain(_ text: some StringProtocol) -> String? {
    // Labels are many, and most begin with a letter or have no digit.
    guard let first = text.utf8.first,
      first >= 0x80 || first == 0x1B || isDigit(first)
        || "+-.(".utf8.contains(first), text.utf8.count <= 80,
      text.unicodeScalars.contains(where: { $0.properties.numericType == .decimal })
    else { return nil }
    let western = withWesternSigns(withoutColours(text[...]))
    let parts = western.split(separator: ",", omittingEmptySubsequences: false).map {
      plainNumber(String($0))
    }
    let isChanged = western != text
    guard isChanged || parts.count == 1 else { return nil }
    let numbers = parts.compactMap(\.self)
    // Nothing may follow the last comma.
    let isList = numbers.count == parts.count || numbers.count == parts.count - 1 && western.hasSuffix(",")
    guard !numbers.isEmpty, isList else { return nil }
    let plain = numbers.joined(separator: ", ")
    return plain == text ? nil : plain
  }

  private static func plainNumber(_ text: String) -> String? {
    if isNumber(text) { return text }
    let small = text.lowercased()
    if small.contains("0x"), small.contains("p") {
      let sign = small.hasPrefix("-") ? "-" : ""
      let digits = small.drop { "+-".contains($0) }
      return digits.hasPrefix("0x") ? Double(sign + digits).map { "\($0)" } : nil
    }
    // Without a point such texts are as often labels: 1f, 2d3, (1), 10-.
    guard let point = small.firstIndex(of: "."), small[..<point].allSatisfy({ "+-(¯0123456789".contains($0) })
    else { return isFortran(small) ? exponent(small, "d") : nil }
    if let number = exponent(small, "d") { return number }
    for sign in ["×10^", "x10^", "*10^", "·10^", "×10", "*^"] {
      if let number = exponent(small, sign) { return number }
    }
    for suffix in ["_f32", "_f64", "f32", "f64", "f0", "f", "l", "m"] where small.hasSuffix(suffix) {
      let number = String(small.dropLast(suffix.count))
      if isNumber(number) { return number }
    }
    if small.hasPrefix("("), small.hasSuffix(")") { return negative(String(small.dropFirst().dropLast())) }
    if small.hasSuffix("-") { return negative(String(small.dropLast())) }
    return small.hasPrefix("¯") ? negative(String(small.dropFirst())) : nil
  }

  private static func isNumber(_ text: String) -> Bool {
    if case .number(let value)? = Numeral(Array(text.utf8)) { value.isFinite } else { false }
  }

  private static func negative(_ text: String) -> String? {
    text.first.map { $0.isNumber || $0 == "." } == true && isNumber(text) ? "-" + text : nil
  }

  /// `text` with `e` for the sign of an exponent.
  private static func exponent(_ text: String, _ sign: String) -> String? {
    guard let range = text.firstRange(of: sign) else { return nil }
    let number = text.replacingCharacters(in: range, with: "e")
    return isNumber(number) ? number : nil
  }

  /// Whether an exponent after `d` has a sign, as Fortran prints it.
  private static func isFortran(_ text: String) -> Bool { text.contains("d+") || text.contains("d-") }

  /// `text` without the sequences that set colours: an escape, a bracket, and numbers up to `m`.
  private static func withoutColours(_ text: some StringProtocol) -> String {
    var plain = ""
    var rest = text[...]
    while let escape = rest.firstRange(of: "\u{1B}[") {
      plain += rest[..<escape.lowerBound]
      rest = rest[escape.upperBound...].drop { $0.isNumber || $0 == ";" }
      guard rest.first == "m" else { return String(text) }
      rest = rest.dropFirst()
    }
    return plain + rest
  }

  /// `text` with the digits of ASCII for those of other scripts, and with their points, commas and minus signs.
  private static func withWesternSigns(_ text: String) -> String {
    var western = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{FF0E}", "\u{66B}": western.append(".")
      case "\u{FF0C}", "\u{60C}", "\u{3001}", "\u{FF1B}", "\u{61B}": western.append(",")
      case "\u{FF0D}", "\u{FE63}": western.append("-")
      case _ where !scalar.isASCII && scalar.properties.numericType == .decimal:
        western.append(Unicode.Scalar(UInt8(0x30 + Int(scalar.properties.numericValue ?? 0))))
      default: western.append(scalar)
      }
    }
    return String(western)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
