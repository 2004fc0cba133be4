import ArgumentParser
import Glibc

/// Ends the program by `error`, which may also be a request for help: at most three lines on standard error
/// that name what is wrong and the cure, and the exit status that goes with it.
func end(with error: any Error, of command: any ParsableCommand.Type) -> Never {
  if let failure = error as? Failure {
    report(failure, hint: command.configuration.commandName ?? "")
    exit(failure.status.rawValue)
  }
  let status = GumbelTUI.exitCode(for: error)
  if status.isSuccess { GumbelTUI.exit(withError: error) }
  // The parser's own text is the message, perhaps with more lines about the option, then usage and hint.
  let lines = GumbelTUI.fullMessage(for: error).split(separator: "\n")
  let message = lines.first { $0.hasPrefix("Error: ") }?.dropFirst("Error: ".count) ?? "wrong command line"
  let names = GumbelTUI.configuration.subcommands.compactMap { $0.configuration.commandName }
  if let name = names.first(where: { message == "Unexpected argument '\($0)'" }) {
    report(
      .usage("\(message)", cure: "The command comes first: gumbel-tui \(name) [options]"), hint: name)
    exit(status.rawValue)
  }
  let rest = [lines.first { $0.hasPrefix("Usage: ") }, lines.last { $0.hasPrefix("  See '") }]
  writeError((["gumbel-tui: " + message] + rest.compactMap { $0.map(String.init) }))
  exit(status.rawValue)
}

private func report(_ failure: Failure, hint name: String) {
  var lines = ["gumbel-tui: " + failure.problem]
  if let cure = failure.cure { lines.append("  " + cure) }
  if failure.status == .usage { lines.append("  See 'gumbel-tui \(name) --help' for more information.") }
  writeError(lines)
}

private func writeError(_ lines: [String]) {
  let text = lines.map { $0.printable + "\n" }.joined()
  _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
