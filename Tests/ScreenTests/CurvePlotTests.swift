import Console
import Explorer
import Testing

@testable import Screen

@Suite struct CurvePlots {
  private func drawn(
    _ symbols: SymbolSet, _ points: [(Double, Double)], line: CurvePlot.Line = .solid
  ) -> String {
    var canvas = Canvas(
      grid: CellGrid(size: GridSize(columns: 4, rows: 2)), theme: Theme(kind: .mono, depth: .mono),
      symbols: symbols)
    var plot = CurvePlot(Region(column: 0, row: 0, columns: 4, rows: 2), symbols: symbols)
    plot.add(
      points.map { CurvePlot.Point(place: $0.0, height: $0.1) }, style: .plain, mark: "x", line: line)
    plot.draw(on: &canvas)
    return canvas.grid.text
  }

  @Test func `a line runs from corner to corner`() {
    #expect(drawn(.unicode, [(0, 0), (1, 1)]) == "  ⡠⠊\n⡠⠊")
    #expect(drawn(.blocks, [(0, 0), (1, 1)]) == "  ▄▀\n▄▀")
    #expect(drawn(.ascii, [(0, 0), (1, 1)]) == "  xx\nxx")
  }

  @Test func `a step is joined`() {
    #expect(drawn(.unicode, [(0, 1), (0.5, 1), (0.55, 0), (1, 0)]) == "⠉⠉⡆\n  ⣇⣀")
  }

  @Test func `a dotted line leaves every second column out`() {
    #expect(drawn(.unicode, [(0, 1), (1, 1)], line: .dotted) == "⠁⠁⠁⠁\n")
    #expect(drawn(.unicode, [(0, 1), (1, 1)]) == "⠉⠉⠉⠉\n")
  }

  /// By their gaps, not by their colour alone.
  @Test func `a line through draws is broken`() {
    #expect(drawn(.unicode, [(0, 1), (1, 1)], line: .dashed) == "⠉ ⠉\n")
    #expect(drawn(.unicode, [(0, 1), (1, 1)], line: .sparse) == "⠁ ⠁\n")
    #expect(drawn(.ascii, [(0, 1), (1, 1)], line: .dashed) == "xx\n")
  }

  @Test func `outside of its points a curve is not drawn`() {
    #expect(drawn(.unicode, [(0.5, 1), (1, 1)]) == "  ⠉⠉\n")
    #expect(drawn(.unicode, []) == "\n")
  }
}
