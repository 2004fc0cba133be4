import ArgumentParser
import Experiment
import GumbelEngine

extension Optimizer: ExpressibleByArgument {}

/// How long and how fast a training runs.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("anneal-fraction"), parsing: .unconditional,
    help: ArgumentHelp("The share of the steps after which a schedule has reached its end.", valueName: "f"),
    transform: number(above: 0, example: "0.8"))
  var annealFraction = 0.8

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps of a run (default: as is usual with the task).", valueName: "n"),
    transform: wholeNumber(1...TrainingPlan.mostSteps, example: "2000"))
  var steps: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Samples of a step (default: as is usual with the task).", valueName: "n"),
    transform: wholeNumber(1...TrainingPlan.largestBatch, example: "16"))
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Rate of the optimiser (default: as is usual with the task).", valueName: "r"),
    transform: number(above: 0, example: "0.02"))
  var rate: Double?

  @Option(help: ArgumentHelp("Optimiser.", valueName: "name"))
  var optimizer = Optimizer.adam

  /// The schedule that was asked for, which reaches its end after the fraction.
  func schedule(_ training: TrainingOptions) throws(Failure) -> TemperatureSchedule {
    let schedule = try training.readSchedule(fraction: min(annealFraction, 1))
    guard annealFraction <= 1 else {
      throw .usage(
        "--anneal-fraction: \(Numbers.exact(annealFraction)) is above 1", cure: "Give a share, such as 0.8.")
    }
    return schedule
  }

  /// The plan of one estimator.
  func plan(
    _ task: TrainingTask, _ estimator: EstimatorKind, settings: EstimatorParameters,
    schedule: TemperatureSchedule,
    seed: UInt64, start: [Double]?
  ) throws(TrainingPlanError) -> TrainingPlan {
    try TrainingPlan(
      task, estimator, settings: settings, schedule: schedule, optimizer: optimizer, rate: rate, steps: steps,
      batch: batch, seed: seed, start: start)
  }

  /// The options as words of a command line.
  var arguments: [String] {
    let options: [(String, String?)] = [
      ("--anneal-fraction", Numbers.exact(annealFraction)), ("--optimizer", optimizer.rawValue),
      ("--steps", steps.map(String.init)), ("--batch", batch.map(String.init)),
      ("--rate", rate.map(Numbers.exact)),
    ]
    return options.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
