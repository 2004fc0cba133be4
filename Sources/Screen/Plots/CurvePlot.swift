import Console

/// Curves over one axis, as a raster of dots.
struct CurvePlot {
  /// A point of a curve, with both coordinates from 0 to 1.
  struct Point {
    let place: Double
    let height: Double
  }

  /// How a line looks, by the columns of dots that it leaves out.
  enum Line {
    /// None left out; every second one.
    case solid, dotted
    /// The same two where the line only joins what draws gave: two of four left out; three of four.
    case dashed, sparse

    func isDrawn(_ column: Int) -> Bool {
      switch self {
      case .solid: true
      case .dotted: column % 2 == 0
      case .dashed: column % 4 < 2
      case .sparse: column % 4 == 0
      }
    }

    /// Whether dots above each other are joined.
    var isJoined: Bool { self == .solid || self == .dashed }
  }

  private var raster: DotRaster

  /// No curves yet.
  init(_ region: Region, symbols: SymbolSet) { raster = DotRaster(region, symbols: symbols) }

  /// Draws a curve through `points`, whose places ascend: straight from one to the next.
  mutating func add(_ points: [Point], style: Style, mark: Unicode.Scalar, line: Line = .solid) {
    var next = 0
    var above: Int?
    for column in 0..<raster.columns {
      let place = Double(column) / Double(max(raster.columns - 1, 1))
      while next < points.count, points[next].place < place { next += 1 }
      guard let height = Self.height(at: place, points, next: next) else {
        above = nil
        continue
      }
      let row = row(of: height)
      if line.isDrawn(column) {
        for filled in line.isJoined ? Self.rows(from: above ?? row, to: row) : row...row {
          raster.set(column, filled, style: style, mark: mark)
        }
      }
      above = row
    }
  }

  func draw(on canvas: inout Canvas) { raster.draw(on: &canvas) }

  /// The row of cells that a curve runs through at a height.
  func cellRow(of height: Double) -> Int { raster.region.row + row(of: height) / raster.dotsDown }

  /// The row of dots.
  private func row(of height: Double) -> Int {
    Int(((1 - min(max(height, 0), 1)) * Double(raster.rows - 1)).rounded())
  }

  /// The rows that join a row to the one of the column before, without that one itself.
  private static func rows(from before: Int, to row: Int) -> ClosedRange<Int> {
    before == row ? row...row : before < row ? before + 1...row : row...before - 1
  }

  /// Between the points around `place`, of which the right one has the index `next`; `nil` outside of the curve.
  private static func height(at place: Double, _ points: [Point], next: Int) -> Double? {
    guard next < points.count else { return nil }
    let right = points[next]
    guard right.place > place else { return right.height }
    guard next > 0 else { return nil }
    let left = points[next - 1]
    return left.height + (right.height - left.height) * (place - left.place) / (right.place - left.place)
  }
}
