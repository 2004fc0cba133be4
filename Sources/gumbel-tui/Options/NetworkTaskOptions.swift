import ArgumentParser
import Experiment
import GumbelEngine
import Reports

/// What can be set of the tasks that train a network.
struct NetworkTaskOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Items for a network to learn instead of the digits: a file with a row for each, and numbers from 0 to 1.",
      valueName: "file[:array]"), completion: .file())
  var data: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Codes of the task codebook (default: 32).", valueName: "n"),
    transform: wholeNumber(2...1024, example: "32"))
  var codes: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Experts of the task router (default: 4).", valueName: "n"),
    transform: wholeNumber(2...256, example: "4"))
  var experts: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weight in the loss of codebook of Σ p ln p, p the mean use of each code (default: 0).", valueName: "w"),
    transform: weight(example: "1"))
  var diversity: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same for the experts of router (default: 0).", valueName: "w"),
    transform: weight(example: "1"))
  var balance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weight in the loss of a network of the entropy of its choices (default: 0).", valueName: "w"),
    transform: weight(example: "1"))
  var entropy: Double?

  @Option(
    name: .customLong("noise-scale"), parsing: .unconditional,
    help: ArgumentHelp(
      "Scale β of the noise in a network, softmax((θ + βg)/τ); 0 is no noise (default: 1).", valueName: "b"),
    transform: weight(example: "0.5"))
  var noiseScale: Double?

  /// `task` with these options. Throws if it does not have one that was given.
  func applied(to task: TrainingTask) throws(Failure) -> TrainingTask {
    guard var options = task.networkOptions else {
      if let name = data == nil ? given.first?.name : "--data" { throw Self.refusal(name, of: task) }
      return task
    }
    if let data { options.data = try DataSet(opening: data) }
    for (name, value) in given {
      let word = String(name.dropFirst(2))
      switch name {
      case "--codes", "--experts":
        guard task.categoriesOption?.name == word else {
          throw Self.refusal(name, of: task)
        }
        options.categories = Int(value)
      case "--diversity", "--balance":
        guard task.diversityOption == word else {
          throw Self.refusal(name, of: task)
        }
        options.diversity = value
      case "--entropy": options.entropy = value
      default: options.noiseScale = value
      }
    }
    return task.with(options)
  }

  /// The options that were given, with their values.
  var given: [(name: String, value: Double)] {
    let all: [(String, Double?)] = [
      ("--codes", codes.map(Double.init)), ("--experts", experts.map(Double.init)),
      ("--diversity", diversity), ("--balance", balance), ("--entropy", entropy),
      ("--noise-scale", noiseScale),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// The options as words of a command line.
  var arguments: [String] {
    (data.map { ["--data", $0] } ?? []) + given.flatMap { [$0.name, Numbers.exact($0.value)] }
  }

  private static func refusal(_ name: String, of task: TrainingTask) -> Failure {
    let word = String(name.dropFirst(2))
    let tasks = TrainingTask.all.filter { other in
      switch name {
      case "--codes", "--experts": other.categoriesOption?.name == word
      case "--diversity", "--balance": other.diversityOption == word
      default: other.networkOptions != nil
      }
    }
    return .usage(
      "\(name): the task \(task.name) does not have it",
      cure: "It is for: \(tasks.map(\.name).joined(separator: ", "))")
  }
}

/// Reads a finite number of 0 or more.
private func weight(example: String) -> @Sendable (String) throws -> Double {
  let read = number(example: example)
  return { text in
    let value = try read(text)
    guard value >= 0 else { throw ValidationError("give a number of 0 or more, such as \(example)") }
    return value
  }
}
