/// A character that is made of rectangles, on the 8 by 16 pixels of a cell. Eighths of a cell fall on whole
/// pixels, so bars and lines join without seams in any font.
struct GlyphBitmap: Equatable {
  /// From the top; the highest bit is the leftmost pixel.
  private(set) var rows = [UInt8](repeating: 0, count: 16)
  /// How much of the pixels is covered, in percent: less than 100 for shades.
  private(set) var coverage = 100

  /// The picture of `scalar`; nil if it is better left to a font.
  init?(_ scalar: Unicode.Scalar) {
    self.init()
    switch scalar.value {
    case 0x2500...0x257F: drawLines(scalar)
    case 0x2580...0x259F: drawBlock(scalar.value)
    case 0x2801...0x28FF: drawBraille(UInt8(scalar.value & 0xFF))
    default: return nil
    }
    if rows.allSatisfy({ $0 == 0 }) { return nil }
  }

  init() {}

  mutating func set(columns: Range<Int>, rows: Range<Int>) {
    for row in rows { self.rows[row] |= Self.mask(columns) }
  }

  mutating func clear(columns: Range<Int>, rows: Range<Int>) {
    for row in rows { self.rows[row] &= ~Self.mask(columns) }
  }

  private static func mask(_ columns: Range<Int>) -> UInt8 {
    UInt8(truncatingIfNeeded: (0xFF >> columns.lowerBound) & ~(0xFF >> columns.upperBound))
  }

  private mutating func drawLines(_ scalar: Unicode.Scalar) {
    guard let lines = BoxDrawing(scalar) else { return }
    self = lines.bitmap
    let gaps: (columns: UInt8, rows: [Int])
    switch scalar.value {
    case 0x254C...0x254F: gaps = (0b0001_0001, [6, 7, 14, 15])
    case 0x2504...0x2507: gaps = (0b0010_0101, [4, 9, 10, 15])
    case 0x2508...0x250B: gaps = (0b0101_0101, [3, 7, 11, 15])
    default: return
    }
    // In each of these groups of four the first two characters are horizontal.
    if scalar.value % 4 < 2 {
      for row in rows.indices { rows[row] &= ~gaps.columns }
    } else {
      for row in gaps.rows { rows[row] = 0 }
    }
  }

  private mutating func drawBlock(_ value: UInt32) {
    let offset = Int(value - 0x2580)
    switch offset {
    case 0x00: set(columns: 0..<8, rows: 0..<8)
    case 0x01...0x08: set(columns: 0..<8, rows: (16 - 2 * offset)..<16)
    case 0x09...0x0F: set(columns: 0..<(0x10 - offset), rows: 0..<16)
    case 0x10: set(columns: 4..<8, rows: 0..<16)
    case 0x11...0x13:
      set(columns: 0..<8, rows: 0..<16)
      coverage = 25 * (offset - 0x10)
    case 0x14: set(columns: 0..<8, rows: 0..<2)
    case 0x15: set(columns: 7..<8, rows: 0..<16)
    default:
      // Bits: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
      let quadrants = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14][offset - 0x16]
      for bit in 0..<4 where quadrants >> bit & 1 == 1 {
        let (column, row) = (bit % 2 * 4, bit / 2 * 8)
        set(columns: column..<(column + 4), rows: row..<(row + 8))
      }
    }
  }

  private mutating func drawBraille(_ dots: UInt8) {
    let places = [(1, 1), (1, 5), (1, 9), (5, 1), (5, 5), (5, 9), (1, 13), (5, 13)]
    for (bit, place) in places.enumerated() where dots >> bit & 1 == 1 {
      set(columns: place.0..<(place.0 + 2), rows: place.1..<(place.1 + 2))
    }
  }
}

extension GlyphBitmap {
  /// The rectangles that make the picture, from the top: (columns, rows) in pixels.
  var rectangles: [(columns: Range<Int>, rows: Range<Int>)] {
    var done: [(columns: Range<Int>, rows: Range<Int>)] = []
    for (row, bits) in rows.enumerated() {
      for columns in Self.runs(bits) {
        if let above = done.lastIndex(where: { $0.columns == columns && $0.rows.upperBound == row }) {
          done[above].rows = done[above].rows.lowerBound..<(row + 1)
        } else {
          done.append((columns, row..<(row + 1)))
        }
      }
    }
    return done
  }

  private static func runs(_ bits: UInt8) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for column in 0...8 {
      let isSet = column < 8 && bits & (0x80 >> column) != 0
      if isSet, start == nil { start = column }
      if !isSet, let first = start {
        runs.append(first..<column)
        start = nil
      }
    }
    return runs
  }
}
