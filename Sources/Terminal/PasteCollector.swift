/// Gathers a bracketed paste, in however many pieces it comes, up to its end mark.
struct PasteCollector {
  /// The most that is kept, in bytes; the rest of a longer paste is read and dropped.
  static let limit = 16 << 20

  private static let endMark = Array("\u{1b}[201~".utf8)
  private let limit: Int
  private var bytes: [UInt8] = []
  private var matched = 0

  init(limit: Int = Self.limit) { self.limit = limit }

  /// Takes the next piece. Returns `nil` while the paste goes on, else how many bytes of the piece belonged
  /// to it, the end mark included.
  mutating func add(_ piece: [UInt8]) -> Int? {
    // A piece that is Ctrl-C alone was typed: the way out when a terminal lost the end mark.
    if piece == [0x03] { return 1 }
    for (index, byte) in piece.enumerated() {
      if byte == Self.endMark[matched] {
        matched += 1
        if matched == Self.endMark.count { return index + 1 }
        continue
      }
      keep(Self.endMark[..<matched])
      // The mark's first byte occurs in it only once, so a failed match can only begin anew here.
      matched = byte == Self.endMark[0] ? 1 : 0
      if matched == 0 { keep(CollectionOfOne(byte)) }
    }
    return nil
  }

  /// The text. Terminals send the line ends of a paste as carriage returns; they are newlines again here.
  var text: String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte != 0x0a || previous != 0x0d { result.append(byte == 0x0d ? 0x0a : byte) }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func keep(_ more: some Collection<UInt8>) {
    bytes.append(contentsOf: more.prefix(limit - bytes.count))
  }
}
