import GumbelEngine

/// Runs of one plan, with what the tests do not vary.
func train(
  _ task: TrainingTask, _ estimator: EstimatorKind, _ schedule: TemperatureSchedule = at(1), runs: Int = 20,
  steps: Int? = nil, batch: Int? = nil, rate: Double? = nil, optimizer: Optimizer = .adam, seed: UInt64 = 1,
  start: [Double]? = nil
) throws -> TrainingSummary {
  let plan = try TrainingPlan(
    task, estimator, schedule: schedule, optimizer: optimizer, rate: rate, steps: steps, batch: batch,
    seed: seed, start: start)
  return TrainingSummary(
    (0..<runs).map { number in
      var run = TrainingRun(plan, run: number)
      while !run.isDone { run.advance() }
      return run.result
    })
}

/// A constant temperature.
func at(_ temperature: Double) -> TemperatureSchedule { try! .constant(temperature) }

/// An exponential schedule over the first 80 % of the steps.
func annealed(_ start: Double, _ end: Double) -> TemperatureSchedule {
  try! TemperatureSchedule(.exponential, from: start, to: end)
}
