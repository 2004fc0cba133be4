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
      let lines = error.message.split(separator: "\n", maxSplits: 1).map(String.init)
      throw Failure(
        error.kind == .badData ? .data : .noInput, "--open: \(lines[0])",
        cure: lines.count > 1 ? lines[1] : nil)
    }
    let labels = named.labels ?? defaultLabels(named.logits.count)
    self.init(labels: labels, logits: named.logits, temperature: named.temperature, source: named.name)
    // What came through a pipe cannot be opened again.
    if argument != "-" {
      file = OpenedFile(argument: argument, labels: labels, logits: named.logits)
    }
  }
}
