import KernelInterface

/// `reinforce` and `rloo` where several choices share one loss: what they know is the loss as a whole, the mean over
/// the choices, and not what each of them adds to it. The others have a derivative for each choice.
struct TotalLossScore {
  private let baseline: Double
  /// Draws in an estimate, each with the mean of the others for a baseline; 1 with a constant one.
  private let group: Int
  private let batch: Int
  private let categories: Int
  private let noise: EstimatorNoise
  private let block: EstimateBlock

  /// The score function of the plan's estimator; `nil` where it is none.
  init?(_ plan: TrainingPlan, categories: Int, choices: Int, kernels: any KernelSet) {
    switch plan.estimator {
    case .reinforce: (group, baseline) = (1, plan.settings.baseline)
    case .rloo: (group, baseline) = (plan.settings.group, 0)
    default: return nil
    }
    batch = plan.batch
    self.categories = categories
    noise = .training(seed: plan.seed, kernels: kernels)
    block = EstimateBlock(categories: categories, kernels: kernels)
  }

  /// The mean of the batch's estimates of ∂/∂θ of the mean loss, choice after choice.
  func fill(
    _ gradient: inout [Double], _ problems: [GradientProblem], _ samples: TrainingSamples, step: Int
  ) {
    let draws = batch * group
    var picks = [Int32](repeating: 0, count: draws * problems.count)
    var losses = [Double](repeating: 0, count: draws)
    for (choice, problem) in problems.enumerated() {
      let first = samples.samples(step: step, choice: choice).lowerBound * group
      pick(problem, first..<first + draws, into: &picks, at: choice * draws)
      for draw in 0..<draws {
        losses[draw] += problem.vertexValues[Int(picks[choice * draws + draw])] / Double(problems.count)
      }
    }
    let advantages = advantages(losses)
    let sum = advantages.reduce(0, +)
    for (choice, problem) in problems.enumerated() {
      let row = choice * categories
      for k in 0..<categories { gradient[row + k] = -problem.probabilities[k] * sum / Double(draws) }
      for draw in 0..<draws {
        gradient[row + Int(picks[choice * draws + draw])] += advantages[draw] / Double(draws)
      }
    }
  }

  private func pick(
    _ problem: GradientProblem, _ draws: Range<Int>, into picks: inout [Int32], at place: Int
  ) {
    for k in 0..<categories { block.vector[k] = problem.probabilities[k] }
    let thresholdCount = block.prepareThresholds(of: block.vector)
    for first in stride(from: draws.lowerBound, to: draws.upperBound, by: EstimateBlock.picksAtOnce) {
      let some = first..<min(first + EstimateBlock.picksAtOnce, draws.upperBound)
      block.pick(some, noise.picks, thresholdCount: thresholdCount)
      for i in 0..<some.count { picks[place + first - draws.lowerBound + i] = block.picks[i] }
    }
  }

  /// How much each draw's loss is above its baseline.
  private func advantages(_ losses: [Double]) -> [Double] {
    if group == 1 { return losses.map { $0 - baseline } }
    var advantages = losses
    for first in stride(from: 0, to: losses.count, by: group) {
      let total = losses[first..<first + group].reduce(0, +)
      for draw in first..<first + group {
        advantages[draw] = losses[draw] - (total - losses[draw]) / Double(group - 1)
      }
    }
    return advantages
  }
}
