/// The exact law of the points of a triangle, as far as there is a formula.
public struct SimplexLaw: Sendable, Equatable {
  /// Where the mean of the points is.
  public let mean: SimplexPoint
  /// The density, where y varies and no more than the corners count: the Concrete one. `nil` where there is none, or no
  /// formula for it.
  private let concrete: ConcreteDensity?

  /// The law of the points of `construction`. Cost: that of a `WeightLaw`.
  public init(of construction: Construction, in setting: Setting, on projection: SimplexProjection) {
    let plan = ConstructionPlan(construction, in: setting)
    let corners = projection.corners
    let isAll = projection.rest == .leftOut || corners.count == setting.logits.count
    switch plan.weights {
    case .constant(let vector):
      mean = projection.point(of: vector)
      concrete = nil
    case .oneHotOfPick:
      mean = projection.point(of: plan.pickLaw)
      concrete = nil
    case .relaxed(let temperature):
      guard case .perturbed(let base) = plan.picks else { preconditionFailure("relaxed without noise") }
      let scores = projection.categories(of: base.count).map { base[$0] }
      let means = RelaxedMoments(scores: Self.open(scores), temperature: temperature).means
      var all = [Double](repeating: 0, count: base.count)
      for (place, category) in projection.categories(of: base.count).enumerated() {
        all[category] = means[place]
      }
      mean = projection.point(of: all)
      let logits = try? Logits(corners.map { base[$0] })
      concrete =
        isAll && corners.count == 3 && logits?.unmaskedCount == 3
        ? logits.map { ConcreteDensity(logits: $0, temperature: temperature) } : nil
    }
  }

  /// Scores of which one at least is above −∞: where all corners are masked, all are alike.
  private static func open(_ scores: [Double]) -> [Double] {
    scores.contains { $0 > -.infinity } ? scores : scores.map { _ in 0 }
  }

  /// Whether there is a density with a formula.
  public var hasDensity: Bool { concrete != nil }

  /// The logarithm of the density at a point inside the triangle, in the unit of the uniform one; `nil` without a formula.
  public func logDensity(at point: SimplexPoint) -> Double? {
    guard let concrete else { return nil }
    let weights = [point.weights.x, point.weights.y, point.weights.z]
    // The uniform density on the triangle is 2! by its first two weights.
    return concrete.logarithm(logWeights: weights.map(naturalLogarithm)) - naturalLogarithm(2)
  }
}
