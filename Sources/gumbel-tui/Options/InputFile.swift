// Where a file becomes something to draw from, or a reason why it cannot.

import Explorer
import GumbelEngine
import LogitFiles

extension Input {
  /// Reads what `--open` names, unless it is larger than `maximumBytes`.
  init(opening argument: String, maximumBytes: Int) throws(Failure) {
    guard !argument.isEmpty else {
      throw .usage(
        "--open: the name of the file is empty",
        cure: "Name a file of logits, or - for standard input: --open logits.csv")
    }
    let named: NamedLogits
    do throws(LogitFileError) {
      named = try readLogits(from: LogitSource(parsing: argument), maximumBytes: maximumBytes)
    } catch {
      throw Failure(error)
    }
    self.init(named)
    // What came through a pipe cannot be opened again.
    if argument != "-" {
      file = OpenedFile(argument: argument, labels: labels, logits: named.logits)
    }
  }

  /// What a file gave.
  init(_ named: NamedLogits) {
    self.init(
      labels: named.labels ?? defaultLabels(named.logits.count), logits: named.logits,
      temperature: named.temperature, source: named.name)
  }
}

extension Failure {
  /// A file that gave no logits.
  init(_ error: LogitFileError, option: String = "--open: ") {
    let lines = error.message.split(separator: "\n", maxSplits: 1).map(String.init)
    self.init(
      error.kind == .badData ? .data : .noInput, option + lines[0],
      cure: lines.count > 1 ? lines[1] : nil)
  }
}
