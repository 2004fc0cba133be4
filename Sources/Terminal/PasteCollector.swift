import Console

/// Gathers a bracketed paste, in however many pieces it comes, up to its end mark.
///
/// A terminal or multiplexer can lose the mark, so a paste of which nothing came for ``pause`` is shown as far as it
/// is. From then on, these end it too:
///
/// - Escape: ESC with nothing behind it for ``InputDecoder/escapeTimeout``. ESC with something behind it is text,
///   or the mark.
/// - Ctrl-C, wherever it stands. Ctrl-C as the last byte before the pause counts as well.
/// - Enter or Ctrl-S, if it comes alone and after ``silence`` without input. Sooner, or with other bytes in the same
///   read, it is part of the text: a paste is never accepted by a line end of its own.
///
/// All other bytes are text. Terminals send a paste and the keys after it in order, so keys that come without the mark
/// show that it is lost; but they cannot be told from text.
struct PasteCollector {
  /// What ended a paste.
  struct End: Equatable {
    /// How many bytes of the last piece belong to the paste, its end included.
    var count: Int
    /// The key that ended it; `nil` if the end mark did.
    var key: Key?
  }

  /// The most that is kept, in bytes; the rest of a longer paste is read and dropped.
  static let limit = 16 << 20
  /// How long a paste may pause before it is shown.
  static let pause = Duration.milliseconds(500)
  /// How long nothing must have come before a key accepts what was shown.
  static let silence = Duration.seconds(1)

  private static let endMark = Array("\u{1b}[201~".utf8)
  private static let controlC: UInt8 = 0x03
  private let limit: Int
  private var bytes: [UInt8] = []
  /// How much of the end mark came last.
  private var matched = 0
  /// When the last byte came.
  private(set) var lastByte: ContinuousClock.Instant
  /// Whether there was a pause.
  private var isShown = false
  /// Whether bytes came since the last pause.
  private var hasMore = true
  /// Whether ESC was the last byte, and may be a key.
  private var endsWithEscape = false

  /// A paste whose start mark came at `start`.
  init(start: ContinuousClock.Instant, limit: Int = Self.limit) {
    lastByte = start
    self.limit = limit
  }

  /// When ``expire()`` is to be called unless more comes; `nil` if only more bytes can change anything.
  var deadline: ContinuousClock.Instant? {
    if endsWithEscape { return lastByte + InputDecoder.escapeTimeout }
    return hasMore ? lastByte + Self.pause : nil
  }

  /// Takes what was read at once at `time`. Returns `nil` while the paste goes on.
  mutating func add(_ piece: ArraySlice<UInt8>, at time: ContinuousClock.Instant) -> End? {
    if isShown, piece.count == 1, time >= lastByte + Self.silence {
      switch piece.first {
      case 0x0a, 0x0d: return End(count: 1, key: .enter)
      case 0x13: return End(count: 1, key: .control("s"))
      default: break
      }
    }
    lastByte = time
    hasMore = true
    for (index, byte) in piece.enumerated() {
      if isShown, byte == Self.controlC { return End(count: index + 1, key: .control("c")) }
      if byte == Self.endMark[matched] {
        matched += 1
        if matched == Self.endMark.count { return End(count: index + 1) }
        continue
      }
      keep(Self.endMark[..<matched])
      // The mark's first byte occurs in it only once, so a failed match can only begin anew here.
      matched = byte == Self.endMark[0] ? 1 : 0
      if matched == 0 { keep(CollectionOfOne(byte)) }
    }
    endsWithEscape = isShown && matched == 1
    return nil
  }

  /// Says that nothing came until ``deadline``. Returns the key that ends the paste; `nil` if it only pauses.
  mutating func expire() -> Key? {
    if endsWithEscape { return .escape }
    hasMore = false
    if !isShown, matched == 0, bytes.last == Self.controlC {
      bytes.removeLast()
      return .control("c")
    }
    isShown = true
    return nil
  }

  /// The text so far. Terminals send the line ends of a paste as carriage returns; they are newlines again here.
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
