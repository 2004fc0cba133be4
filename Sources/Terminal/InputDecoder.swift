import Console
import Platform

/// Makes inputs of the bytes that a terminal sends. Bytes and the times at which they were read go in, inputs come
/// out; there is no clock and no terminal in it.
///
/// The network can cut a sequence of bytes anywhere, so time decides about those that do not go on:
///
/// 1. ESC with nothing behind it for ``escapeTimeout`` is the Escape key.
/// 2. ESC and a byte that begins no sequence are two keys, at once. Alt with a key arrives in the same form.
/// 3. A sequence that was begun waits for its next byte for ``sequenceTimeout`` after the last, and is dropped if none
///    comes. None of its bytes is a key. The exception is ESC with no more than the introducer (`ESC [`, `ESC O`, …):
///    nothing of a sequence came, so these are two keys.
/// 4. An introducer that comes within ``sequenceTimeout`` of an ESC that was the Escape key by rule 1 is held: it may
///    continue a sequence that was cut behind ESC. If its next byte is one that terminals send there, see
///    ``isUsual(_:behind:)``, the rest of the sequence is read and dropped; only the start mark of a paste counts, so
///    that the paste is not taken for commands. Any other byte, or ``sequenceTimeout`` without one, makes the
///    introducer the key that it is. So `[` typed shortly after Escape acts with the next key or half a second later,
///    and `[` typed later acts at once.
///
/// A paste whose end mark was lost has rules of its own, see ``PasteCollector``.
struct InputDecoder {
  typealias Instant = ContinuousClock.Instant

  /// How long ESC alone may be the beginning of a sequence. With a frame to draw, Escape acts within 50 ms.
  static let escapeTimeout = Duration.milliseconds(40)
  /// How long a sequence may pause.
  static let sequenceTimeout = Duration.milliseconds(500)
  /// The longest control sequence that can have a meaning; longer ones are read and dropped.
  private static let longestSequence = 64

  private enum State {
    case ground
    case escape
    /// A control sequence of ECMA-48, from `ESC [` on.
    case control
    /// `ESC O`.
    case singleShift
    /// `ESC [ [`, function keys of Linux's console.
    case linuxFunction
    /// `ESC [ M`, which three bytes follow.
    case legacyMouse
    /// A string of ECMA-48, which answers what a program has asked of the terminal.
    case string
    case escapeInString
    /// A beginning of what terminfo lists, and of nothing else.
    case listed
    case paste
  }

  private let sequences: KeySequences
  private var characters = CharacterDecoder()
  private var state = State.ground
  /// The bytes of the sequence that was begun, from ESC on, as far as they matter.
  private var pending: [UInt8] = []
  /// Whether the ESC of the pending sequence was the Escape key already.
  private var isLate = false
  /// When the ESC came that was the Escape key, if nothing came since.
  private var actedEscape: Instant?
  private var lastByte: Instant
  private var collector: PasteCollector
  private var decoded: [Input] = []

  /// A decoder, from `start` on, for a terminal with these keys besides those that almost all terminals have.
  init(sequences: KeySequences = KeySequences(), start: Instant) {
    self.sequences = sequences
    lastByte = start
    collector = PasteCollector(start: start)
  }

  /// When ``expire(at:)`` is to be called unless more comes; `nil` if only more bytes can change anything.
  var deadline: Instant? {
    switch state {
    case .ground: nil
    case .paste: collector.deadline
    case .escape: lastByte + Self.escapeTimeout
    default: lastByte + Self.sequenceTimeout
    }
  }

  /// How many inputs there are to take.
  var count: Int { decoded.count }

  /// The inputs since the last call.
  mutating func take() -> [Input] {
    defer { decoded = [] }
    return decoded
  }

  /// Takes what was read at once at `time`. It continues what was begun even after the ``deadline``: it may have been
  /// there before, while the program was busy. Half a second later it begins afresh: the program was stopped.
  mutating func add(_ bytes: [UInt8], at time: Instant) {
    if let deadline, time >= deadline + Self.sequenceTimeout { expire(at: time) }
    var rest = bytes[...]
    while !rest.isEmpty {
      if state == .paste {
        guard let end = collector.add(rest, at: time) else { return }
        rest = rest.dropFirst(end.count)
        endPaste(by: end.key)
      } else {
        lastByte = time
        add(rest.removeFirst())
      }
    }
  }

