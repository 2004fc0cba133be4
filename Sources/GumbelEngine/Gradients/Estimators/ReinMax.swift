/// D ~ Cat(π), m = ½(softmax(θ/τ) + D): 2·J_m ∇f(D) − ½·J_π ∇f(D), for τ ≥ 1. At τ = 1 exact in the mean for
/// quadratic f. Liu, Dong, Liu, Yu and Gao, "Bridging discrete and backpropagation: straight-through and beyond"
/// (NeurIPS 2023).
public struct ReinMax: PickEstimator {
  /// The lowest temperature at which it is defined.
  public static let lowestTemperature = 1.0

  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "reinmax" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }
  var pickCount: Int { 1 }

  /// A draw, and ∇f there.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    let pick = Int(picks[0])
    problem.vertexGradient(pick, into: slopes)
    for k in 0..<problem.count { weights[k] = 0.5 * (problem.relaxed[k] + (k == pick ? 1 : 0)) }
    applyJacobian(of: weights, to: slopes, divisor: 0.5, count: problem.count, into: row)
    var mean = 0.0
    for k in 0..<problem.count { mean += problem.probabilities[k] * slopes[k] }
    for k in 0..<problem.count { row[k] -= 0.5 * problem.probabilities[k] * (slopes[k] - mean) }
  }
}
