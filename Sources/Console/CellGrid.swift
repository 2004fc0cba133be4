/// A size in character cells.
public struct GridSize: Sendable, Hashable {
  /// Cells in a row.
  public var columns: Int
  /// Rows.
  public var rows: Int
  /// A size of `columns` by `rows`.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A picture made of character cells: what a view is, before any terminal, file or test sees it.
///
/// Writing outside the grid is clipped, never an error, so that views need no special cases at the edges.
public struct CellGrid: Sendable, Equatable {
  /// The size.
  public let size: GridSize
  /// All cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor is to be shown, for an editor; `nil` hides it.
  public var cursor: GridPoint?

  /// A blank grid.
  public init(size: GridSize) {
    self.size = GridSize(columns: max(size.columns, 0), rows: max(size.rows, 0))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The cell in `column` of `row`, both from 0; blank outside.
  public subscript(column: Int, row: Int) -> Cell {
    get { contains(column, row) ? cells[row * size.columns + column] : .blank }
    set { if contains(column, row) { cells[row * size.columns + column] = newValue } }
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Writes `text` from (`column`, `row`) rightwards, at most `width` columns of it, and returns the column
  /// after its last cell. Control characters and bidirectional marks become U+FFFD, a wide glyph that
  /// would be cut is left out.
  @discardableResult
  public mutating func put(
    _ text: String, column: Int, row: Int, width: Int = .max, style: Style = .plain
  ) -> Int {
    var cursor = column
    let limit = width == .max ? Int.max : column + width
    var base: Int? = nil
    for scalar in text.unicodeScalars {
      let shown = DisplayWidth.printable(scalar)
      let columns = DisplayWidth.columns(shown)
      if columns == 0 {
        if let base { attach(shown, column: base, row: row) }
        continue
      }
      if cursor + columns > limit { break }
      if cursor >= 0 && cursor + columns <= size.columns {
        overwrite(column: cursor, row: row, with: Cell(shown, style: style))
        if columns == 2 { overwrite(column: cursor + 1, row: row, with: Cell("\0", style: style)) }
      }
      base = cursor
      cursor += columns
    }
    return cursor
  }

  /// Fills a rectangle with one glyph.
  public mutating func fill(
    column: Int, row: Int, columns: Int, rows: Int = 1, with scalar: Unicode.Scalar = " ", style: Style
  ) {
    guard columns > 0, rows > 0 else { return }
    for y in max(row, 0)..<max(min(row + rows, size.rows), max(row, 0)) {
      for x in max(column, 0)..<max(min(column + columns, size.columns), max(column, 0)) {
        overwrite(column: x, row: y, with: Cell(scalar, style: style))
      }
    }
  }

  /// Changes the style of a run of cells and keeps their glyphs.
  public mutating func restyle(column: Int, row: Int, columns: Int, _ change: (inout Style) -> Void) {
    guard columns > 0 else { return }
    for x in column..<(column + columns) where contains(x, row) {
      change(&cells[row * size.columns + x].style)
    }
  }

  /// Writes one cell and blanks the other half of any wide glyph that it cuts.
  private mutating func overwrite(column: Int, row: Int, with cell: Cell) {
    guard contains(column, row) else { return }
    let index = row * size.columns + column
    if cells[index].isContinuation, !cell.isContinuation, column > 0 { cells[index - 1].scalar = " " }
    if column + 1 < size.columns, cells[index + 1].isContinuation { cells[index + 1].scalar = " " }
    cells[index] = cell
  }

  private mutating func attach(_ mark: Unicode.Scalar, column: Int, row: Int) {
    guard contains(column, row) else { return }
    let index = row * size.columns + column
    if cells[index].mark == nil {
      cells[index].mark = mark
    } else if cells[index].secondMark == nil {
      cells[index].secondMark = mark
    }
  }
}

/// A place in a grid, from 0.
public struct GridPoint: Sendable, Hashable {
  /// The column.
  public var column: Int
  /// The row.
  public var row: Int
  /// The place at `column`, `row`.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
