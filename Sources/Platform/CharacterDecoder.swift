import CProcess
import Glibc

/// Makes characters of bytes in the encoding of the locale, in however many pieces they come. Malformed bytes
/// are dropped, and nothing else with them.
public struct CharacterDecoder {
  private var state = mbstate_t()
  /// Whether a character was begun and more of its bytes have to follow.
  public private(set) var isWithin = false

  /// A decoder between two characters.
  public init() {}

  /// Takes a byte; the characters it completes, of which there is at most one.
  public mutating func add(_ byte: UInt8) -> [UInt32] {
    var character = wchar_t()
    var unit = CChar(bitPattern: byte)
    switch mbrtowc(&character, &unit, 1, &state) {
    case -1:  // Malformed: perhaps only what came before is.
      let wasWithin = isWithin
      reset()
      return wasWithin ? add(byte) : []
    case -2:  // More bytes have to follow.
      isWithin = true
      return []
    default:
      isWithin = false
      return [UInt32(bitPattern: character)]
    }
  }

  /// Drops a character that was begun.
  public mutating func reset() {
    state = mbstate_t()
    isWithin = false
  }
}
