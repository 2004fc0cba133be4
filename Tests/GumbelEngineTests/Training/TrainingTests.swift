@testable import GumbelEngine
import Testing

@Suite struct TrainingTests {
  @Test func `on a linear task softmax is the exact gradient and noise only hurts`() throws {
    let task = TrainingTask.linear(weights: [0, 0.02, 1])
    let exact = try train(task, .exact, runs: 200)
    let softmax = try train(task, .softmax, at(1), runs: 200)
    for (one, other) in zip(exact.results, softmax.results) {
      #expect(abs(one.losses.expected! - other.losses.expected!) < 1e-9)
    }
    #expect(exact.solved == softmax.solved)
    // Standard errors of 200 runs: below 7 runs, and of the differences of the losses below 0.001.
    for estimator in [EstimatorKind.gumbelSoftmax, .stGumbelSoftmax, .rloo, .rebar] {
      let noisy = try train(task, estimator, at(1), runs: 200)
      #expect(noisy.solved < softmax.solved - 20, "\(estimator): \(noisy.solved)")
      #expect(noisy.deployedLoss > softmax.deployedLoss, "\(estimator): \(noisy.deployedLoss)")
      #expect(noisy.expectedLoss! > softmax.expectedLoss! + 0.001, "\(estimator): \(noisy.expectedLoss!)")
    }
  }

