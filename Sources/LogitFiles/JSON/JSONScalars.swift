// Numbers and strings as JSON has them, and as Python writes them all the same.

extension JSONReader {
  /// Reads a number, or one of Python's words for what JSON has no number for; nil, and nothing skipped, if
  /// neither comes next.
  mutating func number() throws(Damage) -> Double? {
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case UInt8(ascii: "-"): if skip("-Infinity") { return -.infinity }
    case UInt8(ascii: "N"): return skip("NaN") ? .nan : nil
    case UInt8(ascii: "I"): return skip("Infinity") ? .infinity : nil
    default: return nil
    }
    guard let end = numberEnd() else { throw unexpected() }
    let text = bytes[offset..<end]
    guard case .number(let value) = Numeral(text) else { throw outOfRangeDamage(text, at: offset) }
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

  /// The end of the number that begins here; nil if it is none by RFC 8259, which allows neither `01` nor
  /// `1.` nor `1e`.
  private func numberEnd() -> Int? {
    var end = offset
    if byte(end) == UInt8(ascii: "-") { end += 1 }
    if byte(end) == UInt8(ascii: "0") { end += 1 } else if !skipDigits(&end) { return nil }
    if byte(end) == UInt8(ascii: ".") {
      end += 1
      guard skipDigits(&end) else { return nil }
    }
    if byte(end) | 0x20 == UInt8(ascii: "e") {
      end += 1
      if byte(end) == UInt8(ascii: "-") || byte(end) == UInt8(ascii: "+") { end += 1 }
      guard skipDigits(&end) else { return nil }
    }
    let next = byte(end)
    return isDigit(next) || next == UInt8(ascii: ".") || next == UInt8(ascii: "-") ? nil : end
  }

  /// The byte at `index`; 0 beyond the end.
  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func skipDigits(_ index: inout Int) -> Bool {
    let start = index
    while isDigit(byte(index)) { index += 1 }
    return index > start
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
      throw Damage(
        offset: start, problem: "\\u takes four hexadecimal digits", cure: "A backslash is written \\\\.")
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
