import Console
import Explorer
import GumbelEngine

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

/// Points of an upright triangle on a region of cells: the first corner at the lower left, the second at the lower right,
/// the third on top. A cell is taken to be twice as high as wide.
struct Triangle: Equatable {
  let region: Region

  /// The columns of an equilateral triangle for each of its rows.
  private static let columnsPerRow = 2.309401076758503

  /// The largest equilateral triangle in so much room.
  static func fitting(columns: Int, rows: Int, column: Int, row: Int) -> Region {
    let height = max(min(rows, Int(Double(columns) / columnsPerRow)), 1)
    let width = max(Int((Double(height) * columnsPerRow).rounded()), 1)
    return Region(column: column, row: row, columns: width, rows: height)
  }

  /// Where a point stands, in parts of the region's width from the left and of its height from the top.
  func place(of point: SimplexPoint) -> (across: Double, down: Double) {
    (point.weights.y + point.weights.z / 2, 1 - point.weights.z)
  }

  /// The point at such a place; `nil` outside of the triangle.
  func point(across: Double, down: Double) -> SimplexPoint? {
    let third = 1 - down
    let second = across - third / 2
    let first = 1 - second - third
    guard third >= 0, second >= 0, first >= 0 else { return nil }
    return SimplexPoint(first, second, third)
  }

  /// The cell that a point falls in.
  func cell(of point: SimplexPoint) -> GridPoint {
    let (across, down) = place(of: point)
    return GridPoint(
      column: region.column + min(max(Int(across * Double(region.columns)), 0), region.columns - 1),
      row: region.row + min(max(Int(down * Double(region.rows)), 0), region.rows - 1))
  }
}
