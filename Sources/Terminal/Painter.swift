import CNCurses
import Console

/// Copies the rows of grids that changed to ncurses' screen, which finds out what of them to send.
@MainActor
final class Painter {
  private let colors: ColorPairs?
  private let substitute: wchar_t
  private let asciiOnly: Bool
  private var shown = CellGrid(size: GridSize(columns: 0, rows: 0))
  private var movedRows = MovedRows(CellGrid(size: GridSize(columns: 0, rows: 0)))
  private var run = CellRun()
  private var cursorIsShown = false

  /// A painter for the open screen; `colors` is `nil` where no colour code may be sent.
  init(colors: ColorPairs?, isUTF8: Bool, asciiOnly: Bool) {
    self.colors = colors
    self.asciiOnly = asciiOnly
    substitute = isUTF8 ? 0xFFFD : wchar_t(UInt8(ascii: "?"))
  }

  /// Shows `grid`. What lies outside the screen is clipped.
  func paint(_ grid: CellGrid) {
    if grid.size != shown.size {
      werase(nc_stdscr())
      show(CellGrid(size: grid.size))
    }
    let changed = grid.rows.indices.filter { shown.rows[$0] != grid.rows[$0] }
    // What ncurses believes to be corrupt it writes anew, and does not move.
    for row in movedRows.sources(in: grid, changed: changed) { wredrawln(nc_stdscr(), Int32(row), 1) }
    for row in changed where row < Int(getmaxy(nc_stdscr())) {
      grid.rows[row].withUnsafeBufferPointer { paintRow(row, $0) }
    }
    shown = grid
    place(grid.cursor)
    wnoutrefresh(nc_stdscr())
    doupdate()
  }

  /// Forgets the previous grid: the screen was emptied or has a new size.
  func reset() {
    werase(nc_stdscr())
    show(CellGrid(size: GridSize(columns: 0, rows: 0)))
  }

  private func show(_ grid: CellGrid) {
    shown = grid
    movedRows = MovedRows(grid)
  }

  private func place(_ cursor: GridPoint?) {
    if let cursor { wmove(nc_stdscr(), Int32(clamping: cursor.row), Int32(clamping: cursor.column)) }
    if (cursor != nil) != cursorIsShown {
      cursorIsShown = cursor != nil
      curs_set(cursorIsShown ? 1 : 0)
    }
  }

  private func paintRow(_ row: Int, _ cells: UnsafeBufferPointer<Cell>) {
    // A local array is filled without a look at who else might use it, cell by cell.
    var run = CellRun()
    swap(&run, &self.run)
    run.removeAll()
    var style = Style.plain
    run.look = blank(in: style)
    var column = 0
    while column < cells.count {
      let cell = cells[column]
      if cell.style != style {
        style = cell.style
        run.look = blank(in: style)
      }
      let span = column + 1 < cells.count && !cell.isContinuation && cells[column + 1].isContinuation ? 2 : 1
      // Half a wide glyph, left over by a clipped copy, shows as a blank.
      let glyph =
        cell.isContinuation
        ? .blank : CursesGlyph(cell, columns: span, substitute: substitute, asciiOnly: asciiOnly)
      run.append(glyph)
      if glyph.columns < span { run.append(.blank) }
      column += span
    }
    mvwadd_wchnstr(nc_stdscr(), Int32(row), 0, run.cells, Int32(run.cells.count))
    swap(&run, &self.run)
  }

  /// A blank cell in a style.
  private func blank(in style: Style) -> cchar_t {
    var attributes: UInt32 = 0
    if style.bold { attributes |= NC_BOLD.rawValue }
    if style.dim { attributes |= NC_DIM.rawValue }
    if style.underline { attributes |= NC_UNDERLINE.rawValue }
    if style.reverse { attributes |= NC_REVERSE.rawValue }
    let pair = colors?.number(foreground: style.foreground, background: style.background) ?? 0
    return nc_blank_cell(attr_t(attributes), pair)
  }
}

/// Cells for ncurses, side by side.
private struct CellRun {
  private(set) var cells: [cchar_t] = []
  /// What is put into the cells to come, but for their glyphs: a blank.
  var look = cchar_t()

  mutating func removeAll() { cells.removeAll(keepingCapacity: true) }

  mutating func append(_ glyph: CursesGlyph) {
    var cell = look
    cell.chars.0 = glyph.base
    cell.chars.1 = glyph.mark
    cell.chars.2 = glyph.secondMark
    cells.append(cell)
  }
}