  /// Says that nothing has come up to `time`; does nothing before the ``deadline``.
  mutating func expire(at time: Instant) {
    guard let deadline, deadline <= time else { return }
    switch state {
    case .escape:
      drop()
      emit(.escape)
      actedEscape = lastByte
    case .escapeInString:
      drop()
      emit(.escape)
    case .paste:
      let key = collector.expire()
      if let key { endPaste(by: key) } else { decoded.append(.unfinishedPaste(collector.text)) }
    default: giveUp()
    }
  }
}

extension InputDecoder {
  private mutating func add(_ byte: UInt8) {
    if state == .ground { return begin(byte) }
    if isLate, pending.count == 2, !Self.isUsual(byte, behind: pending[1]) { return giveUp(before: byte) }
    let match = isLate ? .none : sequences.match(pending + [byte])
    if case .key(let key) = match {
      drop()
      return emit(key)
    }
    switch state {
    case .escape: afterEscape(byte, isListed: match == .prefix)
    case .control: inControl(byte)
    case .singleShift: inSingleShift(byte)
    case .linuxFunction: inLinuxFunction(byte)
    case .legacyMouse: inLegacyMouse(byte)
    case .string: inString(byte)
    case .escapeInString: inStringAfterEscape(byte)
    case .listed: match == .prefix ? keep(byte) : giveUp(before: byte)
    case .ground, .paste: break
    }
  }

  private mutating func begin(_ byte: UInt8) {
    let isLate = actedEscape.map { lastByte < $0 + Self.sequenceTimeout } ?? false
    actedEscape = nil
    if byte == 0x1b {
      // A character that was begun will not go on.
      characters.reset()
      pending = [byte]
      state = .escape
      return
    }
    if !characters.isWithin {
      if isLate, let next = Self.state(behind: byte) {
        self.isLate = true
        pending = [0x1b, byte]
        state = next
        return
      }
      switch sequences.match([byte]) {
      case .key(let key): return emit(key)
      case .prefix:
        pending = [byte]
        state = .listed
        return
      case .none: break
      }
    }
    for character in characters.add(byte) { emit(KeyTable.key(character: character)) }
  }

  /// The state after ESC and an introducer; `nil` if `byte` is none.
  private static func state(behind byte: UInt8) -> State? {
    switch byte {
    case UInt8(ascii: "["): .control
    case UInt8(ascii: "O"): .singleShift
    // DCS, SOS, OSC, PM and APC.
    case UInt8(ascii: "P"), UInt8(ascii: "X"), 0x5d...0x5f: .string
    default: nil
    }
  }

  /// Whether terminals send `byte` directly behind `introducer`. It tells a cut sequence from keys: `[` and `j` after
  /// Escape are keys, `[` and `A` are an arrow.
  private static func isUsual(_ byte: UInt8, behind introducer: UInt8) -> Bool {
    switch (introducer, byte) {
    // Final bytes, rxvt's arrows with Shift, parameters, and Linux's function keys.
    case (UInt8(ascii: "["), 0x41...0x5b), (UInt8(ascii: "["), 0x61...0x64): true
    case (UInt8(ascii: "["), 0x30...0x3f): true
    // Keys, rxvt's arrows with Control, the keypad, and modifier keys.
    case (UInt8(ascii: "O"), UInt8(ascii: "O")): false
    case (UInt8(ascii: "O"), 0x41...0x5a), (UInt8(ascii: "O"), 0x61...0x64): true
    case (UInt8(ascii: "O"), 0x6a...0x79), (UInt8(ascii: "O"), 0x30...0x39): true
    // The number of a setting; DECRQSS, XTGETTCAP, XTVERSION and DA3; graphics.
    case (UInt8(ascii: "]"), 0x30...0x39): true
    case (UInt8(ascii: "P"), _): [0x30, 0x31, 0x3e, 0x21].contains(byte)
    case (UInt8(ascii: "_"), UInt8(ascii: "G")): true
    default: false
    }
  }

  private mutating func afterEscape(_ byte: UInt8, isListed: Bool) {
    if let next = Self.state(behind: byte) {
      keep(byte)
      state = next
    } else if isListed {
      keep(byte)
      state = .listed
    } else {
      drop()
      emit(.escape)
      add(byte)
    }
  }

