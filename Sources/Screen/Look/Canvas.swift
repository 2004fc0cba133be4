import Console

/// A rectangle of cells.
struct Region: Equatable {
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int = 1

  /// The column after the last.
  var end: Int { column + columns }
  /// The row after the last.
  var bottom: Int { row + rows }

  func contains(_ point: GridPoint) -> Bool {
    (column..<max(end, column)).contains(point.column) && (row..<max(bottom, row)).contains(point.row)
  }
}

/// A grid that is being drawn, with the look it is drawn in: every text passes the symbol set, so that
/// nothing beyond ASCII can slip through.
struct Canvas {
  var grid: CellGrid
  let theme: Theme
  let symbols: SymbolSet

  /// Writes `text` from `column` rightwards, at most `width` columns, and returns the column after it. A
  /// text that is cut ends with an ellipsis.
  @discardableResult
  mutating func put(
    _ text: String, _ column: Int, _ row: Int, width: Int = .max, style: Style
  ) -> Int {
    guard width > 0 else { return column }
    let shown = symbols.text(text)
    // Only texts that may be too long are measured: no text has more columns than twice its UTF-8 bytes.
    guard width < shown.utf8.count * 2, DisplayWidth.columns(shown) > width else {
      return grid.put(shown, column: column, row: row, style: style)
    }
    let cut = DisplayWidth.fitted(shown, width: width, ellipsis: String(symbols.ellipsis))
    return grid.put(cut, column: column, row: row, style: style)
  }

  /// Writes `text` so that it ends before column `end`, using at most `width` columns.
  mutating func putRight(_ text: String, end: Int, _ row: Int, width: Int = .max, style: Style) {
    let columns = min(columns(of: text), width)
    put(text, end - columns, row, width: columns, style: style)
  }

  /// Writes a text made of pieces with a style each, and returns the column after it.
  @discardableResult
  mutating func put(_ pieces: [(String, Style)], _ column: Int, _ row: Int, width: Int) -> Int {
    var cursor = column
    for (text, style) in pieces {
      cursor = put(text, cursor, row, width: column + width - cursor, style: style)
    }
    return cursor
  }

  /// Sets one glyph.
  mutating func set(_ glyph: Unicode.Scalar, _ column: Int, _ row: Int, style: Style) {
    grid.fill(column: column, row: row, columns: 1, with: glyph, style: style)
  }

  /// Fills a region with one glyph.
  mutating func fill(_ region: Region, with glyph: Unicode.Scalar = " ", style: Style) {
    grid.fill(
      column: region.column, row: region.row, columns: region.columns, rows: region.rows, with: glyph,
      style: style)
  }

  /// Lays the theme's ground, if it has one, under every cell that has none of its own.
  mutating func layGround() {
    guard let ground = theme.ground else { return }
    for row in 0..<grid.size.rows {
      grid.restyle(column: 0, row: row, columns: grid.size.columns) {
        if $0.background == nil { $0.background = ground }
      }
    }
  }

  /// The columns that `text` takes with these symbols.
  func columns(of text: String) -> Int { DisplayWidth.columns(symbols.text(text)) }

  /// The first of `texts`, which say the same with fewer and fewer words, that fits; else the last.
  func firstFitting(_ texts: [String], width: Int) -> String {
    texts.first { columns(of: $0) <= width } ?? texts.last ?? ""
  }
}
