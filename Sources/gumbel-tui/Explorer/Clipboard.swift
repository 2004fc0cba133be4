/// The terminal's clipboard.
enum Clipboard {
  /// Bytes of the longest command line that is copied. Linux runs none with a word of 128 KiB.
  static let longestCommandLine = 100_000

  /// What is said instead of a longer one.
  static let advice = "Too long for a command line: save the logits to a file and open it with --open."

  /// The sequence (OSC 52) with which a terminal takes `text` to its clipboard; those that do not know it
  /// ignore it.
  static func sequence(_ text: String) -> String { "\u{1b}]52;c;\(base64(Array(text.utf8)))\u{07}" }

  /// RFC 4648, with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = 0
      for offset in 0..<3 { word = word << 8 | (offset < group.count ? Int(group[start + offset]) : 0) }
      for digit in 0..<4 {
        text.append(digit <= group.count ? digits[word >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
