/// s = softmax(θ/τ): (1/τ)·J_s ∇f(s). No noise at all; the exact gradient if f is linear and τ = 1.
public struct SoftmaxGradient: PickEstimator {
  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "softmax" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }
  var pickCount: Int { 0 }

  /// ∇f at one point.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 0, evaluations: 1) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    guard problem.isSoft else { return row.update(repeating: 0, count: problem.count) }
    for k in 0..<problem.count { weights[k] = problem.relaxed[k] }
    // One point in planes is the point itself.
    problem.objective.gradients(at: weights, count: 1, categories: problem.count, into: slopes)
    applyJacobian(
      of: weights, to: slopes, divisor: problem.temperature.value, count: problem.count, into: row)
  }
}

/// y = softmax((θ + g)/τ): (1/τ)·J_y ∇f(y). Unbiased for E f(y), which is not E f(D); its variance grows as
/// 1/τ. Jang, Gu and Poole, "Categorical reparameterization with Gumbel-Softmax"; Maddison, Mnih and Teh, "The
/// Concrete distribution" (both ICLR 2017).
public struct GumbelSoftmaxGradient: GradientEstimator {
  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "gumbel-softmax" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }

  /// A vector of noise, and ∇f at one point.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  /// Writes the estimates of `samples`.
  public func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
  ) {
    guard problem.isSoft else { return block.clearRows() }
    block.perturb(problem, noise.perturbation, firstDraw: samples.lowerBound)
    block.relax(inverse: problem.temperature.inverse)
    block.evaluateSlopes(problem)
    block.applyJacobian(temperature: problem.temperature.value)
  }
}

/// The same with f seen at the pick: (1/τ)·J_y ∇f(D), D = argmax(θ + g). What PyTorch's
/// `gumbel_softmax(hard=True)` backpropagates.
public struct StraightThroughGumbelSoftmax: GradientEstimator {
  /// The estimator.
  public init() {}

  /// The name in reports.
  public var name: String { "st-gumbel-softmax" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }

  /// A vector of noise, and ∇f at one pick.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1, evaluations: 1) }

  /// Writes the estimates of `samples`.
  public func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
  ) {
    guard problem.isSoft else { return block.clearRows() }
    block.perturb(problem, noise.perturbation, firstDraw: samples.lowerBound)
    block.relax(inverse: problem.temperature.inverse)
    block.gatherVertexSlopes(problem)
    block.applyJacobian(temperature: problem.temperature.value)
  }
}
