/// How Compare divides a row: the category, then the two panels.
struct CompareColumns: Equatable {
  /// The columns of one panel.
  struct Panel: Equatable {
    /// The panel with everything in it.
    var start: Int
    var width: Int
    /// The columns of the words `picks`, `weight` and `spread`.
    var metricWidth: Int
    /// The first cell of the bars, and how many cells stand for 1. One more cell holds the mark at 1.
    var bar: Int
    var barWidth: Int
    /// The column after the value.
    var valueEnd: Int
    /// The column after the second value, where a category has only one row.
    var secondValueEnd: Int?
    /// Where a deviation is marked beside the value.
    var mark: Int?

    /// The column after the panel.
    var end: Int { start + width }
  }

  /// The columns of the category, its marker and its number.
  let category: Int
  /// Where its name starts.
  let name: Int
  /// The column after its number.
  let numberEnd: Int
  /// Whether name and number share a row.
  let numberBesideName: Bool
  let left: Panel
  let right: Panel

  init(width: Int, density: Density) {
    // Where name and number share the only row there is, the name needs the room of a wider window.
    let wide = density == .one ? 56 : 72
    category = width >= 160 ? 30 : width >= 110 ? 22 : width >= wide ? 17 : width >= 56 ? 14 : 9
    name = width >= 72 ? 2 : 1
    numberEnd = category - (width >= 110 ? 3 : 2)
    numberBesideName = category >= 17
    let gap = width >= 160 ? 4 : width >= 100 ? 2 : 1
    let panel = (width - category - gap) / 2
    left = Self.panel(start: category, width: panel, screen: width, density: density)
    right = Self.panel(start: category + panel + gap, width: panel, screen: width, density: density)
  }

  private static func panel(start: Int, width: Int, screen: Int, density: Density) -> Panel {
    let metricWidth = density == .one ? 0 : screen >= 72 ? 7 : 6
    let valueWidth = screen >= 110 ? 7 : 6
    let markWidth = screen >= 56 ? 1 : 0
    let hasSecond = density == .one && screen >= 72
    let numbers = valueWidth + (hasSecond ? valueWidth : 0) + markWidth
    let barWidth = max(width - metricWidth - numbers - 1, 1)
    let bar = start + metricWidth
    let valueEnd = bar + barWidth + 1 + valueWidth
    return Panel(
      start: start, width: width, metricWidth: metricWidth, bar: bar, barWidth: barWidth, valueEnd: valueEnd,
      secondValueEnd: hasSecond ? valueEnd + markWidth + valueWidth : nil,
      mark: markWidth > 0 ? valueEnd : nil)
  }
}

extension CompareColumns {
  /// Where the numbers of a category stand: the first beside the name where there is room, the others below.
  func values(density: Density) -> [Region] {
    let below = min(density.drawnRows - 1, numberBesideName ? 1 : 2)
    let rows = Region(column: name, row: 1, columns: category - name - 1, rows: below)
    let beside = Region(column: numberEnd - 7, row: 0, columns: 7)
    return (numberBesideName ? [beside] : []) + (below > 0 ? [rows] : [])
  }
}
