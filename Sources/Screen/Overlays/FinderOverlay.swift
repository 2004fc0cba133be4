import Experiment
import Console
import Explorer

/// The line above the footer in which a category is looked for.
struct FinderOverlay {
  let finder: Finder

  func draw(on canvas: inout Canvas) {
    let size = canvas.grid.size
    let row = size.rows - 2
    canvas.fill(Region(column: 0, row: row, columns: size.columns), style: canvas.theme.text)
    let start = canvas.put("find ", 1, row, style: canvas.theme.accent)
    let message = canvas.firstFitting(messages, width: size.columns - start - 14)
    let width = canvas.columns(of: message)
    let isMissing = !finder.text.isEmpty && finder.rows.isEmpty
    canvas.put(
      message, size.columns - 1 - width, row,
      style: isMissing ? canvas.theme.problem : canvas.theme.text)
    let cells = Region(column: start, row: row, columns: size.columns - 2 - width - start)
    EditorLine(text: finder.text, cursor: finder.cursor, cells: cells).draw(on: &canvas)
  }

  /// How many match, in fewer and fewer words.
  private var messages: [String] {
    guard !finder.text.isEmpty else { return ["a part of a label, or its number: #12", "label or #12"] }
    guard let place = finder.place else { return ["✗ no label contains this", "✗ none"] }
    let count = Numbers.grouped(finder.rows.count)
    return finder.rows.count == 1
      ? ["1 match"] : ["\(Numbers.grouped(place + 1)) of \(count) matches", "of \(count)"]
  }
}
