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
    // The cursor needs a cell of its own, at the end of the text too.
    var first = place
    var room = cells.columns - 1
    while first > 0 {
      room -= columns(characters[first - 1..<first], on: canvas)
      if room < 0 { break }
      first -= 1
    }
    let start = cells.column
    canvas.grid.put(
      canvas.symbols.text(String(characters[first...].prefix(cells.columns))), column: start, row: cells.row,
      width: cells.columns, style: style)
    guard cursor != nil else { return }
    canvas.grid.cursor = GridPoint(
      column: start + columns(characters[first..<place], on: canvas), row: cells.row)
  }

  private func columns(_ characters: ArraySlice<Character>, on canvas: Canvas) -> Int {
    canvas.columns(of: String(characters))
  }
}
