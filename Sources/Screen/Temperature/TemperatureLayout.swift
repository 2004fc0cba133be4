import Console
import Explorer

/// How the temperature view divides the screen: panels in one or two columns over a common axis; where they would have
/// one row each, a list of numbers.
struct TemperatureLayout: Equatable {
  let size: GridSize
  let controls: Region
  /// What the lines and marks are; `nil` where there is no room for it.
  let legend: Int?
  /// The panels, column by column; in a list, the rows under its heading.
  let panels: [Region]
  /// The heading of the list.
  let heading: Region?
  /// The row of the axes under the panels.
  let axis: Int?
  let rules: [Int]
  let story: Region

  init(size: GridSize, panels count: Int) {
    self.size = size
    let isTall = size.rows >= 24
    let isRoomy = size.rows >= 30
    var next = isRoomy ? 2 : 1
    controls = Region(
      column: 0, row: next, columns: size.columns, rows: size.columns < 116 && isTall ? 2 : 1)
    next = controls.bottom
    var rules: [Int] = []
    if isRoomy {
      rules.append(next)
      next += 1
    }
    let storyRows = size.rows >= 16 ? 2 : 1
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    if isRoomy { rules.append(story.row - 1) }
    let bottom = story.row - (isRoomy ? 1 : 0)
    let across = size.columns >= 72 ? 2 : 1
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
    self.rules = rules
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

  /// The last row.
  var footer: Int { size.rows - 1 }

  var margin: Int { size.columns >= 72 ? 2 : 1 }

  /// Where the names of the constructions stand in the legend, each after the mark of its line.
  func names(_ left: String, _ right: String) -> [Region] {
    guard let legend else { return [] }
    let first = Region(column: margin, row: legend, columns: 3 + left.count)
    return [first, Region(column: first.end + 2, row: legend, columns: 3 + right.count)]
  }
}
