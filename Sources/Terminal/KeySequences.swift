import CNCurses
import Console

/// The byte sequences that terminfo lists for the keys of a terminal.
struct KeySequences {
  /// What is known of some bytes.
  enum Match: Equatable {
    case none
    /// The bytes begin a longer sequence.
    case prefix
    /// The bytes are a key; `nil` if it is one that this program has no name for.
    case key(Key?)
  }

  private var matches: [[UInt8]: Match] = [:]
  private var longest = 0

  /// The sequences of the given keys. Where one begins with another, the shorter is the key.
  ///
  /// A single byte counts only if its key has a name: the entry `linux` lists Ctrl-Z as a "suspend" key, which would
  /// hide Ctrl-Z itself.
  init(_ keys: [(bytes: [UInt8], key: Key?)] = []) {
    for (bytes, key) in keys where bytes.count > 1 || key != nil {
      for count in 1..<max(bytes.count, 1) where matches[Array(bytes[..<count])] == nil {
        matches[Array(bytes[..<count])] = .prefix
      }
      matches[bytes] = .key(key)
      longest = max(longest, bytes.count)
    }
  }

  /// What `bytes` are or begin.
  func match(_ bytes: [UInt8]) -> Match {
    bytes.count > longest ? .none : matches[bytes] ?? .none
  }

  /// The sequences of the open screen's terminal, once its keypad was enabled: ncurses reads them from terminfo only
  /// then. Takes a fraction of a millisecond.
  @MainActor
  static func ofTerminal() -> KeySequences {
    var keys: [(bytes: [UInt8], key: Key?)] = []
    // Codes above the greatest count terminfo's extended strings, of which even xterm has fewer than a hundred.
    for code in KEY_MIN..<KEY_MAX + 512 where code != KEY_MOUSE {
      var place: Int32 = 0
      while let text = keybound(code, place) {
        let bytes = Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
        keys.append((bytes, KeyTable.key(code: code) { keyname($0).map { String(cString: $0) } }))
        free(text)
        place += 1
      }
    }
    return KeySequences(keys)
  }
}
