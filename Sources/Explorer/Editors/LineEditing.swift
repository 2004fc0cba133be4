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
