/// D ~ Cat(π): (1/τ)·J_s ∇f(D) with s = softmax(θ/τ): the derivative of a softmax in place of that of the draw.
/// Bengio, Léonard and Courville, "Estimating or propagating gradients through stochastic neurons for
/// conditional computation" (2013).
public struct StraightThrough: PickEstimator {
  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "straight-through" }
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
    problem.vertexGradient(Int(picks[0]), into: slopes)
    for k in 0..<problem.count { weights[k] = problem.relaxed[k] }
    applyJacobian(
      of: weights, to: slopes, divisor: problem.temperature.value, count: problem.count, into: row)
  }
}

/// D = argmax θ, of a tie the lowest index: J_π ∇f(D). No draw and no noise.
public struct StraightThroughArgmax: PickEstimator {
  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "straight-through-argmax" }
  /// Not a word of τ.
  public var usesTemperature: Bool { false }
  var pickCount: Int { 0 }

  /// ∇f at one pick.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 0, evaluations: 1) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    problem.vertexGradient(problem.argmax, into: slopes)
    for k in 0..<problem.count { weights[k] = problem.probabilities[k] }
    applyJacobian(of: weights, to: slopes, divisor: 1, count: problem.count, into: row)
  }
}

/// D ~ Cat(softmax(θ/τ_f)): (1/τ)·J_s ∇f(D) with s = softmax(θ/τ): one temperature forward, another one back. At
/// τ_f = 1 it is straight-through; elsewhere D follows another law, too. Shah, Yan, Mozer and Liu, "Improving
/// discrete optimisation via decoupled straight-through Gumbel-Softmax" (2024).
public struct DecoupledStraightThrough: PickEstimator {
  /// τ_f, the temperature of the draw.
  public var forwardTemperature: Temperature

  /// The estimator with the given forward temperature.
  public init(forwardTemperature: Temperature = .one) { self.forwardTemperature = forwardTemperature }

  /// The name in reports.
  public var name: String { "decoupled-straight-through" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }
  var pickCount: Int { 1 }

  /// A draw, and ∇f there.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  func fillLaw(_ problem: GradientProblem, into law: UnsafeMutablePointer<Double>) {
    if forwardTemperature.value == 0 {
      for k in 0..<problem.count { law[k] = k == problem.argmax ? 1 : 0 }
      return
    }
    var total = 0.0
    for k in 0..<problem.count {
      law[k] = exponential(scaled(problem.shifted[k], by: forwardTemperature))
      total += law[k]
    }
    for k in 0..<problem.count { law[k] /= total }
  }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    StraightThrough().fillRow(problem, picks: picks, into: row, slopes: slopes, weights: weights)
  }
}
