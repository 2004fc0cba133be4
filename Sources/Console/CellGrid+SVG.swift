// A screen as a picture that looks the same wherever it is opened, whatever fonts are there.

extension CellGrid {
  /// The grid as an SVG picture of 8 by 16 pixels a cell.
  ///
  /// Backgrounds, block elements, straight box lines and braille are drawn as shapes and the rest as text,
  /// each word held to its columns, so the picture looks the same in any font. `title` is what a screen
  /// reader says.
  public func svg(palette: Palette = .dark, title: String = "") -> String {
    var picture = SVGPicture(palette: palette)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = rows[row][column]
        let isWide = column + 1 < size.columns && rows[row][column + 1].isContinuation
        if !cell.isContinuation { picture.add(cell, column: column, row: row, columns: isWide ? 2 : 1) }
      }
      picture.endWord()
    }
    return picture.document(size: size, title: title)
  }
}

/// An SVG picture while its cells are added, row by row from the left.
private struct SVGPicture {
  private let palette: Palette
  private var backgrounds = SVGShapes()
  private var shapes = SVGShapes()
  private var texts = ""
  private var word: Word?

  /// Neighbouring letters of one look, set as one text element.
  private struct Word {
    var text: String.UnicodeScalarView
    var x, y, columns: Int
    var look: Look
  }

  private struct Look: Equatable {
    var color: RGB
    var percent: Int
    var bold: Bool
  }

  init(palette: Palette) { self.palette = palette }

  mutating func add(_ cell: Cell, column: Int, row: Int, columns: Int) {
    let (x, y) = (column * 8, row * 16)
    var ink = cell.style.foreground.map { palette[$0] } ?? palette.foreground
    var paper = cell.style.background.map { palette[$0] } ?? palette.background
    if cell.style.reverse { swap(&ink, &paper) }
    let percent = cell.style.dim ? 60 : 100
    if paper != palette.background {
      backgrounds.add(.init(x: x, y: y, width: 8 * columns, height: 16), color: paper)
    }
    if cell.style.underline {
      shapes.add(.init(x: x, y: y + 14, width: 8 * columns, height: 1), color: ink, percent: percent)
    }
    if let bitmap = GlyphBitmap(cell.scalar) {
      endWord()
      for part in bitmap.rectangles {
        let rectangle = SVGShapes.Rectangle(
          x: x + part.columns.lowerBound, y: y + part.rows.lowerBound, width: part.columns.count,
          height: part.rows.count)
        shapes.add(rectangle, color: ink, percent: percent * bitmap.coverage / 100)
      }
    } else if let outline = Self.outline(cell.scalar, x: x, y: y) {
      endWord()
      shapes.add(outline: outline, color: ink, percent: percent)
    } else {
      let look = Look(color: ink, percent: percent, bold: cell.style.bold)
      addText(cell, x: x, y: y, columns: columns, look: look)
    }
  }

  /// Letters are gathered into words. Anything that fonts draw at another width, or readers in another
  /// order, stands alone in the middle of its columns.
  private mutating func addText(_ cell: Cell, x: Int, y: Int, columns: Int, look: Look) {
    guard cell.scalar != " " || cell.mark != nil else { return endWord() }
    if cell.scalar.value < 0x250 && cell.mark == nil {
      if word?.look != look { endWord() }
      if word == nil { word = Word(text: .init(), x: x, y: y, columns: 0, look: look) }
      word?.text.append(cell.scalar)
      word?.columns += 1
      return
    }
    endWord()
    var text = String.UnicodeScalarView()
    text.append(contentsOf: cell)
    let middle = x + 4 * columns
    texts += "<text x=\"\(middle)\" y=\"\(y + 12)\" text-anchor=\"middle\"\(attributes(look))>"
    texts += "\(escaped(text))</text>\n"
  }

  mutating func endWord() {
    guard let word else { return }
    texts += "<text x=\"\(word.x)\" y=\"\(word.y + 12)\" textLength=\"\(8 * word.columns)\""
    texts += " lengthAdjust=\"spacingAndGlyphs\"\(attributes(word.look))>\(escaped(word.text))</text>\n"
    self.word = nil
  }

  private func attributes(_ look: Look) -> String {
    var text = look.color == palette.foreground ? "" : " fill=\"\(look.color.hex)\""
    if look.percent < 100 { text += " fill-opacity=\"\(opacityText(look.percent))\"" }
    if look.bold { text += " font-weight=\"bold\"" }
    return text
  }

  /// Rounded corners and diagonals, as wide as a light line.
  private static func outline(_ scalar: Unicode.Scalar, x: Int, y: Int) -> String? {
    let start = "M\(x) \(y)"
    switch scalar {
    case "╭": return start + "m4 16v-4a4 4 0 0 1 4 -4v1a3 3 0 0 0 -3 3v4z"
    case "╮": return start + "m5 16v-3a5 5 0 0 0 -5 -5v1a4 4 0 0 1 4 4v3z"
    case "╯": return start + "m5 0v4a5 5 0 0 1 -5 5v-1a4 4 0 0 0 4 -4v-4z"
    case "╰": return start + "m4 0v5a4 4 0 0 0 4 4v-1a3 3 0 0 1 -3 -3v-5z"
    case "╱": return start + rising
    case "╲": return start + falling
    case "╳": return start + rising + start + falling
    default: return nil
    }
  }

  private static let rising = "m-0.5 16h1l8 -16h-1z"
  private static let falling = "m-0.5 0h1l8 16h-1z"

  func document(size: GridSize, title: String) -> String {
    let (width, height) = (size.columns * 8, size.rows * 16)
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
    text +=
      " viewBox=\"0 0 \(width) \(height)\" role=\"img\" font-size=\"13\" fill=\"\(palette.foreground.hex)\""
    text += " font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n"
    if !title.isEmpty { text += "<title>\(escaped(title.printable.unicodeScalars))</title>\n" }
    text += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(palette.background.hex)\"/>\n"
    return text + backgrounds.svg + shapes.svg + texts + "</svg>\n"
  }

  private func escaped(_ text: String.UnicodeScalarView) -> String {
    text.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
