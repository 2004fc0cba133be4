import Console
import Explorer
import Testing

@testable import Screen

@Suite struct HeatMaps {
  private func drawn(
    _ depth: ColorDepth, _ symbols: SymbolSet = .unicode, columns: Int = 16, rows: Int = 3
  ) -> CellGrid {
    var canvas = Canvas(
      grid: CellGrid(size: GridSize(columns: columns, rows: rows)), theme: Theme(kind: .dark, depth: depth),
      symbols: symbols)
    HeatMap(
      values: [[0, 0.07, 1], [0.5, 0.93, 0]], rowNames: ["one", "two"], columnNames: ["a", "b", "c"],
      region: Region(column: 0, row: 0, columns: columns, rows: rows), nameWidth: 4
    ).draw(on: &canvas)
    return canvas.grid
  }

  @Test func `has a ground that grows with the share`() {
    let grid = drawn(.indexed256)
    #expect(grid.text == "      a   b   c\none   0   7 100\ntwo  50  93   0")
    let grounds = [grid[5, 1], grid[9, 1], grid[13, 1]].map { $0.style.background?.index }
    #expect(grounds == [17, 17, 227])
    #expect(grid[5, 2].style.background == Color(71) && grid[5, 2].style.foreground == Color(16))
  }

  @Test func `has shades beside the numbers without them`() {
    #expect(drawn(.mono).text == "      a   b   c\none   0   7 100█\ntwo ▒50▒█93█  0")
    #expect(drawn(.mono, .ascii).text == "      a   b   c\none   0   7 100@\ntwo =50=@93@  0")
  }

  @Test func `leaves out numbers that have no room`() {
    #expect(drawn(.mono, columns: 10, rows: 2).text == "     a b c\none  0 7██")
  }
}
