import Console

/// A picture of grey pixels, two above each other in a cell. With 256 colours the upper half block has the grey of one
/// pixel on that of the other; otherwise a cell is a shade, or half of a block where one of its pixels is bright and the
/// other dark.
struct GreyPicture {
  /// The brightness of the pixels from 0 to 1, row after row; what is beyond is cut off.
  let values: [Float]
  /// The pixels of a row.
  let columns: Int
  /// The grey of the darkest pixel, from 0 to 1: pictures that touch are told apart by it. Shades have no such ground.
  var ground = 0.0

  /// The pixels of a column.
  var rows: Int { columns > 0 ? values.count / columns : 0 }
  /// The rows of cells that it takes.
  var height: Int { (rows + 1) / 2 }

  /// Draws the picture with its upper left corner there, at most `width` columns and `lines` rows of it.
  func draw(column: Int, row: Int, width: Int = .max, lines: Int = .max, on canvas: inout Canvas) {
    for line in 0..<min(height, lines) {
      for place in 0..<min(columns, width) {
        let (upper, lower) = (pixel(place, 2 * line) ?? 0, pixel(place, 2 * line + 1))
        let (glyph, style) = cell(upper, lower, canvas)
        canvas.set(glyph, column + place, row + line, style: style)
      }
    }
  }

  private func pixel(_ column: Int, _ row: Int) -> Double? {
    guard row < rows else { return nil }
    let value = Double(values[row * columns + column])
    return value > 0 ? min(value, 1) : 0
  }

  private func cell(_ upper: Double, _ lower: Double?, _ canvas: Canvas) -> (Unicode.Scalar, Style) {
    let (symbols, greys) = (canvas.symbols, canvas.theme.greys)
    if !greys.isEmpty, !symbols.isASCII {
      func grey(_ value: Double) -> Color {
        greys[Self.level(ground + (1 - ground) * value, of: greys.count)]
      }
      let top = grey(upper)
      guard let lower else { return (symbols.upperHalf, Style(foreground: top)) }
      let bottom = grey(lower)
      return top == bottom
        ? (" ", Style(background: top)) : (symbols.upperHalf, Style(foreground: top, background: bottom))
    }
    let other = lower ?? 0
    if !symbols.isASCII, abs(upper - other) >= 0.5 {
      return (upper > other ? symbols.upperHalf : symbols.lowerHalf, canvas.theme.text)
    }
    let shades = symbols.greyShades
    return (shades[Self.level((upper + other) / 2, of: shades.count)], canvas.theme.text)
  }

  private static func level(_ value: Double, of count: Int) -> Int {
    min(Int(value * Double(count)), count - 1)
  }
}

extension SymbolSet {
  /// The halves of a cell.
  var upperHalf: Unicode.Scalar { isASCII ? "\"" : "▀" }
  var lowerHalf: Unicode.Scalar { isASCII ? "_" : "▄" }

  /// From nothing to a full cell.
  var greyShades: [Unicode.Scalar] {
    isASCII ? [" ", ".", ":", "-", "=", "+", "*", "#", "@"] : [" ", "░", "▒", "▓", "█"]
  }
}
