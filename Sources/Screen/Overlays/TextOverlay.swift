import Console
import Explorer

/// The editor of all labels and logits: a box with a line for each category.
struct TextOverlay {
  let editor: TextEditor

  func draw(on canvas: inout Canvas) {
    let size = canvas.grid.size
    let columns = min(64, size.columns - 2)
    let problem =
      editor.problem.map { DisplayWidth.wrapped(canvas.symbols.text("✗ \($0)"), width: columns - 4) } ?? []
    let rows = max(editor.lines.count + 2, 8) + problem.count
    var frame = Frame(
      columns: columns, rows: min(rows, size.rows - 2), on: size, title: title)
    let room = max(frame.inner.rows - problem.count, 1)
    let window = ListWindow(count: editor.lines.count, lines: room, chosen: editor.line)
    if window.hidden > 0 { frame.remark = "line \(editor.line + 1) of \(editor.lines.count)" }
    frame.draw(on: &canvas)
    drawLines(window, in: frame.inner, on: &canvas)
    for (offset, line) in problem.enumerated() {
      canvas.put(
        line, frame.inner.column, frame.inner.bottom - problem.count + offset, width: frame.inner.columns,
        style: canvas.theme.problem)
    }
  }

  private var title: String {
    editor.replacesAll ? "Pasted: replaces all categories" : "Labels and logits, one a line"
  }

  private func drawLines(_ window: ListWindow, in inner: Region, on canvas: inout Canvas) {
    let numberWidth = String(editor.lines.count).count
    for (offset, index) in window.places.enumerated() {
      let row = inner.row + offset
      canvas.putRight(
        String(index + 1), end: inner.column + numberWidth, row, style: canvas.theme.dim)
      let cells = Region(
        column: inner.column + numberWidth + 1, row: row, columns: inner.columns - numberWidth - 1)
      EditorLine(
        text: editor.lines[index], cursor: index == editor.line ? editor.cursor : nil, cells: cells
      ).draw(on: &canvas)
    }
  }
}
