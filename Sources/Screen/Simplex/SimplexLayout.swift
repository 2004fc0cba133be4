import Console
import Explorer

/// How the simplex view divides the screen: the triangle to the left, what it means to the right of it.
struct SimplexLayout: Equatable {
  let frame: ViewFrame
  let triangle: Region
  /// The row under the triangle, with the names of its lower corners.
  let corners: Int
  let facts: Region

  /// Columns that the facts need at least, and at least where there is room.
  private static let narrowestFacts = 19
  private static let narrowestWideFacts = 36
  private static let widestFacts = 52

  init(size: GridSize) {
    frame = ViewFrame(size: size)
    let (rows, margin) = (frame.rows, frame.margin)
    let wanted = frame.isWide ? Self.narrowestWideFacts : Self.narrowestFacts
    triangle = Triangle.fitting(
      columns: size.columns - wanted - 2 * margin - 1, rows: rows.count - 1, column: margin,
      row: rows.lowerBound)
    corners = triangle.bottom
    let start = triangle.end + (frame.isWide ? 3 : 1)
    facts = Region(
      column: start, row: rows.lowerBound, columns: min(size.columns - start - 1, Self.widestFacts),
      rows: rows.count)
  }
}
