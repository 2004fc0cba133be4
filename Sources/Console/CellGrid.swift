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
  /// The cells of each row. A copy of a grid shares them until one is changed.
  public private(set) var rows: [[Cell]]
  /// Where the terminal's cursor is to be shown, for an editor; `nil` hides it.
  public var cursor: GridPoint?

  /// A blank grid.
  public init(size: GridSize) {
    self.size = GridSize(columns: max(size.columns, 0), rows: max(size.rows, 0))
    rows = Array(repeating: Array(repeating: .blank, count: self.size.columns), count: self.size.rows)
  }

  /// The cell in `column` of `row`, both from 0; blank outside.
  ///
  /// What is set follows the rules of `put`: a wide glyph takes the next column as well and is left out
  /// where that is outside, what must not reach a terminal becomes U+FFFD. Setting a right half only
  /// styles the right half that is there and blanks any other cell, so a grid may be copied cell by cell.
  public subscript(column: Int, row: Int) -> Cell {
    get { contains(column, row) ? rows[row][column] : .blank }
    set {
      guard contains(column, row) else { return }
      if newValue.isContinuation {
        if rows[row][column].isContinuation {
          rows[row][column].style = newValue.style
        } else {
          set(.blank, column: column, row: row, style: newValue.style)
        }
        return
      }
      set(Glyph(newValue), column: column, row: row, style: newValue.style)
    }
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Writes `text` from (`column`, `row`) rightwards, at most `width` columns of it and not beyond the
  /// grid's right edge, and returns the column after its last cell.
  ///
  /// Marks join the glyph before them, at most two. What could drive or confuse a terminal becomes U+FFFD
  /// (see `DisplayWidth.printable`). Of a wide glyph that is cut at either end, blanks are left.
  @discardableResult
  public mutating func put(
    _ text: String, column: Int, row: Int, width: Int = .max, style: Style = .plain
  ) -> Int {
    let (sum, overflows) = column.addingReportingOverflow(width)
    let end = overflows ? size.columns : min(sum, size.columns)
    if let cursor = putASCII(text, column: column, row: row, end: end, style: style) { return cursor }
    var cursor = column
    var glyphs = GlyphIterator(text)
    while cursor < end, let glyph = glyphs.next() {
      if cursor + glyph.columns > end {
        set(.blank, column: cursor, row: row, style: style)
        return end
      }
      set(glyph, column: cursor, row: row, style: style)
      cursor += glyph.columns
    }
    return cursor
  }

  /// `put` for what most cells are written with, printable ASCII: one byte is one cell. `nil`, and nothing
  /// written, for other text.
  private mutating func putASCII(_ text: String, column: Int, row: Int, end: Int, style: Style) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let stop = max(column, min(column + bytes.count, end))
      let first = max(column, 0)
      guard row >= 0, row < size.rows, first < stop else { return stop }
      rows[row].write(first..<stop) { Cell(Unicode.Scalar(bytes[$0 - column]), style: style) }
      return stop
    } ?? nil
  }

  /// Fills a rectangle with one glyph. A wide one leaves the last column blank where the number of columns
  /// is odd.
  public mutating func fill(
    column: Int, row: Int, columns: Int, rows: Int = 1, with scalar: Unicode.Scalar = " ", style: Style
  ) {
    let across = Self.clipped(column, columns, to: size.columns)
    let down = Self.clipped(row, rows, to: size.rows)
    guard !across.isEmpty, !down.isEmpty else { return }
    let glyph = Glyph(Cell(scalar))
    for y in down {
      if glyph.columns == 1 {
        let cell = Cell(glyph, style: style)
        self.rows[y].write(across) { _ in cell }
        continue
      }
      for x in stride(from: across.lowerBound, to: across.upperBound, by: glyph.columns) {
        let fits = x + glyph.columns <= across.upperBound
        set(fits ? glyph : .blank, column: x, row: y, style: style)
      }
    }
  }

  /// Changes the style of a run of cells and keeps their glyphs. A wide glyph belongs to the run if its left
  /// half does.
  public mutating func restyle(column: Int, row: Int, columns: Int, _ change: (inout Style) -> Void) {
    guard row >= 0, row < size.rows else { return }
    let run = Self.clipped(column, columns, to: size.columns)
    guard !run.isEmpty else { return }
    rows[row].restyle(run, change)
  }

  /// The part of `count` places from `start` that lies in 0..<limit.
  private static func clipped(_ start: Int, _ count: Int, to limit: Int) -> Range<Int> {
    let (sum, overflows) = start.addingReportingOverflow(count)
    let low = min(max(start, 0), limit)
    let high = overflows ? limit : min(max(sum, 0), limit)
    return low..<max(low, high)
  }

  /// Writes one glyph, or blanks into those columns of a cut wide glyph that are inside the grid.
  private mutating func set(_ glyph: Glyph, column: Int, row: Int, style: Style) {
    guard row >= 0, row < size.rows else { return }
    if glyph.columns == 1 {
      guard column >= 0, column < size.columns else { return }
      rows[row].write(column..<column + 1) { _ in Cell(glyph, style: style) }
    } else if column >= 0 && column + 1 < size.columns {
      rows[row].write(column..<column + 2) {
        $0 == column ? Cell(glyph, style: style) : Cell("\0", style: style)
      }
    } else {
      set(.blank, column: column, row: row, style: style)
      set(.blank, column: column + 1, row: row, style: style)
    }
  }
}

/// The cells of a row.
extension [Cell] {
  /// Writes a cell into each column of `run`, and blanks into the outer halves of the wide glyphs that this cuts.
  fileprivate mutating func write(_ run: Range<Int>, _ cell: (Int) -> Cell) {
    if self[run.lowerBound].isContinuation {
      self[run.lowerBound - 1] = Cell(" ", style: self[run.lowerBound - 1].style)
    }
    if run.upperBound < count, self[run.upperBound].isContinuation {
      self[run.upperBound] = Cell(" ", style: self[run.upperBound].style)
    }
    for column in run { self[column] = cell(column) }
  }

  /// Changes the style of the glyphs whose first column is in `run`.
  fileprivate mutating func restyle(_ run: Range<Int>, _ change: (inout Style) -> Void) {
    let first = self[run.lowerBound].isContinuation ? run.lowerBound + 1 : run.lowerBound
    let isCut = run.upperBound < count && self[run.upperBound].isContinuation
    let end = isCut ? run.upperBound + 1 : run.upperBound
    for column in first..<Swift.max(first, end) { change(&self[column].style) }
  }
}

extension Cell {
  fileprivate init(_ glyph: Glyph, style: Style) {
    self.init(glyph.scalar, mark: glyph.mark, secondMark: glyph.secondMark, style: style)
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
