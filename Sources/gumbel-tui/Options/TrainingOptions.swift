import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import LogitFiles

/// What is learnt, and at which temperatures.
struct TrainingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Task of the training; \(tasksWithNumbers) take numbers.", valueName: "t"),
    completion: .list(TrainingTask.all.map(\.name)))
  var task = "trap"

  @Option(
    help: ArgumentHelp(
      "Temperature of the training from step to step: constant:t, linear:t:t, exponential:t:t or cosine:t:t.",
      valueName: "s"))
  var schedule = "constant:0.5"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Logits that every run of the training starts from (default: drawn near 0).", valueName: "z,z,..."))
  var start: String?

  /// The tasks that numbers may follow, with letters for the numbers.
  private static var tasksWithNumbers: String {
    let forms = TrainingTask.all.compactMap { task -> String? in
      switch task.argument {
      case .number(let letter): "\(task.name):\(letter)"
      case .list(let letter, _): "\(task.name):\(letter),\(letter),..."
      case nil: nil
      }
    }
    return forms.dropLast().joined(separator: ", ") + " and " + forms[forms.count - 1]
  }

  /// The task that was asked for.
  func readTask() throws(Failure) -> TrainingTask {
    try read("--task", task) { text throws(TrainingNotationProblem) in try TrainingNotation.task(text) }
  }

  /// The schedule that was asked for; it reaches its end after that share of the steps.
  func readSchedule(fraction: Double = 0.8) throws(Failure) -> TemperatureSchedule {
    try read("--schedule", schedule) { text throws(TrainingNotationProblem) in
      try TrainingNotation.schedule(text, fraction: fraction)
    }
  }

  /// The logits to start from, if any were given; whether the task takes them is another matter.
  func readStart() throws(Failure) -> [Double]? {
    guard let start else { return nil }
    do throws(TextProblem) {
      return try readNumbers(start)
    } catch {
      throw .usage("--start: \(error.numberMessage)", cure: "For example: --start 6,0,0")
    }
  }

  private func read<Value>(
    _ option: String, _ text: String, _ parse: (String) throws(TrainingNotationProblem) -> Value
  ) throws(Failure) -> Value {
    do throws(TrainingNotationProblem) {
      return try parse(text)
    } catch {
      throw .usage(
        "\(option): \(error.message)", cure: "For example: --task trap --schedule exponential:1:0.1")
    }
  }
}
