/// The ten points of an even grid around a place, with their weights in Lagrange's interpolation.
///
/// The same weights read a function off its values on the grid, and lay a mass down on the grid so that sums of it
/// with grid functions come out right. With points h apart the error for e^x is about 2·10⁻⁴·h¹⁰.
struct LagrangeStencil {
  /// The number of points.
  static let count = 10
  /// Points at or below the place, besides the one next below it.
  static let before = 4

  /// The index of the first point: point k of the grid stands at k spacings.
  let first: Int
  /// The weights, in ascending order of the points; they add up to 1. The last six lanes are not used.
  let weights: SIMD16<Double>

  /// The stencil of a place that is so many spacings from point 0. Cost: some thirty multiplications.
  init(at place: Double) {
    let whole = place.rounded(.down)
    let t = place - whole + Double(Self.before)
    first = Int(whole) - Self.before
    // Each weight is the product of t − i over all other points i, by the products before and after it.
    var weights = SIMD16<Double>(repeating: 1)
    var before = 1.0
    for point in 0..<Self.count {
      weights[point] = before / Self.denominators[point]
      before *= t - Double(point)
    }
    var after = 1.0
    for point in (0..<Self.count).reversed() {
      weights[point] *= after
      after *= t - Double(point)
    }
    self.weights = weights
  }

  /// The product of k − i over all other points i: (−1)^(9−k)·k!·(9−k)!.
  private static let denominators = SIMD16<Double>(
    -362_880, 40_320, -10_080, 4320, -2880, 2880, -4320, 10_080, -40_320, 362_880, 1, 1, 1, 1, 1, 1)

  /// The function with these values on the grid, of which the first is that of point `origin`.
  func value(of values: [Double], origin: Int) -> Double {
    (0..<Self.count).reduce(0) { $0 + weights[$1] * values[first - origin + $1] }
  }
}
