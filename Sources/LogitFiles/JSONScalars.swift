extension JSONReader {
  /// Reads a number, or one of Python's words for what JSON has no number for; nil, and nothing skipped, if
  /// neither comes next.
  mutating func number() throws(Damage) -> Double? {
    if skip("NaN") { return .nan }
    if skip("Infinity") { return .infinity }
    if skip("-Infinity") { return -.infinity }
    let start = offset
    var end = offset
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end < bytes.count, isDigit(bytes[end]) else { return nil }
    while end < bytes.count, isDigit(bytes[end]) || "+-.eE".utf8.contains(bytes[end]) { end += 1 }
    let text = bytes[start..<end]
    guard isJSONNumber(text), let numeral = Numeral(text) else { throw unexpected() }
    guard case .number(let value) = numeral else { throw overflowDamage(text, at: start) }
    offset = end
    return value
  }

  /// A number, or a string that stands for one: "inf", "-inf", "nan".
  mutating func numberOrWord() throws(Damage) -> Double? {
    if let number = try number() { return number }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
    guard let end = bytes[(offset + 1)...].prefix(11).firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    guard let number = numberWord(bytes[(offset + 1)..<end]) else { return nil }
    offset = end + 1
    return number
  }

  /// RFC 8259 allows neither `01` nor `1.` nor `1e`.
  private func isJSONNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard let e = rest.first else { return true }
    guard e | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Reads a string. A lone surrogate, as Python writes for a token that is half a character, becomes
  /// U+FFFD.
  mutating func string() throws(Damage) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while true {
      let end = bytes[offset...].firstIndex {
        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20
      }
      text += bytes[offset..<(end ?? bytes.count)]
      offset = end ?? bytes.count
      switch try peek() {
      case UInt8(ascii: "\""):
        offset += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw Damage(
            offset: start, problem: "this string is not valid UTF-8", cure: "Save the file as UTF-8.")
        }
        return string
      case UInt8(ascii: "\\"): text += String(try escape()).utf8
      default:
        throw Damage(
          offset: offset, problem: "a string may not contain a line end or another control character",
          cure: "Close the string with a double quote, or write \\n, \\t or \\u0000 with its code.")
      }
    }
  }

  /// Reads what begins with a backslash.
  private mutating func escape() throws(Damage) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let byte = try peek()
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default:
      throw Damage(offset: start, problem: "JSON has no such escape", cure: "A backslash is written \\\\.")
    }
    guard let unit = codeUnit() else {
      throw Damage(offset: start, problem: "\\u takes four hexadecimal digits")
    }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let afterFirst = offset
    if UTF16.isLeadSurrogate(unit), skip("\\u"), let trail = codeUnit(), UTF16.isTrailSurrogate(trail) {
      return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }
    offset = afterFirst
    return "\u{FFFD}"
  }

  private mutating func codeUnit() -> UInt16? {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    offset += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// The number that a word stands for; nil also for a number in digits.
func numberWord(_ bytes: some Collection<UInt8>) -> Double? {
  guard case .number(let value) = Numeral(bytes), !value.isFinite else { return nil }
  return value
}

/// A number that no `Double` can hold.
func overflowDamage(_ text: some Collection<UInt8>, at offset: Int) -> Damage {
  Damage(
    offset: offset,
    problem: "\(quoted(String(decoding: text, as: UTF8.self))) is beyond the range of numbers (±1.8e308)",
    cure: "A masked category is written -inf.")
}
