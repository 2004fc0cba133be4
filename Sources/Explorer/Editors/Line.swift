import Experiment

/// A line of text with a cursor, in characters as a person counts them.
struct Line {
  private(set) var characters: [Character]
  private(set) var cursor: Int

  init(_ text: String, cursor: Int) {
    characters = Array(text)
    self.cursor = min(max(cursor, 0), characters.count)
  }

  var text: String { String(characters) }
  var head: String { String(characters[..<cursor]) }
  var tail: String { String(characters[cursor...]) }

  /// Inserts at the cursor. A combining mark joins the character before it, so all is counted anew.
  mutating func insert(_ text: String) {
    let front = head + text
    self = Line(front + tail, cursor: front.count)
  }

  /// Applies an action that stays within the line; others do nothing.
  mutating func apply(_ action: EditAction) {
    switch action {
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, characters.count)
    case .lineStart: cursor = 0
    case .lineEnd: cursor = characters.count
    case .deleteBackward: remove(from: max(cursor - 1, 0), to: cursor)
    case .deleteForward: remove(from: cursor, to: min(cursor + 1, characters.count))
    case .deleteToStart: remove(from: 0, to: cursor)
    case .deleteToEnd: remove(from: cursor, to: characters.count)
    case .deleteWord: remove(from: startOfWord, to: cursor)
    case .up, .down, .newLine: break
    }
  }

  /// The start of the word before the cursor, white space behind it included.
  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  private mutating func remove(from start: Int, to end: Int) {
    let front = String(characters[..<start])
    self = Line(front + String(characters[end...]), cursor: front.count)
  }
}

extension String {
  /// The lines of pasted text: tabs become spaces, other control characters are left out.
  var pastedLines: [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.map { $0 == "\t" ? " " : $0 }.filter { !LabelNotation.isControl($0) }))
    }
  }
}

/// An editor of one line.
protocol LineEditing {
  var text: String { get set }
  /// The cursor, in characters from the start.
  var cursor: Int { get set }
}

extension LineEditing {
  /// Changes the line.
  mutating func edit(_ body: (inout Line) -> Void) {
    var line = Line(text, cursor: cursor)
    body(&line)
    text = line.text
    cursor = line.cursor
  }

  /// Makes `text` the line, with the cursor at its end.
  mutating func replace(by text: String) {
    self.text = text
    cursor = text.count
  }
}
