import GumbelEngine

// Estimates of the gradient of a quadratic objective of four categories, with the sums of their mean and variance.
extension Rows {
  /// Estimates in one batch.
  private static let estimates = 1 << 16

  /// The whole list as `gumbel-tui gradients` measures it (`all`), the whole list with everything sampled
  /// (`sampled`), or one estimator, sampled.
  func gradients(_ name: Substring) -> Workload? {
    let problem = GradientProblem(
      logits: try! Logits(probabilities: [0.1, 0.2, 0.3, 0.4]), temperature: .one,
      objective: StandardObjective.quadratic(target: [0.45, 0.3, 0.15, 0.1]))
    let kinds =
      name == "all" || name == "sampled"
      ? EstimatorKind.allCases : [EstimatorKind(rawValue: String(name))].compactMap(\.self)
    if kinds.isEmpty { return nil }
    let noise = EstimatorNoise.measuring(seed: 1, kernels: kernels)
    let block = EstimateBlock(categories: problem.count, kernels: kernels)
    return Workload(units: Self.estimates) {
      for kind in kinds {
        var run = EstimatorRun(
          EstimatorParameters().estimator(kind), problem: problem, noise: noise, enumerates: name == "all")
        run.advance(to: Self.estimates, in: block)
        keep(run.moments)
      }
    }
  }
}
