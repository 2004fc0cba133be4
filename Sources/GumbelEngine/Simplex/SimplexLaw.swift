/// The exact law of the points of a triangle, as far as there is a formula.
public struct SimplexLaw: Sendable, Equatable {
  /// Where the mean of the points is.
  public let mean: SimplexPoint
  /// Whether every point is a corner: y is the one-hot vector of its pick.
  public let isOneHot: Bool
  /// The edge that all points lie on; `nil` where three corners are open, or none.
  public let edge: SimplexEdge?
  /// The density, where y varies and no more than the corners count: the Concrete one. `nil` where there is none, or no
  /// formula for it.
  private let concrete: ConcreteDensity?

  /// The law of the points of `construction`. Cost: that of a `WeightLaw`.
  public init(of construction: Construction, in setting: Setting, on projection: SimplexProjection) {
    let plan = ConstructionPlan(construction, in: setting)
    let open = Self.openCorners(plan, projection)
    switch plan.weights {
    case .constant(let vector):
      (mean, isOneHot, concrete) = (projection.point(of: vector), false, nil)
      edge = Self.edge(open)
    case .oneHotOfPick:
      (mean, isOneHot, concrete) = (projection.point(of: plan.pickLaw), true, nil)
      edge = Self.edge(open)
    case .relaxed(let temperature):
      guard case .perturbed(let base) = plan.picks else { preconditionFailure("relaxed without noise") }
      let categories = projection.categories(of: base.count)
      let scores = categories.map { base[$0] }
      let means = RelaxedMoments(scores: Self.open(scores), temperature: temperature).means
      var all = [Double](repeating: 0, count: base.count)
      for (place, category) in categories.enumerated() { all[category] = means[place] }
      (mean, isOneHot) = (projection.point(of: all), false)
      // A corner that others are added to has no formula.
      let corners = categories.count == projection.corners.count ? projection.corners.map { base[$0] } : []
      edge = Self.edge(open, scores: corners, temperature: temperature)
      concrete =
        open.count == 3 && corners.count == 3
        ? (try? Logits(corners)).map { ConcreteDensity(logits: $0, temperature: temperature) } : nil
    }
  }

  /// The places of the corners that can have any weight: of which a category is not masked.
  private static func openCorners(_ plan: ConstructionPlan, _ projection: SimplexProjection) -> [Int] {
    let places = Array(projection.corners.indices)
    guard case .perturbed(let base) = plan.picks else { return places }
    let open = places.filter { base[projection.corners[$0]] > -.infinity }
    guard projection.rest == .inLastCorner, let last = places.last, !open.contains(last) else { return open }
    let hasRest = base.indices.contains { base[$0] > -.infinity && !projection.corners.contains($0) }
    return hasRest ? open + [last] : open
  }

  /// The edge between the open corners, or from the only one to another; with the law of its points, given the scores of
  /// all corners.
  private static func edge(
    _ open: [Int], scores: [Double] = [], temperature: Double = 1
  ) -> SimplexEdge? {
    guard (1...2).contains(open.count) else { return nil }
    guard open.count == 2 else { return SimplexEdge(first: 0, second: max(open[0], 1)) }
    let weight =
      scores.isEmpty
      ? nil : BinaryWeightLaw(logOdds: scores[open[1]] - scores[open[0]], temperature: temperature)
    return SimplexEdge(first: open[0], second: open[1], weight: weight)
  }

  /// Scores of which one at least is above −∞: where all corners are masked, all are alike.
  private static func open(_ scores: [Double]) -> [Double] {
    scores.contains { $0 > -.infinity } ? scores : scores.map { _ in 0 }
  }

  /// Whether there is a density with a formula, inside of the triangle or along its edge.
  public var hasDensity: Bool { concrete != nil || edge?.hasDensity == true }

  /// The logarithm of the density at a point inside the triangle, in the unit of the uniform one, so that it is ln 2 below
  /// that by the first two weights; `nil` without a formula.
  public func logDensity(at point: SimplexPoint) -> Double? {
    guard let concrete else { return nil }
    let weights = [point.weights.x, point.weights.y, point.weights.z]
    // The uniform density on the triangle is 2! by its first two weights.
    return concrete.logarithm(logWeights: weights.map(naturalLogarithm)) - naturalLogarithm(2)
  }
}
