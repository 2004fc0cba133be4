/// A label in double quotes, as lines of `label value` have it: within them `\"`, `\\`, `\n`, `\r`, `\t` and
/// `\u{…}` stand for what they stand for in Swift, and `""` is a quote too, as spreadsheets write it.
///
/// Works on bytes or scalars, not on characters, so that no combining mark hides a quote.
public enum QuotedLabel {
  /// Why a label in quotes cannot be read.
  public enum Problem: Error, Sendable {
    /// The quote that opens it is never closed.
    case unclosed
    /// A `\` begins none of the escapes.
    case unknownEscape
  }

  /// What may follow a `\`.
  static let escapes = #"\" \\ \n \r \t \u{1f600}"#

  /// Reads a label from the front of `text`, which begins with its quote, and removes it.
  public static func read(_ text: inout Substring.UnicodeScalarView) throws(Problem) -> String {
    let bytes = Array(String(text).utf8)
    var offset = 0
    let label = try read(bytes, &offset)
    text = Substring(String(decoding: bytes[offset...], as: UTF8.self)).unicodeScalars
    return label
  }

  /// Reads the label whose opening quote is at `offset` of `bytes`, which are UTF-8, and moves `offset` behind
  /// its closing quote.
  public static func read(_ bytes: [UInt8], _ offset: inout Int) throws(Problem) -> String {
    var label: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
          return String(decoding: label, as: UTF8.self)
        }
        offset += 1
        label.append(byte)
      case UInt8(ascii: "\\"): label += try escaped(bytes, &offset)
      default: label.append(byte)
      }
    }
    throw .unclosed
  }

  private static func escaped(_ bytes: [UInt8], _ offset: inout Int) throws(Problem) -> [UInt8] {
    guard offset < bytes.count else { throw .unclosed }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{"),
        let end = bytes[offset...].prefix(10).firstIndex(of: UInt8(ascii: "}")),
        let value = UInt32(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw .unknownEscape }
      offset = end + 1
      return Array(String(Character(scalar)).utf8)
    default: throw .unknownEscape
    }
  }
}
