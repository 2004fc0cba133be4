/// The edge of a triangle that all points lie on, where fewer than three of its corners are open.
public struct SimplexEdge: Sendable, Equatable {
  /// The place of its first end among the corners.
  public let first: Int
  /// That of its second end, which is larger.
  public let second: Int
  /// The law of the second end's weight: `nil` where y does not vary along the edge, or there is no formula.
  private let weight: BinaryWeightLaw?

  /// The edge that joins two corners.
  init(first: Int, second: Int, weight: BinaryWeightLaw? = nil) {
    self.first = first
    self.second = second
    self.weight = weight
  }

  /// Whether there is a density with a formula.
  public var hasDensity: Bool { weight != nil }

  /// The mean of the density where the second end's weight lies in `part` of 0…1, in the unit of the uniform density on
  /// the edge; `nil` without a formula. That of a cell, unlike the density in its middle, is finite at the ends too.
  public func density(in part: Range<Double>) -> Double? {
    weight.map { ($0.cdf(part.upperBound) - $0.cdf(part.lowerBound)) / (part.upperBound - part.lowerBound) }
  }
}
