import Console

/// A picture of dots over a region of cells: braille, with 2 by 4 dots in a cell, where the font has it; quarters of a
/// cell, 2 by 2, where it has blocks alone; and in ASCII one mark a cell.
///
/// A cell has one colour: that of what was drawn last in it.
struct DotRaster {
  /// The cells.
  let region: Region
  /// The dots of a cell.
  let dotsAcross: Int
  let dotsDown: Int

  private let symbols: SymbolSet
  private var masks: [UInt8]
  private var styles: [Style]
  private var marks: [Unicode.Scalar]

  /// No dots yet.
  init(_ region: Region, symbols: SymbolSet) {
    self.region = region
    self.symbols = symbols
    (dotsAcross, dotsDown) = symbols.isASCII ? (1, 1) : symbols.hasBraille ? (2, 4) : (2, 2)
    let cells = max(region.columns, 0) * max(region.rows, 0)
    masks = [UInt8](repeating: 0, count: cells)
    styles = [Style](repeating: .plain, count: cells)
    marks = [Unicode.Scalar](repeating: " ", count: cells)
  }

  /// The dots of the whole region.
  var columns: Int { region.columns * dotsAcross }
  var rows: Int { region.rows * dotsDown }

  /// Sets a dot, counted from the top left; beyond the region nothing happens. Where a cell is one mark, it is `mark`.
  mutating func set(_ column: Int, _ row: Int, style: Style, mark: Unicode.Scalar) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let cell = row / dotsDown * region.columns + column / dotsAcross
    masks[cell] |= Self.bits[row % dotsDown][column % dotsAcross]
    styles[cell] = style
    marks[cell] = mark
  }

  /// Sets the glyphs of all cells that have a dot.
  func draw(on canvas: inout Canvas) {
    for (cell, mask) in masks.enumerated() where mask != 0 {
      let (row, column) = cell.quotientAndRemainder(dividingBy: region.columns)
      canvas.set(
        glyph(mask, mark: marks[cell]), region.column + column, region.row + row, style: styles[cell])
    }
  }

  private func glyph(_ mask: UInt8, mark: Unicode.Scalar) -> Unicode.Scalar {
    if symbols.isASCII { return mark }
    guard symbols.hasBraille else {
      return Self.quarters[Int(mask & 1 | mask >> 2 & 2 | mask << 1 & 4 | mask >> 1 & 8)]
    }
    return Unicode.Scalar(0x2800 + UInt32(mask)) ?? mark
  }

  /// Braille's numbering: row by row, left and right.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// By upper left, upper right, lower left and lower right.
  private static let quarters = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)
}
