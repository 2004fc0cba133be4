import Console

/// Horizontal bars with a precision of an eighth of a cell, and the mark of an exact value on them.
struct Bar {
  /// The cells that stand for 1; one more to their right holds the mark at 1.
  var cells: Region
  var style: Style
  /// Whether the bar shows averages rather than picks.
  var soft = false
  /// The exact value; `nil` draws no mark.
  var exact: Double?
  /// The baseline's value; `nil` draws none.
  var ghost: Double?
  /// Whether the value deviates from the exact one by more than sampling explains.
  var deviates = false

  /// Draws the bar of `value`, from 0 to 1; `nil` draws the mark only.
  func draw(_ value: Double?, on canvas: inout Canvas) {
    var eighths = value.map { self.eighths($0) } ?? 0
    let mark = exact.map { markCell($0) }
    // A mark hides its cell: a bar that ends within half a cell of it is drawn as ending at it.
    if let mark, mark > 0, abs(eighths - mark * 8) <= 4 { eighths = mark * 8 }
    let symbols = canvas.symbols
    let softGlyphs = canvas.theme.softBarsHaveColor ? symbols.softBar : symbols.patternedBar
    let glyphs = soft ? softGlyphs : symbols.bar
    canvas.fill(
      Region(column: cells.column, row: cells.row, columns: eighths / 8), with: glyphs[7], style: style)
    if eighths % 8 > 0 {
      canvas.set(glyphs[eighths % 8 - 1], cells.column + eighths / 8, cells.row, style: style)
    }
    if let ghost, markCell(ghost) != mark { drawGhost(at: markCell(ghost), eighths: eighths, on: &canvas) }
    if let mark { drawMark(at: mark, inBar: eighths >= mark * 8 + 4, on: &canvas) }
  }

  private func eighths(_ value: Double) -> Int {
    guard value > 0 else { return 0 }
    return min(max(Int((value * Double(cells.columns) * 8).rounded()), 1), cells.columns * 8)
  }

  /// The cell at whose left edge the mark stands. A probability above 0 leaves the first cell to the bar, of
  /// which at least a sliver is to be seen.
  private func markCell(_ value: Double) -> Int {
    guard value > 0 else { return 0 }
    return min(max(Int((value * Double(cells.columns)).rounded()), 1), cells.columns)
  }

  private func drawGhost(at cell: Int, eighths: Int, on canvas: inout Canvas) {
    let isInBar = eighths >= cell * 8 + 4 && !canvas.symbols.isASCII
    canvas.set(
      canvas.symbols.ghost, cells.column + cell, cells.row,
      style: isInBar ? markInBar(canvas.theme) : canvas.theme.ghost)
  }

  private func drawMark(at cell: Int, inBar: Bool, on canvas: inout Canvas) {
    let column = cells.column + cell
    if deviates {
      canvas.set(canvas.symbols.deviates, column, cells.row, style: canvas.theme.problem)
    } else if inBar, !canvas.symbols.isASCII {
      canvas.set(canvas.symbols.tick, column, cells.row, style: markInBar(canvas.theme))
    } else {
      // Without colours, a mark that touched the bar would look like a part of it.
      let glyph = style.foreground == nil ? canvas.symbols.verticalRule : canvas.symbols.tick
      canvas.set(glyph, column, cells.row, style: canvas.theme.tick)
    }
  }

  /// The mark's own colour on the bar's; without colours, the bar's cell with a line cut out.
  private func markInBar(_ theme: Theme) -> Style {
    guard let color = style.foreground else { return theme.tickInBar }
    return Style(foreground: theme.tickInBar.foreground, background: color)
  }
}
