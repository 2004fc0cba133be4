// Where a file becomes something to draw from, or a reason why it cannot.

import Experiment
import Explorer
import GumbelEngine
import LogitFiles

extension LogitInput {
  /// Reads what `--open` names as `reading` says, unless it is larger than `maximumBytes`.
  init(
    opening argument: String, reading: FileReading, maximumBytes: Int, progress: ReadingProgress = .unobserved
  ) throws(Failure) {
    guard !argument.isEmpty else {
      throw .usage(
        "--open: the name of the file is empty",
        cure: "Name a file of logits, or - for standard input: --open logits.csv")
    }
    let source = LogitSource(parsing: argument)
    let named: NamedLogits
    do throws(LogitFileError) {
      named = try readLogits(
        from: source, options: ReadingOptions(reading), maximumBytes: maximumBytes, progress: progress)
    } catch {
      throw Failure(error)
    }
    self.init(named)
    // What came through a pipe cannot be opened again.
    file = OpenedFile(
      argument: source.path == "-" || FileLookUp.isPipe(source.path) ? nil : argument, reading: reading,
      labels: labels, logits: named.logits,
      notices: named.notices)
  }

  /// What a file gave.
  init(_ named: NamedLogits) {
    self.init(
      labels: named.categoryLabels, logits: named.logits, temperature: named.temperature, source: named.name)
  }
}

extension NamedLogits {
  /// The labels of the file, or letters where it has none.
  var categoryLabels: [String] {
    labels ?? defaultLabels(logits.count - (hasRest ? 1 : 0)) + (hasRest ? ["other"] : [])
  }
}

extension ReadingOptions {
  /// What the explorer calls a reading.
  init(_ reading: FileReading) {
    self.init(
      quantity: reading.quantity.flatMap { Quantity(rawValue: $0.rawValue) }, columns: reading.columns)
  }
}

extension Failure {
  /// A file that gave no logits.
  init(_ error: LogitFileError, option: String = "--open: ") {
    self.init(error.kind == .badData ? .data : .noInput, option + error.problem, cure: error.cure)
  }
}
