/// D ~ Cat(π), and the mean of the straight-through Gumbel-Softmax estimate over R draws of the noise given D. The
/// mean of `st-gumbel-softmax` with less variance. Paulus, Maddison and Krause, "Rao-Blackwellizing the
/// straight-through Gumbel-Softmax gradient estimator" (ICLR 2021).
///
/// The conditional noise is not differentiated through θ.
public struct GumbelRao: GradientEstimator {
  /// R, the draws of noise given D, at least 1.
  public let rollouts: Int

  /// The estimator with the given number of rollouts, at least 1.
  public init(rollouts: Int = 10) {
    precondition(rollouts >= 1, "a mean of at least one")
    self.rollouts = rollouts
  }

  /// The name in reports.
  public var name: String { "gumbel-rao" }
  /// Relaxes at τ.
  public var usesTemperature: Bool { true }

  /// A draw, R vectors of noise, and ∇f at the draw.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 1 + rollouts, evaluations: 1) }

  /// Writes the estimates of `samples`.
  public func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
  ) {
    block.clearRows()
    guard problem.isSoft else { return }
    for k in 0..<problem.count { block.vector[k] = problem.probabilities[k] }
    let thresholdCount = block.prepareThresholds(of: block.vector)
    block.pick(samples, noise.picks, thresholdCount: thresholdCount)
    block.gatherVertexSlopes(problem)
    for rollout in 0..<rollouts {
      block.relaxConditionally(
        problem, noise.rollout(rollout), firstDraw: samples.lowerBound, inverse: problem.temperature.inverse)
      block.applyJacobian(temperature: problem.temperature.value, addingWith: 1 / Double(rollouts))
    }
  }
}
