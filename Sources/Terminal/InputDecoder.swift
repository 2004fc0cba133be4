import Console

/// Makes inputs of what ncurses reads.
///
/// ncurses recognises the sequences that terminfo lists for the terminal and gives them as codes. Others
/// come through as characters: arrows in their other form, mouse reports, the marks around a paste, keys
/// this program does not know, and late answers to what another program has asked the terminal. Those must
/// not fall apart into letters that trigger commands.
struct InputDecoder {
  private enum State: Equatable {
    case ground
    case escape
    case sequence([UInt8])
    /// A string for whoever asked, from its introducer on; perhaps keys typed after Escape, until it ends.
    case string([UInt32])
    case escapeInString([UInt32])
    case singleShift
    case linuxFunction
    case legacyMouse([UInt32])
    case paste
  }

  private var state = State.ground
  private var decoded: [Input] = []
  private let paste: () -> PasteCollector
  private var collector: PasteCollector

  init(paste: @escaping () -> PasteCollector = { PasteCollector() }) {
    self.paste = paste
    collector = paste()
  }

  /// Whether the next bytes are a paste's and belong in `add(pasted:)`.
  var isPasting: Bool { state == .paste }

  /// The inputs since the last call.
  mutating func take() -> [Input] {
    defer { decoded = [] }
    return decoded
  }

  /// Takes a key code of ncurses; `name` gives its terminfo name.
  mutating func add(code: Int32, name: (Int32) -> String?) {
    settle()
    emit(KeyTable.key(code: code, name: name))
  }

  /// Takes a character.
  mutating func add(character: UInt32) {
    switch state {
    case .ground:
      if character == 0x1b { state = .escape } else { emit(KeyTable.key(character: character)) }
    case .escape: afterEscape(character)
    case .sequence(let bytes): inSequence(bytes, character)
    case .string(let characters): inString(characters, character)
    case .escapeInString(let characters):
      state = .ground
      if character == 0x5c { return }
      end(with: characters)
      afterEscape(character)
    case .singleShift:
      state = .ground
      emit(UInt8(exactly: character).flatMap(KeyTable.key(singleShift:)))
    case .linuxFunction:
      state = .ground
      if (0x41...0x45).contains(character) { emit(.function(Int(character - 0x40))) }
    case .legacyMouse(let characters): inLegacyMouse(characters + [character])
    case .paste: add(pasted: Array(String(Character(Unicode.Scalar(character) ?? "\u{FFFD}")).utf8))
    }
  }

  /// Takes bytes while `isPasting`; those after the paste's end are ordinary characters again.
  mutating func add(pasted bytes: [UInt8]) {
    guard let end = collector.add(bytes) else { return }
    state = .ground
    decoded.append(.paste(collector.text))
    collector = paste()
    for scalar in String(decoding: bytes[end...], as: UTF8.self).unicodeScalars {
      add(character: scalar.value)
    }
  }

  /// Says that no more input is there now: an escape that nothing followed is the Escape key.
  mutating func settle() {
    switch state {
    case .ground, .paste, .legacyMouse: return
    case .escape: end(with: [])
    case .sequence(let bytes): end(with: [0x5b] + bytes.map(UInt32.init))
    case .string(let characters): end(with: characters)
    case .escapeInString(let characters):
      end(with: characters)
      emit(.escape)
    case .singleShift: end(with: [0x4f])
    case .linuxFunction: end(with: [0x5b, 0x5b])
    }
  }

  /// It was no sequence: nothing that was typed is lost.
  private mutating func end(with typed: [UInt32]) {
    state = .ground
    emit(.escape)
    for character in typed { emit(KeyTable.key(character: character)) }
  }

  private mutating func emit(_ key: Key?) {
    if let key { decoded.append(.key(key)) }
  }

  private mutating func afterEscape(_ character: UInt32) {
    switch character {
    case 0x5b: state = .sequence([])
    case 0x4f: state = .singleShift
    // The strings of ECMA-48: DCS, SOS, OSC, PM and APC.
    case 0x50, 0x58, 0x5d...0x5f: state = .string([character])
    default:
      state = .ground
      emit(.escape)
      add(character: character)
    }
  }

  /// A string goes on up to ST (escape and backslash), or to BEL as xterm's do.
  private mutating func inString(_ characters: [UInt32], _ character: UInt32) {
    switch character {
    case 0x07: state = .ground
    case 0x1b: state = .escapeInString(characters)
    // Nobody types so much at once.
    default: state = characters.count < 1024 ? .string(characters + [character]) : .string(characters)
    }
  }

  /// A control sequence is parameters and intermediates (0x20–0x3f), then one final byte.
  private mutating func inSequence(_ bytes: [UInt8], _ character: UInt32) {
    guard let byte = UInt8(exactly: character), (0x20...0x7e).contains(byte) else {
      // Not a sequence after all: whatever it was, the new character begins afresh.
      state = .ground
      return add(character: character)
    }
    if byte < 0x40 {
      state = bytes.count < 64 ? .sequence(bytes + [byte]) : .sequence(bytes)
    } else if bytes.isEmpty && byte == UInt8(ascii: "[") {
      state = .linuxFunction
    } else if bytes.isEmpty && byte == UInt8(ascii: "M") {
      state = .legacyMouse([])
    } else {
      state = .ground
      finish(bytes, byte)
    }
  }

  private mutating func finish(_ bytes: [UInt8], _ final: UInt8) {
    if bytes.first == UInt8(ascii: "<") {
      if let input = MouseReport(parameters: bytes.dropFirst(), final: final)?.input { decoded.append(input) }
    } else if bytes == Array("200".utf8) && final == UInt8(ascii: "~") {
      state = .paste
    } else if !(bytes == Array("201".utf8) && final == UInt8(ascii: "~")) {
      emit(KeyTable.key(parameters: bytes, final: final))
    }
  }

  private mutating func inLegacyMouse(_ characters: [UInt32]) {
    guard characters.count == 3 else {
      state = .legacyMouse(characters)
      return
    }
    state = .ground
    if let input = MouseReport(legacy: characters)?.input { decoded.append(input) }
  }
}
