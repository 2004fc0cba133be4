// Keys in writing, so that help and footer call them alike.

import Console

extension Key {
  /// The key as it is written in the help and the footer, with arrows as glyphs or as words.
  func name(ascii: Bool) -> String {
    switch self {
    case .character(" "): "space"
    case .character("-"): ascii ? "-" : "\u{2212}"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .up: ascii ? "Up" : "↑"
    case .down: ascii ? "Down" : "↓"
    case .left: ascii ? "Left" : "←"
    case .right: ascii ? "Right" : "→"
    case .shiftUp: "Shift-" + Key.up.name(ascii: ascii)
    case .shiftDown: "Shift-" + Key.down.name(ascii: ascii)
    case .shiftLeft: "Shift-" + Key.left.name(ascii: ascii)
    case .shiftRight: "Shift-" + Key.right.name(ascii: ascii)
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    }
  }
}

extension KeyBinding {
  /// All named keys: the main key of each action, then the second ones: `← → or h l`.
  func keyList(ascii: Bool) -> String {
    let ranks = actions.map(\.keys.count).max() ?? 0
    return (0..<ranks).map { rank in
      actions.compactMap { $0.keys.count > rank ? $0.keys[rank].name(ascii: ascii) : nil }
        .joined(separator: " ")
    }.joined(separator: " or ")
  }

  /// The main keys of some actions, as short as they can be: `←→`, `Left/Right`.
  static func shortKeys(_ actions: [KeyAction], ascii: Bool) -> String {
    let names = actions.compactMap { $0.keys.first?.name(ascii: ascii) }
    return names.joined(separator: names.allSatisfy { $0.count == 1 } ? "" : "/")
  }
}
