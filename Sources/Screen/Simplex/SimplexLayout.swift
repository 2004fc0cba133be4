import Console
import Explorer

/// How the simplex view divides the screen: the triangle to the left, what it means to the right of it.
struct SimplexLayout: Equatable {
  let size: GridSize
  let controls: Region
  let triangle: Region
  /// The row under the triangle, with the names of its lower corners.
  let corners: Int
  let facts: Region
  let rules: [Int]
  let story: Region

  /// Columns that the facts need at least.
  private static let narrowestFacts = 19
  private static let widestFacts = 52

  init(size: GridSize) {
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
    let margin = size.columns >= 72 ? 2 : 1
    let wanted = size.columns >= 72 ? 36 : Self.narrowestFacts
    triangle = Triangle.fitting(
      columns: size.columns - wanted - 2 * margin - 1, rows: bottom - next - 1, column: margin, row: next)
    corners = triangle.bottom
    let start = triangle.end + (size.columns >= 72 ? 3 : 1)
    facts = Region(
      column: start, row: next, columns: min(size.columns - start - 1, Self.widestFacts), rows: bottom - next)
    self.rules = rules
  }

  /// The last row.
  var footer: Int { size.rows - 1 }

  var margin: Int { size.columns >= 72 ? 2 : 1 }
}