  @Test(arguments: [[0.0, 0, 1], [1, 0, 0], [0, 1, 0], [1e-300, 1e-300, 3e-300]])
  func `a run is solved where its loss is the lowest, whichever category has it`(weights: [Double]) throws {
    let lowest = weights.min()!
    let summary = try train(.linear(weights: weights), .exact)
    for result in summary.results { #expect(result.isSolved == (result.losses.deployed == lowest)) }
    #expect(summary.solved == summary.results.count { $0.losses.deployed == lowest })
    if weights == [0, 0, 1] { #expect(summary.solved == 20) }
  }

  @Test func `a run depends on its seed and number alone`() throws {
    func result(_ seed: UInt64, _ number: Int, steps: Int = 100) throws -> TrainingResult {
      let plan = try TrainingPlan(.trap, .gumbelSoftmax, schedule: at(0.5), steps: steps, seed: seed)
      var run = TrainingRun(plan, run: number)
      while !run.isDone { run.advance() }
      return run.result
    }
    #expect(try result(1, 3) == result(1, 3))
    #expect(try result(1, 3) != result(2, 3))
    #expect(try result(1, 3).losses != result(1, 4).losses)
  }

  @Test(arguments: TrainingTask.all)
  func `every instruction set trains the same`(_ task: TrainingTask) throws {
    for estimator in EstimatorKind.allCases where task.takes(estimator) {
      let plan = try TrainingPlan(task, estimator, schedule: annealed(2, 1), steps: 4, batch: 5, seed: 9)
      let records = KernelSelection.available.map { kernels in
        var run = TrainingRun(plan, run: 2, kernels: kernels)
        while !run.isDone { run.advance() }
        return run.record
      }
      #expect(records.allSatisfy { $0 == records[0] })
      #expect(records[0].step == 4 && records[0].losses.deployed.isFinite)
    }
  }

  /// What is counted instead of summed sample by sample gives the same mean.
  @Test(arguments: EstimatorKind.allCases)
  func `a step descends the mean of its batch`(_ kind: EstimatorKind) throws {
    let logits = try Logits([0.3, -0.2, 0.9])
    let problem = GradientProblem(logits: logits, objective: StandardObjective.trap)
    let noise = EstimatorNoise.training(seed: 4)
    let estimator = EstimatorParameters().estimator(kind)
    let mean = BatchMean(estimator, categories: 3, noise: noise)
    var gradient = [Double](repeating: 0, count: 3)
    gradient.withUnsafeMutableBufferPointer {
      mean.fill(problem, samples: 1000..<1600, into: $0.baseAddress!)
    }
    let block = EstimateBlock(categories: 3)
    var sums = [Double](repeating: 0, count: 3)
    for first in stride(from: 1000, to: 1600, by: 200) {
      block.fill(estimator, problem, samples: first..<first + 200, noise: noise)
      for sample in 0..<200 {
        for (k, value) in block.estimate(sample).enumerated() { sums[k] += value / 600 }
      }
    }
    #expect(zip(gradient, sums).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `schedules go from start to floor and stay there`() throws {
    func values(_ shape: TemperatureSchedule.Shape, _ steps: [Int]) throws -> [Double] {
      let schedule = try TemperatureSchedule(shape, from: 1, to: 0.25, fraction: 0.5)
      return steps.map { schedule.temperature(step: $0, of: 100).value }
    }
    let steps = [0, 25, 50, 99]
    #expect(try values(.constant, steps) == [1, 1, 1, 1])
    #expect(try values(.linear, steps) == [1, 0.625, 0.25, 0.25])
    let exponential = try values(.exponential, steps)
    #expect(zip(exponential, [1, 0.5, 0.25, 0.25]).allSatisfy { abs($0 - $1) < 1e-15 })
    let cosine = try values(.cosine, steps)
    #expect(zip(cosine, [1, 0.625, 0.25, 0.25]).allSatisfy { abs($0 - $1) < 1e-15 })
    for (place, wanted) in [(0.0, 1.0), (1.0 / 3, 0.5), (0.5, 0), (2.0 / 3, -0.5), (1, -1)] {
      #expect(abs(cosineOfHalfTurns(place) - wanted) < 1e-15)
    }
    #expect(throws: ScheduleError.temperature(0)) { try TemperatureSchedule.constant(0) }
    #expect(throws: ScheduleError.fraction(1.5)) {
      try TemperatureSchedule(.linear, from: 1, to: 0.1, fraction: 1.5)
    }
  }

  @Test func `the temperature can be changed under way`() throws {
    let plan = try TrainingPlan(.trap, .gumbelSoftmax, schedule: at(1), seed: 1)
    var run = TrainingRun(plan, run: 0)
    for _ in 0..<10 { run.advance() }
    run.schedule = at(0.1)
    run.advance()
    #expect(run.record.temperature == 0.1)
  }

  /// The first step of Adam is the rate in each direction of the gradient, whatever its length; sgd's is the rate
  /// times the gradient.
  @Test func `optimisers take their first step as their papers say`() throws {
    for (optimizer, start) in [(Optimizer.adam, 0.25), (.sgd, 0.25)] {
      let plan = try TrainingPlan(
        .linear(weights: [0, 1]), .exact, schedule: at(1), optimizer: optimizer, rate: 0.125, steps: 10,
        seed: 1, start: [start, start])
      var run = TrainingRun(plan, run: 0)
      run.advance()
      // The gradient is (−¼, ¼).
      let wanted = optimizer == .adam ? 0.125 : 0.125 / 4
      #expect(abs(run.record.logits[0] - start - wanted) < 1e-7)
      #expect(abs(run.record.logits[1] - start + wanted) < 1e-7)
    }
  }

  @Test(arguments: TrainingTask.all) func `a hopeless run stops at its last good step`(_ task: TrainingTask)
    throws
  {
    let plan = try TrainingPlan(
      task, .straightThrough, schedule: at(1), rate: 1e9, steps: 10, batch: 2, seed: 1)
    var run = TrainingRun(plan, run: 0)
    let start = run.record
    while !run.isDone { run.advance() }
    let failure = try #require(run.failure)
    #expect(failure.lastGoodStep == run.step && run.step < 10)
    guard case .diverged = failure.reason else { return #expect(Bool(false), "\(failure)") }
    if run.step == 0 { #expect(run.record == start) }
    run.advance()
    #expect(run.failure == failure)
  }

  @Test func `plans that cannot be are refused`() throws {
    #expect(throws: TrainingPlanError.estimator(.rloo)) {
      try TrainingPlan(.filterSelection, .rloo, schedule: at(1), seed: 1)
    }
    #expect(throws: TrainingPlanError.undefined(.reinmax, at: 0.5)) {
      try TrainingPlan(.trap, .reinmax, schedule: annealed(1, 0.5), seed: 1)
    }
    #expect(throws: TrainingPlanError.start(wanted: 3)) {
      try TrainingPlan(.trap, .exact, schedule: at(1), seed: 1, start: [1, 2])
    }
    #expect(throws: TrainingPlanError.start(wanted: nil)) {
      try TrainingPlan(.pointer, .exact, schedule: at(1), seed: 1, start: [1, 2])
    }
    #expect(throws: TrainingPlanError.startValue(1e9)) {
      try TrainingPlan(.trap, .exact, schedule: at(1), seed: 1, start: [1e9, 2, 1])
    }
    #expect(throws: TrainingPlanError.size) {
      try TrainingPlan(.trap, .exact, schedule: at(1), steps: 0, seed: 1)
    }
    #expect(throws: TrainingPlanError.rate(-1)) {
      try TrainingPlan(.trap, .exact, schedule: at(1), rate: -1, seed: 1)
    }
  }
}
