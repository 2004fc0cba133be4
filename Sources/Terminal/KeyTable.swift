import CNCurses
import Console

/// Which key a code or a control sequence stands for.
enum KeyTable {
  /// The key of one of ncurses' codes; `name` gives the code's terminfo name, for those without a number.
  static func key(code: Int32, name: (Int32) -> String?) -> Key? {
    if let key = keys[code] { return key }
    if (KEY_F0 + 1...KEY_F0 + 12).contains(code) { return .function(Int(code - KEY_F0)) }
    return name(code).flatMap { keysByName[$0] }
  }

  /// The key of a character that is not part of a sequence.
  static func key(character: UInt32) -> Key? {
    switch character {
    case 0x09: return .tab
    case 0x0a, 0x0d: return .enter
    case 0x1b: return .escape
    case 0x08, 0x7f: return .backspace
    case 0..<0x20:
      guard let letter = Unicode.Scalar(character + 0x40) else { return nil }
      return .control(Character(Character(letter).lowercased()))
    case 0x80..<0xa0: return nil
    default: return Unicode.Scalar(character).map { .character(Character($0)) }
    }
  }

  /// The key of `ESC [ parameters final`. Modifier keys other than Shift with an arrow name no key.
  static func key(parameters: [UInt8], final: UInt8) -> Key? {
    let numbers = parameters.split(separator: UInt8(ascii: ";")).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    let modifiers = numbers.count > 1 ? numbers[1] : 1
    if final == UInt8(ascii: "~") {
      guard modifiers == 1, let number = numbers.first ?? nil else { return nil }
      return keysByNumber[number]
    }
    let letter = Character(Unicode.Scalar(final))
    switch modifiers {
    case 1: return keysByLetter[letter]
    case 2: return shiftedKeysByLetter[letter]
    default: return nil
    }
  }

  /// The key of `ESC O final`.
  static func key(singleShift final: UInt8) -> Key? {
    final == UInt8(ascii: "M") ? .enter : keysByLetter[Character(Unicode.Scalar(final))]
  }

  private static let keys: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_SR: .shiftUp, KEY_SF: .shiftDown, KEY_SLEFT: .shiftLeft, KEY_SRIGHT: .shiftRight,
    KEY_HOME: .home, KEY_A1: .home, KEY_FIND: .home,
    KEY_END: .end, KEY_C1: .end, KEY_LL: .end, KEY_SELECT: .end,
    KEY_PPAGE: .pageUp, KEY_A3: .pageUp, KEY_NPAGE: .pageDown, KEY_C3: .pageDown,
    KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert,
  ]

  private static let keysByName: [String: Key] = [
    "kUP": .shiftUp, "kDN": .shiftDown, "kLFT": .shiftLeft, "kRIT": .shiftRight, "kcbt2": .backTab,
  ]

  private static let keysByNumber: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  private static let keysByLetter: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
    "a": .shiftUp, "b": .shiftDown, "c": .shiftRight, "d": .shiftLeft,
  ]

  private static let shiftedKeysByLetter: [Character: Key] = [
    "A": .shiftUp, "B": .shiftDown, "C": .shiftRight, "D": .shiftLeft, "Z": .backTab,
  ]
}
