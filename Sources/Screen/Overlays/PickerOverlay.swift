import Console
import Experiment
import Explorer

/// Where a list to choose from stands: the typed line, what may be typed, and the items that are left.
struct PickerLayout {
  let frame: Frame
  let window: ListWindow

  init(_ picker: ListPicker, size: GridSize) {
    var frame = Frame(
      columns: 110, rows: min(size.rows - 2, picker.items.count + 4), on: size, title: picker.title)
    window = ListWindow(
      count: picker.matches.count, lines: max(frame.inner.rows - 2, 0), chosen: picker.highlighted ?? 0)
    if window.hidden > 0 { frame.remark = "\(Numbers.grouped(window.below)) more below" }
    self.frame = frame
  }

  /// The typed line.
  var line: Region {
    var line = frame.inner
    line.rows = 1
    return line
  }

  /// The first row of the items.
  var firstRow: Int { frame.inner.row + 2 }

  /// The match at a point, if there is one.
  func match(at point: GridPoint) -> Int? {
    let rows = Region(
      column: frame.outer.column, row: firstRow, columns: frame.outer.columns, rows: window.places.count)
    return rows.contains(point) ? window.places.lowerBound + point.row - firstRow : nil
  }
}

/// A list to choose from, with the line that filters it.
struct PickerOverlay {
  let picker: ListPicker
  let layout: PickerLayout

  func draw(on canvas: inout Canvas) {
    let (theme, inner) = (canvas.theme, layout.frame.inner)
    layout.frame.draw(on: &canvas)
    canvas.put(
      picker.matches.isEmpty ? "nothing has these letters" : picker.hint, inner.column, inner.row + 1,
      width: inner.columns, style: theme.dim)
    let nameWidth = min(picker.items.map { canvas.columns(of: $0.name) }.max() ?? 0, inner.columns - 2)
    for (offset, place) in layout.window.places.enumerated() {
      let item = picker.items[picker.matches[place]]
      let row = ListRow(
        name: item.name, nameWidth: nameWidth, isHighlighted: place == picker.highlighted,
        region: Region(column: inner.column, row: layout.firstRow + offset, columns: inner.columns))
      canvas.put(
        item.sentence, row.detailStart, row.region.row, width: inner.end - row.detailStart, style: theme.dim)
      row.draw(on: &canvas)
    }
    if let problem = picker.problem {
      canvas.putProblem(problem, in: inner, from: inner.row + 1)
    }
    EditorLine(text: picker.text, cursor: picker.cursor, cells: layout.line).draw(on: &canvas)
  }
}

extension Canvas {
  /// Why what is typed was not taken, over the rows of `inner` from `first` on if it is long.
  mutating func putProblem(_ problem: String, in inner: Region, from first: Int) {
    let lines = DisplayWidth.wrapped(symbols.text("✗ \(problem)"), width: inner.columns)
    for (offset, line) in lines.prefix(inner.bottom - first).enumerated() {
      let row = Region(column: inner.column, row: first + offset, columns: inner.columns)
      fill(row, style: theme.text)
      put(line, row.column, row.row, width: row.columns, style: theme.problem)
    }
  }
}
