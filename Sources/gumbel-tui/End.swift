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
  if status.isSuccess { succeed(with: GumbelTUI.fullMessage(for: error)) }
  let commands = GumbelTUI.configuration.subcommands.compactMap { $0.configuration.commandName }
  if let name = unknownCommand(besides: commands) {
    let failure = Failure.usage(
      "there is no command '\(name)'", cure: "Commands: " + commands.joined(separator: ", "))
    report(failure)
    exit(status.rawValue)
  }
  // The parser's own text is the message, perhaps with more lines about the option, then usage and hint.
  let lines = GumbelTUI.fullMessage(for: error).split(separator: "\n")
  let message = lines.first { $0.hasPrefix("Error: ") }?.dropFirst("Error: ".count) ?? "wrong command line"
  if let name = commands.first(where: { message == "Unexpected argument '\($0)'" }) {
    report(
      .usage("\(message)", cure: "The command comes first: gumbel-tui \(name) [options]"), hint: name)
    exit(status.rawValue)
  }
  let rest = [lines.first { $0.hasPrefix("Usage: ") }, lines.last { $0.hasPrefix("  See '") }]
  writeError((["gumbel-tui: " + message] + rest.compactMap { $0.map(String.init) }))
  exit(status.rawValue)
}

/// Prints what was asked for: help, the version or a completion script.
private func succeed(with text: String) -> Never {
  do {
    try withOutput(nil) { try $0.append(CompletionScript.completingDefaultCommand(text) + "\n") }
  } catch {
    end(with: error, of: GumbelTUI.self)
  }
  exit(EXIT_SUCCESS)
}

/// The first word of the command line where it is neither an option nor one of `commands`. The parser may
/// complain about something else, but that follows from it.
private func unknownCommand(besides commands: [String]) -> String? {
  guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return nil }
  return commands.contains(word) || word == "help" ? nil : word
}

private func report(_ failure: Failure, hint name: String? = nil) {
  var lines = ["gumbel-tui: " + failure.problem]
  if let cure = failure.cure { lines.append("  " + cure) }
  if failure.status == .usage {
    let command = "gumbel-tui " + (name.map { $0 + " " } ?? "")
    lines.append("  See '\(command)--help' for more information.")
  }
  writeError(lines)
}

/// Writes lines to standard error.
func writeError(_ lines: [String]) {
  let text = lines.map { $0.printable + "\n" }.joined()
  _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
