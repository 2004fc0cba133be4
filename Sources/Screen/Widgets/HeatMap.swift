import Console

/// A table of shares as cells whose ground shows how large each is, with its percentage in it. Without 256 colours a shade
/// stands beside the number.
struct HeatMap {
  /// The shares from 0 to 1, row after row.
  let values: [[Double]]
  /// What the rows and the columns are called; as many as there are.
  let rowNames: [String]
  let columnNames: [String]
  /// The names of the columns in the first row, and below them the rows with their names at the left.
  let region: Region
  /// Columns of the names of rows.
  let nameWidth: Int

  /// Columns of a cell: a number of three digits, more where there is room.
  private var cell: Int {
    let count = max(columnNames.count, 1)
    return min(max((region.columns - nameWidth) / count, 1), 5)
  }

  /// The rows of the screen that a map of so many rows takes.
  static func height(rows: Int) -> Int { rows + 1 }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let start = region.column + nameWidth
    for (place, name) in columnNames.enumerated() where start + (place + 1) * cell <= region.end {
      canvas.putRight(
        name, end: start + (place + 1) * cell - (cell > 3 ? 1 : 0), region.row, width: cell, style: theme.dim)
    }
    for (offset, row) in values.prefix(region.rows - 1).enumerated() {
      let line = region.row + 1 + offset
      canvas.put(rowNames[offset], region.column, line, width: nameWidth - 1, style: theme.text)
      for (place, value) in row.enumerated() where start + (place + 1) * cell <= region.end {
        draw(value, Region(column: start + place * cell, row: line, columns: cell), on: &canvas)
      }
    }
  }

  private func draw(_ value: Double, _ region: Region, on canvas: inout Canvas) {
    let share = min(max(value, 0), 1)
    let digits = String(Int((share * 100).rounded()))
    let number = digits.count <= region.columns ? digits : ""
    let end = region.end - (region.columns > 3 ? 1 : 0)
    let heat = canvas.theme.heat
    if !heat.isEmpty, !canvas.symbols.isASCII {
      let level = min(Int(share * Double(heat.count)), heat.count - 1)
      let style = Style(foreground: heat[level].text, background: heat[level].ground)
      canvas.fill(region, style: style)
      canvas.putRight(number, end: end, region.row, width: region.columns, style: style)
      return
    }
    let shades = canvas.symbols.greyShades
    let shade = shades[min(Int(share * Double(shades.count)), shades.count - 1)]
    canvas.fill(region, with: shade, style: canvas.theme.text)
    canvas.putRight(number, end: end, region.row, width: region.columns, style: canvas.theme.text)
  }
}
