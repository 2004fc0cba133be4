import KernelInterface

/// Where estimates take their randomness from: keyed streams, so that sample i of an estimator is the same
/// whenever it is made, in whatever block and on whatever thread.
///
/// Estimators that perturb the logits use the noise of draw i; those that pick n categories for an estimate use
/// the uniform words of draws i·n ..< i·n + n; rollout r of sample i uses the conditional noise of draw i
/// under sub-index r.
public struct EstimatorNoise: Sendable {
  /// The noise that perturbs the logits.
  let perturbation: GumbelNoise
  /// The words behind categorical picks.
  let picks: GumbelNoise
  private let rollouts: NoisePurpose
  /// The kernels that run.
  public let kernels: any KernelSet

  private init(
    seed: UInt64, _ perturbation: NoisePurpose, _ picks: NoisePurpose, _ rollouts: NoisePurpose,
    _ kernels: any KernelSet
  ) {
    self.perturbation = GumbelNoise(seed: seed, purpose: perturbation, kernels: kernels)
    self.picks = GumbelNoise(seed: seed, purpose: picks, kernels: kernels)
    self.rollouts = rollouts
    self.kernels = kernels
  }

  /// The noise of measurements: perturbations are those that all views and commands share.
  public static func measuring(seed: UInt64, kernels: any KernelSet = widestKernels) -> EstimatorNoise {
    EstimatorNoise(seed: seed, .shared, .estimatorPick, .estimatorRollout, kernels)
  }

  /// The noise of training, whose sample numbers pack run, step and item of the batch.
  public static func training(seed: UInt64, kernels: any KernelSet = widestKernels) -> EstimatorNoise {
    EstimatorNoise(seed: seed, .training, .trainingPick, .trainingRollout, kernels)
  }

  /// The conditional noise of a rollout.
  func rollout(_ number: Int) -> GumbelNoise {
    GumbelNoise(
      seed: perturbation.seed, purpose: rollouts, subIndex: UInt32(truncatingIfNeeded: number),
      kernels: kernels)
  }
}
