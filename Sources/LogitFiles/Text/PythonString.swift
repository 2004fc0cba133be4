/// A string in single or double quotes as Python writes it.
enum PythonString {
  /// Reads the string whose opening quote is at `offset`, and moves `offset` behind its closing quote; nil if
  /// it is not closed on its line, or has a `\` that begins no escape.
  static func read(_ bytes: [UInt8], _ offset: inout Int) -> String? {
    let quote = bytes[offset]
    var text: [UInt8] = []
    var index = offset + 1
    while index < bytes.count, !isLineEnd(bytes[index]) {
      let byte = bytes[index]
      index += 1
      switch byte {
      case quote:
        offset = index
        return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escaped(bytes, &index) else { return nil }
        text += escaped
      default: text.append(byte)
      }
    }
    return nil
  }

  /// What a `\` before `index` stands for.
  private static func escaped(_ bytes: [UInt8], _ index: inout Int) -> [UInt8]? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if let plain = plainEscapes[byte] {
      index += 1
      return [plain]
    }
    guard let count = digitCounts[byte] else { return nil }
    let digits = bytes[(index + 1)...].prefix(count)
    guard digits.count == count, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    index += 1 + count
    // Half of a surrogate pair is half a character.
    return Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "0"): 0,
  ]
  /// The letters behind which the code of a character follows, and its hexadecimal digits.
  private static let digitCounts: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]
}
