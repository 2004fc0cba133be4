import Experiment
import Console
import Explorer

/// Where the command palette stands: the typed line, what is to be said of it, and the proposals.
struct PaletteLayout {
  let frame: Frame
  let window: ListWindow

  init(_ palette: CommandPalette, size: GridSize) {
    var frame = Frame(columns: 96, rows: min(size.rows - 2, 18), on: size, title: "Command")
    window = ListWindow(
      count: palette.candidates.count, lines: max(frame.inner.rows - 2, 0), chosen: palette.highlighted ?? 0)
    if window.hidden > 0 { frame.remark = "\(Numbers.grouped(window.below)) more below" }
    self.frame = frame
  }

  /// The typed line.
  var line: Region {
    Region(column: frame.inner.column + 2, row: frame.inner.row, columns: frame.inner.columns - 2)
  }

  /// The first row of the proposals.
  var firstRow: Int { frame.inner.row + 2 }

  /// The proposal at a point, if there is one.
  func candidate(at point: GridPoint) -> Int? {
    let rows = Region(
      column: frame.outer.column, row: firstRow, columns: frame.outer.columns, rows: window.places.count)
    return rows.contains(point) ? window.places.lowerBound + point.row - firstRow : nil
  }
}

/// The line of a typed command with what it could become.
struct PaletteOverlay {
  let palette: CommandPalette
  let layout: PaletteLayout

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let inner = layout.frame.inner
    layout.frame.draw(on: &canvas)
    canvas.put(":", inner.column, inner.row, style: theme.accent)
    let below = Region(column: inner.column, row: inner.row + 1, columns: inner.columns)
    if palette.problem == nil, let word = palette.word {
      canvas.put(
        canvas.firstFitting(["\(word.usage)   \(word.sentence)", word.usage], width: below.columns),
        below.column, below.row, width: below.columns, style: theme.dim)
    }
    let titles = layout.window.places.map { canvas.columns(of: palette.candidates[$0].title) }
    let titleWidth = min(titles.max() ?? 0, inner.columns - 14)
    for (offset, place) in layout.window.places.enumerated() {
      draw(place, row: layout.firstRow + offset, titleWidth: titleWidth, on: &canvas)
    }
    if let problem = palette.problem { draw(problem, in: below, on: &canvas) }
    EditorLine(text: palette.text, cursor: palette.cursor, cells: layout.line).draw(on: &canvas)
  }

  private func draw(_ place: Int, row: Int, titleWidth: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let inner = layout.frame.inner
    let candidate = palette.candidates[place]
    let isHighlighted = place == palette.highlighted
    if isHighlighted { canvas.set(canvas.symbols.selected, inner.column, row, style: theme.selection) }
    canvas.put(
      candidate.title, inner.column + 2, row, width: titleWidth,
      style: isHighlighted ? theme.selection : theme.text)
    var keyStyle = theme.footerKey
    keyStyle.background = nil
    let keys = canvas.symbols.isASCII ? candidate.asciiKeys : candidate.keys
    let keyStart = inner.column + 2 + titleWidth + 2
    canvas.put(keys, keyStart, row, width: inner.end - keyStart, style: keyStyle)
    let start = keyStart + (palette.candidates.allSatisfy(\.keys.isEmpty) ? 0 : 12)
    if inner.end - start >= 20 {
      canvas.put(candidate.sentence, start, row, width: inner.end - start, style: theme.dim)
    }
    guard isHighlighted, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: inner.column, row: row, columns: inner.columns) { $0.background = ground }
  }

  /// Why the command was not run, over the first proposals if it is long.
  private func draw(_ problem: String, in first: Region, on canvas: inout Canvas) {
    let lines = DisplayWidth.wrapped(canvas.symbols.text("✗ \(problem)"), width: first.columns)
    for (offset, line) in lines.prefix(layout.frame.inner.rows - 1).enumerated() {
      var row = first
      row.row += offset
      canvas.fill(row, style: canvas.theme.text)
      canvas.put(line, row.column, row.row, width: row.columns, style: canvas.theme.problem)
    }
  }
}
