// Where training ends.
extension Claim {
  static let training = [relaxationGap, noiseExplores, noiseAlwaysHelps, annealingIsSafe]

  private static let relaxationGap = Claim(
    "relaxation-gap", "Softmax with a temperature ends at the same solution.", .fails,
    why:
      "It optimises a mixture: in the trap the best mixture is of the two worst choices, and one of them is what is deployed."
  ) { trial in
    [
      trial.solved("softmaxAtTau1", .softmax, .flat(1), expected: 0),
      trial.solved("softmaxAtTau0.1", .softmax, .flat(0.1), expected: 0),
      trial.solved("softmaxFrom1To0.1", .softmax, .annealed(from: 1), expected: 0),
      trial.solved("gumbelSoftmaxAtTau0.5", .gumbelSoftmax, .flat(0.5), expected: TrainingTrial.runs),
      trial.solved("gumbelSoftmaxAtTau0.1", .gumbelSoftmax, .flat(0.1), expected: TrainingTrial.runs),
    ]
  }

  private static let noiseExplores = Claim(
    "noise-explores", "The noise makes it explore before it converges.", .conditional,
    why:
      "It frees Gumbel-Softmax from a confident wrong start; but straight-through samples too and stays, and exact needs none."
  ) { trial in
    let start = [6.0, 0, 0]
    let all = TrainingTrial.runs
    return [
      trial.solved("gumbelSoftmax", .gumbelSoftmax, .flat(0.1), start: start, expected: all),
      trial.solved("straightThrough", .straightThrough, .flat(0.1), start: start, expected: 0),
      // Nothing tells one run from another that starts there and meets no noise.
      trial.solved("softmax", .softmax, .flat(0.1), start: start, runs: 1, expected: 0),
      trial.solved("exact", .exact, .flat(0.1), start: start, runs: 1, expected: 1),
    ]
  }

  private static let noiseAlwaysHelps = Claim(
    "noise-always-helps", "Gumbel noise always helps.", .fails,
    why:
      "For linear f a mixture costs what its parts cost: softmax at τ = 1 has neither bias nor variance, and the noise brings both."
  ) { trial in
    let plain = trial.errors(.softmax, .linear, at: 1)
    let samples = ClaimTrial.draws
    let noisy = trial.errors(.gumbelSoftmax, .linear, at: 1, samples: samples)
    let cold = trial.errors(.gumbelSoftmax, .linear, at: 0.1, samples: samples)
    let errors = ClaimNumber.standardErrors / Double(samples).squareRoot()
    return [
      .near(
        "gumbelSoftmaxBias", noisy.bias, GradientExample.gumbelSoftmaxBias,
        within: errors * noisy.variance.squareRoot()),
      // Known from 10⁷ samples.
      .variance("gumbelSoftmaxVarianceAtTau0.1", cold.variance, 10.084, at: 0.1, samples: samples),
      .atMost("softmaxBias", plain.bias, 1e-12),
      .exactly("softmaxVariance", plain.variance, 0),
    ]
  }

  private static let annealingIsSafe = Claim(
    "annealing-is-safe", "Start hot, anneal, and it works.", .fails,
    why:
      "While it is hot Gumbel-Softmax optimises a mixture as well: from τ = 5 it is in the trap before it is cold, from 1 it is not."
  ) { trial in
    [
      trial.solved("from5To0.1", .gumbelSoftmax, .annealed(from: 5), expected: 0),
      trial.solved("from1To0.1", .gumbelSoftmax, .annealed(from: 1), expected: TrainingTrial.runs),
    ]
  }
}

/// How the training claims train.
enum TrainingTrial {
  /// Runs of each kind. In 1 000 each either all or none solve the task, so that not even one of 20 that differs is
  /// likely; two are forgiven.
  static let runs = 20
  static let forgiven = 2
}

extension TemperatureSchedule {
  // The temperatures of the claims are above 0 and finite.
  fileprivate static func flat(_ temperature: Double) -> TemperatureSchedule { try! .constant(temperature) }

  fileprivate static func annealed(from start: Double) -> TemperatureSchedule {
    try! TemperatureSchedule(.exponential, from: start, to: 0.1)
  }
}

extension ClaimTrial {
  /// How many runs solve the trap.
  fileprivate func solved(
    _ name: String, _ kind: EstimatorKind, _ schedule: TemperatureSchedule, start: [Double]? = nil,
    runs: Int = TrainingTrial.runs, expected: Int
  ) -> ClaimNumber {
    // Every estimator of the claims trains the trap.
    let plan = try! TrainingPlan(.trap, kind, schedule: schedule, seed: seed, start: start)
    let solved = (0..<runs).count { subject.solves(plan, run: $0) }
    let forgiven = runs > 1 ? TrainingTrial.forgiven : 0
    return .near("\(name)SolvedOf\(runs)", Double(solved), Double(expected), within: Double(forgiven))
  }
}
