import Console
import Explorer
import Testing

@testable import Screen

@Suite struct Bars {
  private func bar(
    _ value: Double?, exact: Double? = nil, deviates: Bool = false, symbols: SymbolSet = .unicode
  ) -> String {
    canvas(value, exact: exact, deviates: deviates, symbols: symbols).grid.text
  }

  private func canvas(
    _ value: Double?, exact: Double? = nil, deviates: Bool = false, symbols: SymbolSet = .unicode
  ) -> Canvas {
    var canvas = Canvas(
      grid: CellGrid(size: GridSize(columns: 9, rows: 1)), theme: Theme(kind: .dark, depth: .indexed256),
      symbols: symbols)
    let cells = Region(column: 0, row: 0, columns: 8)
    Bar(cells: cells, style: canvas.theme.rightBar, exact: exact, deviates: deviates)
      .draw(value, on: &canvas)
    return canvas
  }

  @Test func `are true to an eighth of a cell`() {
    #expect(bar(0) == "")
    #expect(bar(0.5) == "████")
    #expect(bar(0.5 + 3 / 64) == "████▍")
    #expect(bar(1) == "████████")
  }

  @Test func `show something where there is something`() {
    #expect(bar(1e-9) == "▏")
    #expect(bar(1e-9, exact: 1e-9) == "▏▏")
    #expect(bar(1e-9, symbols: .ascii) == ".")
  }

  @Test func `leave the law standing before the first draw`() {
    #expect(bar(nil, exact: 0.5) == "    ▏")
    #expect(bar(nil, exact: 0) == "▏")
    #expect(bar(nil, exact: 1) == "        ▏")
  }

  @Test func `keep the mark visible beside and inside the bar`() {
    #expect(bar(0.5, exact: 0.5) == "████▏")
    #expect(bar(0.25, exact: 0.5) == "██  ▏")
    #expect(bar(0.75, exact: 0.5) == "████▏█")
    let inside = canvas(0.75, exact: 0.5).grid[4, 0].style
    #expect(inside.background == Theme(kind: .dark, depth: .indexed256).rightBar.foreground)
    #expect(bar(0.75, exact: 0.5, symbols: .ascii) == "####|#")
  }

  @Test func `mark a deviation by glyph and colour`() {
    let canvas = canvas(0.75, exact: 0.5, deviates: true)
    #expect(canvas.grid.text == "████▲█")
    #expect(canvas.grid[4, 0].style == canvas.theme.problem)
  }

  @Test func `spreads keep their mass at any width`() {
    let counts = (0..<64).map { $0 * $0 % 17 }
    for columns in [1, 7, 15, 33, 64, 70, 200] {
      let resampled = Spread.resampled(counts[...], columns: columns)
      let mass = resampled.reduce(0, +) * 64 / Double(columns)
      #expect(abs(mass - Double(counts.reduce(0, +))) < 1e-6)
    }
  }

  @Test func `spreads of one bin stand where it stands`() {
    var counts = Array(repeating: 0, count: 64)
    counts[63] = 5
    let coarse = Spread.resampled(counts[...], columns: 8)
    #expect(coarse.firstIndex { $0 > 0 } == 7)
  }

  @Test(arguments: [8, 37, 64, 70, 128]) func `a constant is a spike of one column`(columns: Int) {
    for bin in 0..<64 {
      var counts = Array(repeating: 0, count: 64)
      counts[bin] = 5
      let spike = Spread.resampled(counts[...], columns: columns)
      #expect(spike.count { $0 > 0 } == 1)
      #expect(spike[(2 * bin + 1) * columns / 128] > 0)
    }
  }

  @Test(arguments: ThemeKind.allCases, ColorDepth.allCases)
  func `of weights differ from those of picks by more than brightness`(kind: ThemeKind, depth: ColorDepth) {
    for symbols in [SymbolSet.unicode, .ascii] {
      let theme = Theme(kind: kind, depth: depth)
      var canvas = Canvas(
        grid: CellGrid(size: GridSize(columns: 9, rows: 2)), theme: theme, symbols: symbols)
      for (row, soft) in [false, true].enumerated() {
        let style = soft ? theme.rightBarSoft : theme.rightBar
        Bar(cells: Region(column: 0, row: row, columns: 8), style: style, soft: soft).draw(0.8, on: &canvas)
      }
      let (picks, weight) = (canvas.grid[2, 0], canvas.grid[2, 1])
      #expect(picks.scalar != weight.scalar || depth == .indexed256 && kind != .mono)
      #expect(picks != weight)
    }
  }
}
