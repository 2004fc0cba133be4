/// A point of a triangle: three weights that add up to 1.
public struct SimplexPoint: Sendable, Equatable {
  /// The weights of the first, second and third corner.
  public let weights: SIMD3<Double>

  /// The point with these weights, which add up to 1.
  public init(_ first: Double, _ second: Double, _ third: Double) {
    weights = SIMD3(first, second, third)
  }
}

/// Up to three of the categories as the corners of a triangle, so that every vector y is a point of it.
public struct SimplexProjection: Sendable, Equatable {
  /// What becomes of the other categories.
  public enum Rest: Sendable, Equatable {
    /// They are left out: the weights of the corners are divided by their sum. Of Gumbel-Softmax that is again
    /// Gumbel-Softmax, of the corners' logits at the same τ, because each weight has its own noise.
    case leftOut
    /// Their weights are added to that of the last corner.
    case inLastCorner
  }

  /// The categories at the corners, one to three.
  public let corners: [Int]
  /// What becomes of the others.
  public let rest: Rest

  /// The projection on `corners`, which must be different categories.
  public init(corners: [Int], rest: Rest = .leftOut) {
    precondition(
      (1...3).contains(corners.count) && Set(corners).count == corners.count, "up to three corners")
    self.corners = corners
    self.rest = rest
  }

  /// Where `weights`, one for each category, none of them negative, are in the triangle; in its middle where all that
  /// count are 0.
  public func point(of weights: [Double]) -> SimplexPoint {
    var shares = [0.0, 0, 0]
    for (corner, category) in corners.enumerated() { shares[corner] = weights[category] }
    if rest == .inLastCorner {
      let others = weights.indices.reduce(0) { corners.contains($1) ? $0 : $0 + weights[$1] }
      shares[corners.count - 1] += others
    }
    let total = shares.reduce(0, +)
    guard total > 0 else { return SimplexPoint(1 / 3.0, 1 / 3.0, 1 / 3.0) }
    return SimplexPoint(shares[0] / total, shares[1] / total, shares[2] / total)
  }

  /// The categories whose noise a point depends on.
  func categories(of count: Int) -> [Int] { rest == .leftOut ? corners : Array(0..<count) }
}
