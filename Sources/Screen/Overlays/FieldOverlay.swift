import Console
import Explorer

/// A one-line editor where the value stands, with the reason beside it why a text was refused.
struct FieldOverlay {
  let editor: FieldEditor
  /// Where the value stands.
  let place: Region
  /// The name of a value that has none on screen, and what to type, until something is typed.
  var prompt = ""
  var placeholder = ""

  func draw(on canvas: inout Canvas) {
    let size = canvas.grid.size
    let wanted = max(
      place.columns, canvas.columns(of: editor.text) + 1, canvas.columns(of: placeholder) + 1)
    var cells = place
    if !prompt.isEmpty {
      cells.column = canvas.put(prompt + " ", place.column, place.row, style: canvas.theme.accent)
    }
    cells.columns = max(min(wanted, size.columns - cells.column - 1), 1)
    EditorLine(text: editor.text, cursor: editor.cursor, cells: cells).draw(on: &canvas)
    if editor.text.isEmpty {
      var style = canvas.theme.editor
      style.foreground = canvas.theme.dim.foreground
      style.dim = canvas.theme.dim.dim
      canvas.put(placeholder, cells.column, cells.row, width: cells.columns, style: style)
    }
    if let waiting = editor.waiting {
      draw(waiting.text("Writing"), beside: cells, style: canvas.theme.dim, on: &canvas)
    } else if let problem = editor.problem {
      draw("✗ \(problem)", beside: cells, style: canvas.theme.problem, on: &canvas)
    }
  }

  private func draw(_ message: String, beside cells: Region, style: Style, on canvas: inout Canvas) {
    let size = canvas.grid.size
    guard cells.end + canvas.columns(of: message) + 2 <= size.columns else {
      return draw(message, below: cells, style: style, on: &canvas)
    }
    let rest = Region(column: cells.end, row: cells.row, columns: size.columns - cells.end)
    canvas.fill(rest, style: canvas.theme.text)
    canvas.put(" \(message) ", cells.end, cells.row, style: style)
  }

  /// The message on rows of its own, on the side of the field that has room for it.
  private func draw(_ message: String, below cells: Region, style: Style, on canvas: inout Canvas) {
    let size = canvas.grid.size
    let lines = DisplayWidth.wrapped(canvas.symbols.text(message), width: size.columns - 3)
    let isLow = cells.row + 1 + lines.count > size.rows - 1
    let first = isLow ? cells.row - lines.count : cells.row + 1
    for (offset, line) in lines.enumerated() {
      let row = Region(column: 0, row: first + offset, columns: size.columns)
      canvas.fill(row, style: style)
      canvas.put(line, 1, row.row, width: size.columns - 2, style: style)
    }
  }
}

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

extension Waiting {
  /// The wait in words: `Reading … 34 %, 3 s`.
  func text(_ verb: String) -> String {
    let facts = [percent.map { "\($0) %" }, seconds > 0 ? "\(seconds) s" : nil].compactMap(\.self)
    return facts.isEmpty ? "\(verb) …" : "\(verb) … \(facts.joined(separator: ", "))"
  }
}
