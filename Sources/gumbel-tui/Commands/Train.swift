// The race of the estimators without the screen, at any length and with every step on record if wanted.

import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Reports

/// `gumbel-tui train`
struct Train: SharingCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Race the gradient estimators on a task.",
    discussion: """
      Every estimator trains the same task from the same starts, with the same data and noise, a number of times. \
      The relaxed loss is that of the softmax mixture, the expected loss that of a random pick, the deployed loss \
      that of the likeliest pick; flips count how often the likeliest pick changed. \
      Networks are judged on test data: as they are trained, and deployed by the likeliest pick, by a random pick and \
      by the mixture.

      \(TrainingTask.all.map { "\($0.name): \($0.sentence)" }.joined(separator: "\n\n"))
      """)

  @OptionGroup var training: TrainingOptions

  @Option(
    help: ArgumentHelp("Estimators, separated by commas, or all.", valueName: "a,b,..."),
    completion: .list(["all"] + EstimatorKind.allCases.map(\.rawValue)))
  var estimators = "all"

  @OptionGroup var plan: PlanOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Runs of each estimator.", valueName: "n"),
    transform: wholeNumber(1...TrainingPlan.mostRuns, example: "20"))
  var runs = 20

  @Option(
    help: ArgumentHelp("File for a line of JSON after every step of every run.", valueName: "file"),
    completion: .file())
  var trace: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Say what simple methods reach on the data of a network, which takes up to seconds.")
  var yardsticks = true

  @OptionGroup var seeds: SeedOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup(title: "Networks") var network: NetworkTaskOptions
  @OptionGroup(title: "Estimators") var settings: EstimatorOptions
  @OptionGroup(title: "Shares") var shards: ShardOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try shards.check(seed: seeds.seed)
  }

  func run() throws {
    try share(try work())
    if Interruption.isAsked { Interruption.end() }
  }

  func work() throws -> TrainWork {
    let (plans, skipped) = try plans()
    return TrainWork(
      plans: plans, skipped: skipped, runs: runs, hasYardsticks: yardsticks, arguments: arguments(of: plans))
  }

  func part(of work: TrainWork, _ shard: Shard) throws -> TrainWork.Part {
    let heats = TrainingHeats(
      plans: work.plans, runs: work.runs(of: shard), threads: threading.count, isTraced: trace != nil)
    guard let trace else {
      Interruption.listen()
      let results = try heats.results { _ in }
      return TrainWork.Part(results: results, isInterrupted: Interruption.isAsked)
    }
    var results: [[TrainingResult]] = []
    try withOutput(trace, option: "--trace") { writer in
      Interruption.listen()
      results = try heats.results { try writer.append($0) }
    }
    return TrainWork.Part(results: results, isInterrupted: Interruption.isAsked)
  }

  func report(of work: TrainWork, _ parts: [TrainWork.Part]) -> any Report { work.report(of: parts) }

  /// The options that ask for the same.
  private func arguments(of plans: [TrainingPlan]) -> [String] {
    let options: [(String, String?)] = [
      ("--task", training.task), ("--estimators", estimators), ("--schedule", training.schedule),
      ("--runs", String(runs)), ("--seed", plans.first.map { String($0.seed) }),
      ("--start", training.start),
    ]
    return options.flatMap { name, value in value.map { [name, $0] } ?? [] } + plan.arguments
      + network.arguments + settings.arguments + (yardsticks ? [] : ["--no-yardsticks"])
  }
}
