import Console

/// A line of text that is being edited, scrolled sideways so that its cursor shows.
struct EditorLine {
  let text: String
  /// The cursor, in characters from the start; `nil` where the cursor is in another line.
  var cursor: Int?
  let cells: Region

  func draw(on canvas: inout Canvas) {
    let style = canvas.theme.editor
    canvas.fill(cells, style: style)
    let characters = Array(text)
    let place = min(max(cursor ?? 0, 0), characters.count)
    var first = 0
    // The cursor needs a cell of its own, at the end of the text too.
    while columns(characters[first..<place], on: canvas) + 1 > cells.columns, first < place { first += 1 }
    let start = cells.column
    canvas.grid.put(
      canvas.symbols.text(String(characters[first...])), column: start, row: cells.row,
      width: cells.columns, style: style)
    guard cursor != nil else { return }
    canvas.grid.cursor = GridPoint(
      column: start + columns(characters[first..<place], on: canvas), row: cells.row)
  }

  private func columns(_ characters: ArraySlice<Character>, on canvas: Canvas) -> Int {
    canvas.columns(of: String(characters))
  }
}
