/// The gradient itself, J_π F: what the others estimate, by K evaluations of f.
public struct ExactGradient: PickEstimator {
  /// The exact gradient.
  public init() {}

  /// The name in reports.
  public var name: String { "exact" }
  /// Not a word of τ.
  public var usesTemperature: Bool { false }
  var pickCount: Int { 0 }

  /// No draws, and f at every one-hot vector.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 0, evaluations: categories) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    for k in 0..<problem.count {
      weights[k] = problem.probabilities[k]
      slopes[k] = problem.vertexValues[k]
    }
    applyJacobian(of: weights, to: slopes, divisor: 1, count: problem.count, into: row)
  }
}
