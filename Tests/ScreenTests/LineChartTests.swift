import Console
import Explorer
import Testing

@testable import Screen

@Suite struct LineCharts {
  private func chart(
    _ points: [(Double, Double)], levels: [LineChart.Level] = [], lastStep: Int = 1000, columns: Int = 28,
    rows: Int = 7
  ) -> LineChart {
    LineChart(
      curves: [
        LineChart.Curve(
          points: points.map { (step: $0.0, value: $0.1) }, style: .plain, line: .solid, mark: "x")
      ], levels: levels, lastStep: lastStep, region: Region(column: 0, row: 0, columns: columns, rows: rows))
  }

  private func drawn(_ chart: LineChart, _ symbols: SymbolSet) -> String {
    let size = GridSize(columns: chart.region.columns, rows: chart.region.rows)
    var canvas = Canvas(grid: CellGrid(size: size), theme: Theme(kind: .mono, depth: .mono), symbols: symbols)
    chart.draw(on: &canvas)
    return canvas.grid.text
  }

  /// A power law is a straight line where both scales are logarithmic.
  @Test func `draws a power of the step as a straight line`() {
    let law = chart([(1, 1), (10, 10), (100, 100), (1000, 1000)])
    #expect(
      drawn(law, .ascii) == """
          1000|                  xxx
              |               xxx
              |           xxxx
            10|       xxxx
              |   xxxx
             1|xxx
          step 1     10    100  1000
        """)
  }

  @Test func `ends at round numbers`() {
    #expect(chart([(1, 3), (9, 270)]).scale == LineChart.Scale(low: 2, high: 500))
    #expect(chart([(1, 5), (9, 10)]).scale == LineChart.Scale(low: 5, high: 10))
    #expect(chart([(1, 4), (9, 4)]).scale == LineChart.Scale(low: 2, high: 5))
    #expect(chart([]).scale == LineChart.Scale(low: 1, high: 10))
    #expect(
      chart([(1, .nan), (2, -1), (3, 0), (4, .infinity), (5, 30)]).scale == LineChart.Scale(low: 20, high: 50)
    )
    #expect(
      chart([(1, 30)], levels: [.init(name: "k-means", value: 4.6)]).scale
        == LineChart.Scale(low: 2, high: 50))
  }

  @Test func `names the lines to hold it against`() {
    let text = drawn(chart([(1, 40), (1000, 20)], levels: [.init(name: "no code", value: 25.1)]), .unicode)
    #expect(text.contains(" no code 25.1 "))
    #expect(
      drawn(chart([], levels: [.init(name: "a name that has no room", value: 25.1)]), .unicode).contains(
        "name") == false)
  }

  /// A curve that covers the start of a line moves its name to the end; one that covers the whole line moves it beside it.
  @Test func `names hide no curve`() {
    let level = LineChart.Level(name: "x", value: 5)
    func row(_ points: [(Double, Double)]) -> String {
      drawn(chart(points, levels: [level], columns: 40), .ascii).split(separator: "\n").first {
        $0.contains("5.00")
      }
      .map(String.init) ?? ""
    }
    #expect(row([(1, 5), (10, 5), (1000, 50)]).hasSuffix(" x 5.00"))
    let flat = row([(1, 5), (1000, 5)])
    #expect(flat.contains("x 5.00") && !flat.contains("xx"))
  }

  @Test func `begins at the first step`() {
    #expect(drawn(chart([(0, 1), (1, 10), (9, 20)]), .ascii) == drawn(chart([(1, 10), (9, 20)]), .ascii))
  }

  @Test(arguments: [(1, 1), (8, 2), (12, 3), (200, 60)]) func `keeps to its region`(columns: Int, rows: Int) {
    for symbols in [SymbolSet.unicode, .blocks, .ascii] {
      let text = drawn(
        chart(
          [(1, 40), (3000, 2)], levels: [.init(name: "x", value: 7)], lastStep: 3000, columns: columns,
          rows: rows),
        symbols)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == rows)
    }
  }
}
