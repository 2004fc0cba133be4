import Experiment
import Console
import Explorer

/// The line in which a file is named, the list of what it could be, and a preview of the row.
struct OpenOverlay {
  private static let previewRows = 5
  private static let noticeRows = 3

  let dialog: OpenDialog
  let size: GridSize

  /// What was found for the text that is typed; nothing while that takes long.
  private var found: OpenListing {
    dialog.waiting != nil && dialog.opening == nil ? OpenListing() : dialog.found
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    var frame = Frame(columns: 96, rows: min(size.rows - 2, 22), on: size, title: "Open a file of logits")
    let inner = frame.inner
    let found = found
    let notices = noticeLines(width: inner.columns, rows: inner.rows - 2, on: canvas)
    let listStart = 2 + notices.count
    let previewed = min(found.preview.count, min(Self.previewRows, max(inner.rows - 4 - listStart, 0)))
    let listRows = max(inner.rows - listStart - (previewed > 0 ? previewed + 1 : 0), 0)
    let window = ListWindow(
      count: found.entries.count, lines: listRows, chosen: dialog.moved ?? 0)
    if window.hidden > 0 { frame.remark = "\(Numbers.grouped(window.below)) more below" }
    frame.draw(on: &canvas)
    let titles = window.places.map { canvas.columns(of: found.entries[$0].title) }
    let titleWidth = min(titles.max() ?? 0, max(inner.columns - 24, inner.columns / 2))
    for (offset, place) in window.places.enumerated() {
      draw(place, row: inner.row + listStart + offset, titleWidth: titleWidth, inner, on: &canvas)
    }
    if previewed > 0 { drawPreview(previewed, inner, on: &canvas) }
    let below = Region(column: inner.column, row: inner.row + 1, columns: inner.columns)
    if let problem = dialog.problem ?? found.problem {
      canvas.putProblem(problem, in: inner, from: below.row)
    } else {
      canvas.put(waiting ?? hint, below.column, below.row, width: below.columns, style: theme.dim)
      for (offset, line) in notices.enumerated() {
        canvas.put(line, below.column, below.row + 1 + offset, width: below.columns, style: theme.ok)
      }
    }
    let line = Region(column: inner.column, row: inner.row, columns: inner.columns)
    EditorLine(text: dialog.text, cursor: dialog.cursor, cells: line).draw(on: &canvas)
  }

  private var waiting: String? {
    dialog.waiting.map { $0.text("Reading") + (dialog.opening == nil ? "" : "; Esc gives up") }
  }

  private var hint: String {
    if let row = found.row {
      let rows = found.rowCount > 1 ? "row \(row) of \(Numbers.grouped(found.rowCount)) (from 0), " : ""
      return rows + "\(Numbers.grouped(found.categoryCount)) \(found.quantity.name)"
    }
    if dialog.text.isEmpty { return "FILE[:ARRAY][@ROW]; files opened lately come first" }
    return found.entries.isEmpty ? "nothing begins so" : ""
  }

  /// What was assumed of the row, as far as there is room beside everything else.
  private func noticeLines(width: Int, rows: Int, on canvas: Canvas) -> [String] {
    if found.notices.isEmpty || dialog.problem != nil || found.problem != nil { return [] }
    let text = canvas.symbols.text(found.notices.joined(separator: " "))
    return Array(DisplayWidth.wrapped(text, width: width).prefix(min(Self.noticeRows, max(rows, 0))))
  }

  private func draw(
    _ place: Int, row: Int, titleWidth: Int, _ inner: Region, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let entry = found.entries[place]
    let line = ListRow(
      name: entry.title, nameWidth: titleWidth, isHighlighted: place == dialog.moved,
      region: Region(column: inner.column, row: row, columns: inner.columns))
    canvas.put(
      entry.detail, line.detailStart, row, width: max(inner.end - line.detailStart, 0), style: theme.dim)
    line.draw(on: &canvas)
  }

  /// The largest categories of the row that would be opened.
  private func drawPreview(_ count: Int, _ inner: Region, on canvas: inout Canvas) {
    let theme = canvas.theme
    let first = inner.bottom - count
    let rule = Region(column: inner.column, row: first - 1, columns: inner.columns)
    canvas.fill(rule, with: canvas.symbols.horizontalRule, style: theme.rule)
    let shown = found.preview.prefix(count)
    let labelWidth = min(shown.map { canvas.columns(of: $0.label) }.max() ?? 0, inner.columns / 2)
    for (offset, category) in shown.enumerated() {
      canvas.put(category.label, inner.column + 2, first + offset, width: labelWidth, style: theme.label)
      canvas.put(
        "  \(Numbers.signed(category.logit))   π \(Numbers.share(category.probability))",
        inner.column + 2 + labelWidth, first + offset, width: inner.columns - 2 - labelWidth,
        style: theme.text)
    }
  }
}
