import Console
import Explorer
import RealModule

/// A scale of powers of ten.
struct LogScale: Equatable {
  /// The exponents of its ends.
  let low: Int
  let high: Int

  /// From the power of ten at or above the largest of `values` downwards, at most so many decades and not further
  /// than to the smallest.
  init(of values: [Double], decades: Int, atLeast least: Int = 1) {
    let positive = values.filter { $0 > 1e-20 && $0.isFinite }
    let high = positive.max().map { Int(Double.log10($0).rounded(.up)) } ?? 0
    let lowest = positive.min().map { Int(Double.log10($0).rounded(.down)) } ?? high - decades
    self.high = high
    low = min(max(lowest, high - decades), high - least)
  }

  /// Where `value` stands between the ends, from 0 to 1; `nil` below the lower one.
  func position(_ value: Double) -> Double? {
    guard value > 0, value.isFinite else { return value == .infinity ? 1 : nil }
    let place = (Double.log10(value) - Double(low)) / Double(high - low)
    return place < 0 ? nil : min(place, 1)
  }

  /// A power of ten as it is written on an axis: `1e-3`, `0.1`, `1`, `10`.
  static func label(_ exponent: Int) -> String {
    switch exponent {
    case -2: "0.01"
    case -1: "0.1"
    case 0: "1"
    case 1: "10"
    case 2: "100"
    default: "1e\(exponent)"
    }
  }
}

/// The axis of the temperature from 0.01 to 100 on the log scale, the same in every view.
struct TemperatureAxis {
  /// The first column and the number of columns.
  let column: Int
  let columns: Int

  /// The column at which a temperature stands; beyond the ends, the nearer one.
  func column(of temperature: Double) -> Int {
    column + Int((Slider.position(of: temperature) * Double(columns - 1)).rounded())
  }

  /// Draws the line with its powers of ten.
  func draw(row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let line = Region(column: column, row: row, columns: columns)
    canvas.fill(line, with: canvas.symbols.horizontalRule, style: theme.rule)
    for (exponent, text) in [(-2, "0.01"), (-1, "0.1"), (0, "1"), (1, "10"), (2, "100")] {
      let middle = column + (exponent + 2) * (columns - 1) / 4
      let start = exponent == -2 ? middle : exponent == 2 ? line.end - text.count : middle - text.count / 2
      canvas.put(text, start, row, style: theme.dim)
    }
  }

  /// Draws the line at today's temperature through the rows of a plot.
  func drawCursor(at temperature: Double, rows: Range<Int>, on canvas: inout Canvas) {
    let cells = Region(column: column(of: temperature), row: rows.lowerBound, columns: 1, rows: rows.count)
    canvas.fill(cells, with: canvas.symbols.verticalRule, style: canvas.theme.accent)
  }
}
