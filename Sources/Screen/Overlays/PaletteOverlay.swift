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
    if let problem = palette.problem { canvas.putProblem(problem, in: inner, from: below.row) }
    EditorLine(text: palette.text, cursor: palette.cursor, cells: layout.line).draw(on: &canvas)
  }

  private func draw(_ place: Int, row: Int, titleWidth: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let inner = layout.frame.inner
    let candidate = palette.candidates[place]
    let line = ListRow(
      name: candidate.title, nameWidth: titleWidth, isHighlighted: place == palette.highlighted,
      region: Region(column: inner.column, row: row, columns: inner.columns))
    var keyStyle = theme.footerKey
    keyStyle.background = nil
    let keys = canvas.symbols.isASCII ? candidate.asciiKeys : candidate.keys
    canvas.put(keys, line.detailStart, row, width: inner.end - line.detailStart, style: keyStyle)
    let start = line.detailStart + (palette.candidates.allSatisfy(\.keys.isEmpty) ? 0 : 12)
    if inner.end - start >= 20 {
      canvas.put(candidate.sentence, start, row, width: inner.end - start, style: theme.dim)
    }
    line.draw(on: &canvas)
  }
}
