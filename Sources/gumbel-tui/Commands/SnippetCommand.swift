// Prints the code that the explorer copies, for use without its screen.

import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Reports

extension CodeLanguage: ExpressibleByArgument {}

/// `gumbel-tui snippet`
struct SnippetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippet", abstract: "Print a program that draws the same, or trains the same network.",
    discussion: """
      The program prints, for each category, the share of draws that it won, its average weight and its \
      label. In Swift these are the very draws of the explorer; in Python others from the same laws.

      With --estimators it is the training loop of --task for PyTorch, which prints the losses on test data. The tasks \
      are \(TrainingLoop.taskNames.joined(separator: ", ")).
      """)

  @Option(help: ArgumentHelp("Library of the program.", valueName: "library"))
  var to = CodeLanguage.pytorch

  @Option(
    help: ArgumentHelp("Estimator of a training loop.", valueName: "name"),
    completion: .list(EstimatorKind.allCases.map(\.rawValue)))
  var estimators: String?

  @OptionGroup(title: "Training loop") var plan: PlanOptions
  @OptionGroup(title: "Networks") var network: NetworkTaskOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Draws in one estimate of rloo.", valueName: "n"),
    transform: wholeNumber(2...TrainingPlan.largestGroup, example: "2"))
  var group = 2

  @Option(
    help: ArgumentHelp("File to write instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    if estimators == nil, let option = trainingOption {
      throw Failure.usage(
        "\(option): this is an option of training loops",
        cure: "Name the estimator, too: --estimators gumbel-softmax")
    }
    let code = try estimators.map { try trainingLoop($0) } ?? common.notedExperiment().code(in: to)
    try withOutput(output) { try $0.append(code) }
  }

  /// An option that was given and that only a training loop has.
  private var trainingOption: String? {
    if network.data != nil { return "--data" }
    let numbers: [(String, Bool)] = [
      ("--steps", plan.steps != nil), ("--batch", plan.batch != nil), ("--rate", plan.rate != nil),
      ("--optimizer", plan.optimizer != .adam), ("--anneal-fraction", plan.annealFraction != 0.8),
      ("--group", group != 2),
    ]
    return network.given.first?.name ?? numbers.first(where: \.1)?.0
  }

  private func trainingLoop(_ names: String) throws -> String {
    guard to == .pytorch else {
      throw Failure.usage(
        "--to: training loops are written for PyTorch", cure: "Give --to pytorch, or leave --estimators out.")
    }
    let training = common.choices.training
    let kinds = try EstimatorKind.named(names)
    guard kinds.count == 1 else {
      throw Failure.usage(
        "--estimators: a training loop has one", cure: "For example: --estimators \(kinds[0].rawValue)")
    }
    let task = try network.applied(to: try training.readTask())
    let schedule = try plan.schedule(training)
    let seed = common.parameters.seeds.drawn()
    let loop: TrainingLoop?
    do throws(TrainingPlanError) {
      loop = TrainingLoop(
        try plan.plan(
          task, kinds[0], settings: EstimatorParameters(group: group), schedule: schedule, seed: seed,
          start: nil),
        dataFile: network.data)
    } catch {
      throw error.failure(of: task)
    }
    guard let loop else {
      throw Failure.usage(
        "--task: there is no training loop for \(task.name)",
        cure: "There is one for: \(TrainingLoop.taskNames.joined(separator: ", "))")
    }
    return loop.text
  }
}
