import Testing

@testable import GumbelEngine

/// The tasks that are networks. Rates of success are those of 20 seeds; the tests train a few of them, and ask for so
/// little that with the rates as measured a false alarm is rarer than 1 in 100, whatever the seed.
@Suite struct NetworkTests {
  /// Of the directions of a few parameters: the estimated gradient of a large batch against differences of the
  /// relaxed loss, which is exact or that of 2 000 held-out inputs.
  @Test(
    arguments: [
      (.filterSelection, 0.05), (.pointer, 0.25), (.binaryWeights, 0.25),
    ] as [(TrainingTask, Double)])
  func `the gradient is that of the relaxed loss`(_ task: TrainingTask, _ tolerance: Double) throws {
    let plan = try TrainingPlan(task, .softmax, schedule: at(1), batch: 20_000, seed: 3)
    let descent = try #require(task.learner(plan, run: 0, kernels: baselineKernels) as? Descent)
    var learner = descent.inner
    // Away from the start where the gradient is next to 0 there; at the pointer's it is steepest.
    let offset = task == .pointer ? 0 : 0.3
    var numbers = KeyedNumbers(seed: 5, .start, run: 0, kernels: baselineKernels)
    for i in learner.parameters.indices { learner.parameters[i] += offset * numbers.normal() }
    var gradient = [Double](repeating: 0, count: learner.parameters.count)
    learner.fillGradient(&gradient, step: 0, temperature: .one)
    let width = 1e-4
    var (products, squares, wantedSquares) = (0.0, 0.0, 0.0)
    for place in stride(from: 0, to: gradient.count, by: gradient.count / 15) {
      let value = learner.parameters[place]
      func loss(_ offset: Double) -> Double {
        learner.parameters[place] = value + offset
        return learner.losses(at: .one).relaxed
      }
      let wanted = (loss(width) - loss(-width)) / (2 * width)
      learner.parameters[place] = value
      products += wanted * gradient[place]
      squares += gradient[place] * gradient[place]
      wantedSquares += wanted * wanted
    }
    #expect(products / (squares * wantedSquares).squareRoot() > 1 - tolerance / 2)
    #expect(abs((squares / wantedSquares).squareRoot() - 1) < tolerance)
  }

  /// Of 20 runs 18 or 19 find all 32 choices, and the mean share of those found is above .98.
  @Test(arguments: [EstimatorKind.straightThroughArgmax, .gumbelSoftmax, .stGumbelSoftmax])
  func `filters and their choices are found again`(_ estimator: EstimatorKind) throws {
    let summary = try train(.filterSelection, estimator, runs: 4)
    #expect(summary.solved >= 1 && summary.score! > 0.8)
    #expect(summary.deployedLoss < 4)
  }

  /// The softmax finds the choices as well, and filters that are right only in a mixture.
  @Test func `what softmax deploys is not what it trained`() throws {
    let softmax = try train(.filterSelection, .softmax, runs: 4)
    #expect(softmax.relaxedLoss < 0.1 && softmax.deployedLoss > 0.5)
  }

  @Test(arguments: [EstimatorKind.gumbelSoftmax, .softmax])
  func `the pointer learns which item is meant`(_ estimator: EstimatorKind) throws {
    let summary = try train(.pointer, estimator, runs: 1)
    #expect(summary.score! > 0.85)
    #expect(try train(.pointer, estimator, runs: 1, steps: 1).score! < 0.35, "and did not know it before")
  }

  @Test func `binary weights in training beat rounding afterwards`() throws {
    func loss(_ estimator: EstimatorKind) throws -> Double {
      try train(.binaryWeights, estimator, runs: 2, steps: 600).deployedLoss
    }
    let rounded = try loss(.softmax)
    #expect(try loss(.straightThroughArgmax) < 0.5 * rounded)
    #expect(try loss(.straightThrough) < rounded)
  }
}
