import Console
import Explorer

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