  /// A control sequence is parameters and intermediates (0x20–0x3f), then one final byte.
  private mutating func inControl(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3f: keep(byte)
    case UInt8(ascii: "[") where pending.count == 2:
      keep(byte)
      state = .linuxFunction
    case UInt8(ascii: "M") where pending.count == 2:
      keep(byte)
      state = .legacyMouse
    case 0x40...0x7e: finish(byte)
    default: giveUp(before: byte)
    }
  }

  private mutating func finish(_ final: UInt8) {
    let (bytes, wasLate) = (pending, isLate)
    drop()
    guard bytes.count < Self.longestSequence else { return }
    let parameters = Array(bytes[2...])
    if parameters == Array("200".utf8), final == UInt8(ascii: "~") {
      state = .paste
      collector = PasteCollector(start: lastByte)
    } else if wasLate || parameters == Array("201".utf8) {
      return
    } else if parameters.first == UInt8(ascii: "<") {
      emit(MouseReport(parameters: parameters.dropFirst(), final: final)?.input)
    } else {
      emit(KeyTable.key(parameters: parameters, final: final))
    }
  }

  /// One final byte, before which some terminals give the modifier keys as a number.
  private mutating func inSingleShift(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39, UInt8(ascii: ";"): keep(byte)
    case 0x20...0x7e:
      let isPlain = pending.count == 2 && !isLate
      drop()
      if isPlain { emit(KeyTable.key(singleShift: byte)) }
    default: giveUp(before: byte)
    }
  }

  private mutating func inLinuxFunction(_ byte: UInt8) {
    guard (0x41...0x45).contains(byte) else { return giveUp(before: byte) }
    let wasLate = isLate
    drop()
    if !wasLate { emit(.function(Int(byte) - 0x40)) }
  }

  /// xterm writes a place that is too far away as 0; other control characters are none of its own.
  private mutating func inLegacyMouse(_ byte: UInt8) {
    guard byte == 0 || byte >= 0x20 else { return giveUp(before: byte) }
    keep(byte)
    guard pending.count == 6 else { return }
    let (bytes, wasLate) = (pending, isLate)
    drop()
    if !wasLate { emit(MouseReport(legacy: bytes[3...])?.input) }
  }

  /// A string goes on up to ST (ESC and backslash), or to BEL as xterm's do. Only OSC has more than ASCII.
  private mutating func inString(_ byte: UInt8) {
    switch byte {
    case 0x07: drop()
    case 0x1b where pending.count > 2: state = .escapeInString
    case 0x20...0x7e: keep(byte)
    case 0x80... where pending[1] == UInt8(ascii: "]"): keep(byte)
    default: giveUp(before: byte)
    }
  }

  private mutating func inStringAfterEscape(_ byte: UInt8) {
    drop()
    if byte == UInt8(ascii: "\\") { return }
    add(0x1b)
    add(byte)
  }

  private mutating func keep(_ byte: UInt8) {
    if pending.count < Self.longestSequence { pending.append(byte) }
  }

  /// Ends a sequence that does not go on with `byte`, which begins afresh.
  private mutating func giveUp(before byte: UInt8) {
    giveUp()
    add(byte)
  }

  /// Ends a sequence that does not go on: its introducer may be a key, by rules 3 and 4.
  private mutating func giveUp() {
    let (bytes, wasLate, wasListed) = (pending, isLate, state == .listed)
    drop()
    let isIntroducer = bytes.count == 2 || bytes == Array("\u{1b}[[".utf8)
    guard let first = bytes.first, isIntroducer || wasListed else { return }
    if !wasLate { emit(KeyTable.key(character: UInt32(first))) }
    for byte in bytes.dropFirst() {
      // Behind a key that was taken for the beginning of a listed sequence, another may begin.
      if wasListed { add(byte) } else { emit(KeyTable.key(character: UInt32(byte))) }
    }
  }

  /// Forgets the sequence that was begun.
  private mutating func drop() {
    state = .ground
    pending = []
    isLate = false
  }

  private mutating func endPaste(by key: Key?) {
    drop()
    guard let key else { return decoded.append(.paste(collector.text)) }
    emit(key)
    if key == .escape { actedEscape = collector.lastByte }
  }

  private mutating func emit(_ key: Key?) {
    emit(key.map(Input.key))
  }

  private mutating func emit(_ input: Input?) {
    if let input { decoded.append(input) }
  }
}
