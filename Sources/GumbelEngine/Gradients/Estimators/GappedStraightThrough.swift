/// D ~ Cat(π), and logits moved by constants so that D is the largest by at least a gap: (1/τ)·J_s ∇f(D) with
/// s = softmax((θ + m₁ − m₂)/τ), m₁ = (max θ − θ_D)·D, m₂ⱼ = relu(θⱼ − max θ + gap) for j ≠ D. Fan, Chi, Rudnicky
/// and Ramadge, "Training discrete deep generative models via gapped straight-through estimator" (ICML 2022).
public struct GappedStraightThrough: PickEstimator {
  /// By how much D leads, at least.
  public var gap: Double

  /// The estimator with the given gap.
  public init(gap: Double = 1) { self.gap = gap }

  /// The name in reports.
  public var name: String { "gapped-st" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }
  var pickCount: Int { 1 }

  /// A draw, and ∇f there.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    guard problem.isSoft else { return row.update(repeating: 0, count: problem.count) }
    let pick = Int(picks[0])
    problem.vertexGradient(pick, into: slopes)
    // With max θ = 0: D moves up to 0, and the others down to −gap where they are above it.
    let top = max(0, -gap)
    var total = 0.0
    for k in 0..<problem.count {
      let moved = k == pick ? 0 : min(problem.shifted[k], -gap)
      weights[k] = exponential(scaled(moved - top, by: problem.temperature))
      total += weights[k]
    }
    for k in 0..<problem.count { weights[k] /= total }
    applyJacobian(
      of: weights, to: slopes, divisor: problem.temperature.value, count: problem.count, into: row)
  }
}
