import ArgumentParser
import Experiment
import Explorer
import GumbelEngine

/// What is set in single views of the explorer. Commands that show none of them accept these too, so that one
/// command line serves all.
struct ChoiceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Corners of the simplex view: labels, or numbers as #1,#2,#3 (default: the likeliest).",
      valueName: "a,b,c"))
  var corners: String?

  @Flag(help: "In the simplex view, add the other categories to the last corner.")
  var rest = false

  @Option(
    help: ArgumentHelp(
      "Estimator that the views of gradients, temperature and training follow.", valueName: "name"),
    completion: .list(EstimatorKind.allCases.map(\.rawValue)), transform: readEstimator)
  var estimator = EstimatorKind.gumbelSoftmax

  @OptionGroup var training: TrainingOptions

  @Option(
    help: ArgumentHelp(
      "Runs of each estimator in the training view (default: 20 of one choice, 5 of a network, else 3).",
      valueName: "n"), transform: wholeNumber(1...TrainingControls.mostRuns, example: "5"))
  var runs: Int?

  /// The choices for categories that are called `labels`.
  func choices(labels: [String]) throws(Failure) -> Choices {
    var choices = Choices()
    choices.addsRest = rest
    choices.estimator = estimator
    choices.task = try training.readTask()
    choices.schedule = try training.readSchedule()
    choices.start = try readStart(for: choices.task)
    choices.runs = runs
    guard let corners else { return choices }
    do throws(CornerProblem) {
      choices.corners = try CornerNotation.corners(corners, labels: labels)
    } catch {
      throw .usage(
        "--corners: \(error.message)", cure: "For example: --corners the,a,an or --corners '#1,#2,#3'")
    }
    return choices
  }

  /// The logits to start from, which the task must take.
  private func readStart(for task: TrainingTask) throws(Failure) -> [Double]? {
    guard let start = try training.readStart() else { return nil }
    // Every task takes some estimator, and a constant 1 is a temperature for all of them.
    let kind = EstimatorKind.allCases.first(where: task.takes)!
    do throws(TrainingPlanError) {
      return try TrainingPlan(task, kind, schedule: try! .constant(1), seed: 0, start: start).start
    } catch {
      throw error.failure(of: task)
    }
  }

  @Sendable private static func readEstimator(_ text: String) throws -> EstimatorKind {
    if let kind = EstimatorKind(rawValue: text) { return kind }
    throw ValidationError(
      "there is no estimator '\(text)'; give one of "
        + EstimatorKind.allCases.map(\.rawValue).joined(separator: ", "))
  }
}
