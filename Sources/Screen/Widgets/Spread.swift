import Console

/// A histogram over 0…1 as columns that stand on the bottom row of a region. Its tallest column leaves an
/// eighth free, so that it does not grow into the bar above.
struct Spread {
  var cells: Region
  var style: Style

  /// Draws the histogram of the counts in equal bins. What is not zero shows at least one eighth.
  func draw(_ counts: ArraySlice<Int>, on canvas: inout Canvas) {
    let densities = Self.resampled(counts, columns: cells.columns)
    guard let tallest = densities.max(), tallest > 0 else { return }
    let glyphs = canvas.symbols.column
    for (offset, density) in densities.enumerated() where density > 0 {
      let eighths = max(Int((density / tallest * Double(cells.rows * 8 - 1)).rounded()), 1)
      let column = cells.column + offset
      let full = eighths / 8
      canvas.fill(
        Region(column: column, row: cells.bottom - full, columns: 1, rows: full), with: glyphs[7],
        style: style)
      if eighths % 8 > 0 {
        canvas.set(glyphs[eighths % 8 - 1], column, cells.bottom - full - 1, style: style)
      }
    }
  }

  /// The counts per unit of width in equal columns, each bin spread evenly over what it covers. A bin that
  /// stands alone is a value that y takes again and again: it stands in one column, the one of its middle.
  static func resampled(_ counts: ArraySlice<Int>, columns: Int) -> [Double] {
    guard columns > 0, !counts.isEmpty else { return [] }
    var result = Array(repeating: 0.0, count: columns)
    let binsPerColumn = Double(counts.count) / Double(columns)
    let bins = Array(counts)
    for (bin, count) in bins.enumerated() where count > 0 {
      let start = Double(bin) / binsPerColumn
      let end = Double(bin + 1) / binsPerColumn
      if (bin == 0 || bins[bin - 1] == 0) && (bin + 1 == bins.count || bins[bin + 1] == 0) {
        result[min(Int((start + end) / 2), columns - 1)] += Double(count) * (end - start)
        continue
      }
      let last = min(Int(end.rounded(.up)), columns)
      for column in Int(start)..<max(last, Int(start) + 1) where column < columns {
        let overlap = min(end, Double(column + 1)) - max(start, Double(column))
        // Rounding may leave a sliver in a column that the bin does not reach.
        if overlap > 1e-9 { result[column] += Double(count) * overlap }
      }
    }
    return result
  }
}
