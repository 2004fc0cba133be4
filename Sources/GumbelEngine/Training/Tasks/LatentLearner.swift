import KernelInterface

/// Learns the logits of independent choices whose losses are averaged.
struct LatentLearner: GradientLearner {
  var parameters: [Double]
  private var problems: [GradientProblem]
  private let best: Int
  private let categories: Int
  private let samples: TrainingSamples
  private let mean: BatchMean
  private let total: TotalLossScore?
  private var moved: [Double]

  /// `count` choices among `start.count / count` categories, each with the given loss, from the logits `start`.
  init(
    objective: some Objective, start: [Double], count: Int, plan: TrainingPlan, run: Int,
    kernels: any KernelSet
  ) {
    let categories = start.count / count
    self.categories = categories
    parameters = start
    moved = Array(repeating: 0, count: categories)
    let problem = GradientProblem(logits: .zeros(categories), objective: objective)
    problems = Array(repeating: problem, count: count)
    best = problem.vertexValues.indices.min { problem.vertexValues[$0] < problem.vertexValues[$1] } ?? 0
    samples = TrainingSamples(run: run, choices: count, batch: plan.batch)
    mean = BatchMean(
      plan.settings.estimator(plan.estimator), categories: categories,
      noise: .training(seed: plan.seed, kernels: kernels))
    total =
      count > 1 ? TotalLossScore(plan, categories: categories, choices: count, kernels: kernels) : nil
    _ = adopt()
  }

  mutating func fillGradient(_ gradient: inout [Double], step: Int, temperature: Temperature) {
    if let total { return total.fill(&gradient, problems, samples, step: step) }
    let share = 1 / Double(problems.count)
    gradient.withUnsafeMutableBufferPointer { gradient in
      for choice in problems.indices {
        if problems[choice].temperature != temperature { problems[choice].cool(to: temperature) }
        let row = gradient.baseAddress! + choice * categories
        mean.fill(problems[choice], samples: samples.samples(step: step, choice: choice), into: row)
        for k in 0..<categories { row[k] *= share }
      }
    }
  }

  mutating func adopt() -> Int {
    var flips = 0
    for choice in problems.indices {
      for k in 0..<categories { moved[k] = parameters[choice * categories + k] }
      let before = problems[choice].argmax
      problems[choice].move(to: moved)
      if problems[choice].argmax != before { flips += 1 }
    }
    return flips
  }

  func losses(at temperature: Temperature) -> TrainingLosses {
    var (relaxed, expected, deployed) = (0.0, 0.0, 0.0)
    for problem in problems {
      var problem = problem
      if problem.temperature != temperature { problem.cool(to: temperature) }
      relaxed += problem.objective.value(at: problem.relaxed.span)
      for k in 0..<categories { expected += problem.probabilities[k] * problem.vertexValues[k] }
      deployed += problem.vertexValues[problem.argmax]
    }
    let count = Double(problems.count)
    return TrainingLosses(relaxed: relaxed / count, expected: expected / count, deployed: deployed / count)
  }

  /// Whether every choice ends on its best category.
  var isSolved: Bool { problems.allSatisfy { $0.argmax == best } }

  var score: Double? { nil }

  var logits: [Double] { Array(parameters.prefix(categories)) }
}

extension Logits {
  fileprivate static func zeros(_ count: Int) -> Logits {
    // Zeros are always accepted.
    try! Logits(Array(repeating: 0, count: count))
  }
}
