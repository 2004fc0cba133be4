import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

/// Wide and combining characters in labels move nothing else on screen.
@Suite struct Alignment {
  private static let labels = [
    "日本", "🙂_ok", "e\u{301}te\u{301}", "👨‍👩‍👧", "\u{301}x", "한국", "a\u{300}\u{301}\u{302}", "नमस्ते", "Ａ１",
    "\u{202e}b",
    "❤️", "🇨🇭",
  ]

  /// Stands for labels in text of which every column is one letter.
  private static let letter: Character = "ж"

  private static func states(_ view: View) -> [(wide: State, narrow: State)] {
    func state(_ labels: [String]) -> State {
      State.of(labels, labels.indices.map { -Double($0) / 4 }).with { $0.view = view }
    }
    let narrow = state(labels.map { String(repeating: letter, count: DisplayWidth.columns($0)) })
    let wide = state(labels)
    let keys: [[Key]] = [
      [], [.character("e")], [.enter], [.character("/")], [.character("?")],
      [.down, .enter, .character("x"), .escape],
    ]
    return keys.map { keys in
      var pair = (wide: wide, narrow: narrow)
      for key in keys {
        _ = pair.wide.apply(.input(.key(key)))
        _ = pair.narrow.apply(.input(.key(key)))
      }
      return pair
    }
  }

  /// Whether a glyph in the picture of letters stands for a label: its letters, or what a cut one ends with.
  private static func isLabel(_ cell: Cell) -> Bool { "ж… ".unicodeScalars.contains(cell.scalar) }

  @Test(arguments: View.allCases, [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `labels move nothing else`(view: View, size: (Int, Int)) {
    for (wide, narrow) in Self.states(view) {
      let one = picture(wide, size.0, size.1)
      let other = picture(narrow, size.0, size.1)
      // The editors quote other labels, and the line of plain words breaks elsewhere where labels are cut.
      let story = size.1 - 8..<size.1
      for row in 0..<size.1 where !story.contains(row) {
        for column in 0..<size.0 where one[column, row] != other[column, row] {
          #expect(
            Self.isLabel(other[column, row]), "\(column), \(row): \(one[column, row]) \(other[column, row])")
        }
      }
    }
  }

  @Test func `the cursor stands where typed text goes`() {
    for label in Self.labels {
      for keys in [
        [Key.character("a")], [.character("/")], [.character(":")], [.character("e"), .control("u")],
      ] {
        var state = States.words
        for key in keys { _ = state.apply(.input(.key(key))) }
        let start = picture(state, 80, 24).cursor!
        for character in label { _ = state.apply(.input(.key(.character(character)))) }
        let end = picture(state, 80, 24).cursor!
        #expect(end.row == start.row)
        #expect(end.column - start.column == DisplayWidth.columns(label), "\(label)")
      }
    }
  }

  @Test func `the cursor stays in its field whatever is typed`() {
    var state = States.words
    _ = state.apply(.input(.key(.character("/"))))
    for step in 0..<120 {
      _ = state.apply(.input(.key(.character(step % 3 == 0 ? "日" : "x"))))
      let grid = picture(state, 40, 12)
      let cursor = grid.cursor!
      #expect(cursor.column < 40 && !grid[cursor.column, cursor.row].isContinuation)
    }
    _ = state.apply(.input(.key(.home)))
    #expect(picture(state, 40, 12).cursor!.column == 6)
  }
}
