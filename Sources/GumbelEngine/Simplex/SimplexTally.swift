/// Where the draws of one construction fell in a triangle: counts in `side`² equal triangles, the mean, and the last few
/// points.
public struct SimplexTally: Sendable, Equatable {
  /// The number of parts that an edge is divided into.
  public static let side = 64
  /// How many of the last points are kept.
  public static let recentPoints = 12

  /// What the corners are.
  public let projection: SimplexProjection
  /// The number of draws counted.
  public private(set) var draws = 0
  /// The points of the last draws, the newest last.
  public private(set) var recent: [SimplexPoint] = []
  private var counts = [Int](repeating: 0, count: 2 * side * side)
  private var sums = [FixedSum](repeating: .zero, count: 3)

  /// No draws yet.
  public init(_ projection: SimplexProjection) { self.projection = projection }

  /// Counts one draw.
  mutating func add(_ point: SimplexPoint, keeping isRecent: Bool) {
    draws += 1
    counts[Self.cell(of: point)] += 1
    // A weight is at most 1, so that its units fit in a word, which is converted much faster.
    for corner in 0..<3 { sums[corner].units += Int128(Int64((point.weights[corner] * 0x1p48).rounded())) }
    guard isRecent else { return }
    if recent.count == Self.recentPoints { recent.removeFirst() }
    recent.append(point)
  }

  /// The mean of the points; the middle before the first draw.
  public var mean: SimplexPoint {
    guard draws > 0 else { return SimplexPoint(1 / 3.0, 1 / 3.0, 1 / 3.0) }
    // Of a corner that no draw gave any weight it is 0 to the last bit: no difference of rounded sums.
    let means = sums.map { $0.mean(over: draws) }
    return SimplexPoint(means[0], means[1], means[2])
  }

  /// The draws in the small triangle around a point.
  public func count(around point: SimplexPoint) -> Int { counts[Self.cell(of: point)] }

  /// The density around a point in the unit of the uniform one: 1 where as many draws fell as if all points were equally
  /// likely.
  public func density(around point: SimplexPoint) -> Double {
    draws == 0 ? 0 : Double(count(around: point)) * Double(Self.side * Self.side) / Double(draws)
  }

  /// The small triangles that a draw fell in, each with its middle.
  public var occupied: [(middle: SimplexPoint, count: Int)] {
    counts.indices.filter { counts[$0] > 0 }.map { (Self.middle(of: $0), counts[$0]) }
  }

  /// The draws by the share of one corner among two, in `side` equal parts from the first to the second: where all points
  /// lie on that edge, those of the small triangles along it.
  public func parts(from first: Int, to second: Int) -> [Int] {
    var parts = [Int](repeating: 0, count: Self.side)
    for (middle, count) in occupied {
      let (near, far) = (middle.weights[first], middle.weights[second])
      parts[min(Int(far / (near + far) * Double(Self.side)), Self.side - 1)] += count
    }
    return parts
  }

  /// The share of the draws whose weight of a corner is above `threshold`, as far as the small triangles tell: those
  /// whose middle is. 0 before the first draw.
  public func share(near threshold: Double) -> [Double] {
    var found = [0, 0, 0]
    for (middle, count) in occupied {
      for corner in 0..<3 where middle.weights[corner] > threshold { found[corner] += count }
    }
    return found.map { draws == 0 ? 0 : Double($0) / Double(draws) }
  }

  /// The small triangle that holds a point. Rows and columns are parts of the first and the second weight; of the square
  /// in each, one half points the other way.
  static func cell(of point: SimplexPoint) -> Int {
    let (first, second) = (point.weights.x * Double(side), point.weights.y * Double(side))
    let row = min(Int(first), side - 1)
    let column = min(Int(second), side - 1 - row)
    let isFar = row + column < side - 1 && first - Double(row) + second - Double(column) > 1
    return 2 * (row * side + column) + (isFar ? 1 : 0)
  }

  /// The middle of a small triangle.
  private static func middle(of cell: Int) -> SimplexPoint {
    let (square, half) = cell.quotientAndRemainder(dividingBy: 2)
    let offset = half == 0 ? 1 / 3.0 : 2 / 3.0
    let first = (Double(square / side) + offset) / Double(side)
    let second = (Double(square % side) + offset) / Double(side)
    return SimplexPoint(first, second, 1 - first - second)
  }
}
