/// (f(D) − b)(D − π): the score function with a constant baseline b. Unbiased. Williams, "Simple statistical
/// gradient-following algorithms for connectionist reinforcement learning" (Machine Learning 8, 1992).
public struct Reinforce: PickEstimator {
  /// What is subtracted from f.
  public var baseline: Double

  /// The estimator with the given baseline.
  public init(baseline: Double = 0) { self.baseline = baseline }

  /// The name in reports.
  public var name: String { "reinforce" }
  /// Not a word of τ.
  public var usesTemperature: Bool { false }
  var pickCount: Int { 1 }

  /// A draw, and f there.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    let pick = Int(picks[0])
    let advantage = problem.vertexValues[pick] - baseline
    for k in 0..<problem.count { row[k] = advantage * ((k == pick ? 1 : 0) - problem.probabilities[k]) }
  }
}
