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
    let first = firstShown(characters, place, on: canvas)
    let start = cells.column
    // Every character takes at least one column.
    let shown = characters[first...].prefix(cells.columns)
    canvas.grid.put(
      canvas.symbols.text(String(shown)), column: start, row: cells.row, width: cells.columns, style: style)
    guard cursor != nil else { return }
    canvas.grid.cursor = GridPoint(
      column: start + columns(characters[first..<place], on: canvas), row: cells.row)
  }

  /// The first character that shows. The cursor needs a cell of its own, at the end of the text too.
  private func firstShown(_ characters: [Character], _ place: Int, on canvas: Canvas) -> Int {
    var first = place
    var room = cells.columns - 1
    while first > 0 {
      room -= columns(characters[first - 1..<first], on: canvas)
      if room < 0 { return first }
      first -= 1
    }
    return 0
  }

  private func columns(_ characters: ArraySlice<Character>, on canvas: Canvas) -> Int {
    canvas.columns(of: String(characters))
  }
}
