import Console
import Explorer
import Testing

@testable import Screen

@Suite struct GreyPictures {
  /// Two columns of four pixels: white, white, black, grey; and white, black, white, grey.
  private static let picture = GreyPicture(values: [1, 1, 1, 0, 0, 1, 0.5, 0.5], columns: 2)

  private func drawn(
    _ picture: GreyPicture, _ kind: ThemeKind, _ depth: ColorDepth, _ symbols: SymbolSet, width: Int = .max,
    lines: Int = .max
  ) -> CellGrid {
    var canvas = Canvas(
      grid: CellGrid(size: GridSize(columns: 3, rows: 2)), theme: Theme(kind: kind, depth: depth),
      symbols: symbols)
    picture.draw(column: 0, row: 0, width: width, lines: lines, on: &canvas)
    return canvas.grid
  }

  @Test func `has two grey pixels in a cell`() {
    let grid = drawn(Self.picture, .dark, .indexed256, .unicode)
    let (white, black) = (Color(231), Color(16))
    #expect(grid[0, 0].style.background == white, "both are white")
    #expect(grid[1, 0].scalar == "▀" && grid[1, 0].style == Style(foreground: white, background: black))
    let grey = grid[0, 1].style
    #expect(grey.foreground == black && (242...246).contains(grey.background?.index ?? 0))
    #expect(grid[2, 0] == .blank)
  }

  @Test func `has a ground by which pictures that touch are told apart`() {
    var picture = Self.picture
    picture.ground = 0.2
    let grid = drawn(picture, .dark, .indexed256, .unicode)
    #expect(grid[1, 0].style.background == Color(236) && grid[0, 0].style.background == Color(231))
    #expect(drawn(picture, .mono, .mono, .unicode).text == drawn(Self.picture, .mono, .mono, .unicode).text)
  }

  @Test func `is ink on paper where the ground is light`() {
    #expect(drawn(Self.picture, .light, .indexed256, .unicode)[0, 0].style.background == Color(16))
  }

  @Test func `has shades and halves without greys`() {
    for depth in [ColorDepth.mono, .eight, .sixteen] {
      #expect(drawn(Self.picture, .dark, depth, .unicode).text == "█▀\n▄▀")
    }
    #expect(drawn(Self.picture, .dark, .indexed256, .ascii).text == "@=\n:*")
  }

  @Test func `cuts off what is beyond its range`() {
    let wild = GreyPicture(values: [-3, .nan, 7, .infinity], columns: 2)
    #expect(drawn(wild, .mono, .mono, .unicode).text == "▄▄\n")
    #expect(
      drawn(wild, .dark, .indexed256, .unicode)[0, 0].style
        == Style(foreground: Color(16), background: Color(231)))
  }

  @Test func `keeps to its room`() {
    #expect(drawn(Self.picture, .mono, .mono, .unicode, width: 1, lines: 1).text == "█\n")
    #expect(GreyPicture(values: [1, 0, 1], columns: 3).height == 1, "an odd row has half a cell")
    #expect(drawn(GreyPicture(values: [1, 0, 1], columns: 3), .mono, .mono, .unicode).text == "▀ ▀\n")
  }
}
