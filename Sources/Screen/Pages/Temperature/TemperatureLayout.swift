import Console
import Explorer

/// How the temperature view divides the screen: panels in one or two columns over a common axis; where they would have
/// one row each, a list of numbers.
struct TemperatureLayout: Equatable {
  let frame: ViewFrame
  /// What the lines and marks are; `nil` where there is no room for it.
  let legend: Int?
  /// The panels, column by column; in a list, the rows under its heading.
  let panels: [Region]
  /// The heading of the list.
  let heading: Region?
  /// The row of the axes under the panels.
  let axis: Int?

  init(size: GridSize, panels count: Int) {
    frame = ViewFrame(size: size)
    let (next, bottom) = (frame.rows.lowerBound, frame.rows.upperBound)
    let across = frame.isWide ? 2 : 1
    let each = (count + across - 1) / across
    let height = (bottom - next - 2) / each
    let hasPlots = height >= 2
    legend = hasPlots ? next : nil
    axis = hasPlots ? bottom - 1 : nil
    let top = Region(column: 0, row: next + 1, columns: size.columns, rows: bottom - next - 1)
    if hasPlots {
      panels = Self.panels(in: top, count: count, across: across, height: height)
      heading = nil
    } else {
      panels = (0..<min(count, top.rows)).map {
        Region(column: 0, row: top.row + $0, columns: size.columns - 1)
      }
      heading = Region(column: 0, row: next, columns: size.columns - 1)
    }
  }

  private static func panels(in region: Region, count: Int, across: Int, height: Int) -> [Region] {
    let each = (count + across - 1) / across
    let width = (region.columns - 1) / across
    // What the panels leave over is space above them.
    let spare = region.rows - 1 - each * height
    return (0..<count).map { place in
      let (column, row) = place.quotientAndRemainder(dividingBy: each)
      return Region(
        column: column * (width + 1), row: region.row + spare + row * height, columns: width, rows: height)
    }
  }

  /// Where the names of the constructions stand in the legend, each after the mark of its line.
  func names(_ left: String, _ right: String) -> [Region] {
    guard let legend else { return [] }
    let first = Region(column: frame.margin, row: legend, columns: 3 + left.count)
    return [first, Region(column: first.end + 2, row: legend, columns: 3 + right.count)]
  }
}
