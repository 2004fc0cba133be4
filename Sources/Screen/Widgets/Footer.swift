import Console
import Explorer

/// The last row: the keys that work now, or a notice.
struct Footer {
  let state: State

  func draw(row: Int, width: Int, on canvas: inout Canvas) {
    canvas.fill(Region(column: 0, row: row, columns: width), style: canvas.theme.footer)
    let hints = KeyMap.footer(for: state)
    if let notice = state.notice {
      drawNotice(notice, essential: hints.filter(\.essential), row: row, width: width, on: &canvas)
    } else {
      put(fitting(hints, width: width, on: canvas), row: row, column: 1, on: &canvas)
    }
  }

  private func drawNotice(
    _ notice: Notice, essential: [Hint], row: Int, width: Int, on canvas: inout Canvas
  ) {
    var style = notice.isProblem ? canvas.theme.problem : canvas.theme.ok
    if !style.reverse { style.background = canvas.theme.footer.background }
    let keys = essential.reduce(0) { $0 + self.width($1, on: canvas) + 2 }
    // The notice comes first; the keys keep their place only where it leaves them room.
    let text = (notice.isProblem ? "✗ " : "") + notice.text
    let whole = notice.aside.isEmpty ? text : "\(text) \(notice.aside)"
    let fitting = canvas.columns(of: whole) <= width - 2 ? whole : text
    // What does not fit takes the row above, until the next key.
    let lines = DisplayWidth.wrapped(canvas.symbols.text(fitting), width: max(width - 2, 1))
    if lines.count > 1, row > 4 {
      canvas.fill(Region(column: 0, row: row - 1, columns: width), style: canvas.theme.footer)
      canvas.put(lines[0], 1, row - 1, width: width - 2, style: style)
      let rest = lines.dropFirst().joined(separator: " ")
      canvas.put(rest, 1, row, width: width - 2, style: style)
      return
    }
    let hasKeys = canvas.columns(of: fitting) + keys + 2 <= width
    canvas.put(fitting, 1, row, width: width - 2, style: style)
    if hasKeys { put(essential, row: row, column: width - keys, on: &canvas) }
  }

  /// As many hints as fit, in order, the essential ones always.
  private func fitting(_ hints: [Hint], width: Int, on canvas: Canvas) -> [Hint] {
    // One column of margin; the last hint needs no gap of two after it.
    var room = width + 1
    for hint in hints where hint.essential { room -= self.width(hint, on: canvas) + 2 }
    var isFull = false
    return hints.filter { hint in
      if hint.essential { return true }
      let needed = self.width(hint, on: canvas) + 2
      isFull = isFull || needed > room
      if !isFull { room -= needed }
      return !isFull
    }
  }

  private func width(_ hint: Hint, on canvas: Canvas) -> Int {
    canvas.columns(of: keys(hint, on: canvas)) + 1 + canvas.columns(of: hint.label)
  }

  private func keys(_ hint: Hint, on canvas: Canvas) -> String {
    canvas.symbols.isASCII ? hint.asciiKeys : hint.keys
  }

  private func put(_ hints: [Hint], row: Int, column: Int, on canvas: inout Canvas) {
    var cursor = column
    for hint in hints {
      cursor = canvas.put(keys(hint, on: canvas), cursor, row, style: canvas.theme.footerKey) + 1
      cursor = canvas.put(hint.label, cursor, row, style: canvas.theme.footer) + 2
    }
  }
}
