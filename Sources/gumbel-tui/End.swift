import ArgumentParser
import Platform
import Reports

/// Ends the program by `error`, which may also be a request for help: at most three lines on standard error
/// that name what is wrong and the cure, and the exit status that goes with it.
func end(with error: any Error, of command: any ParsableCommand.Type) -> Never {
  guard let message = ErrorMessage(error, of: command, words: CommandLine.arguments.dropFirst()) else {
    succeed(with: GumbelTUI.fullMessage(for: error))
  }
  StandardError.write(message.page)
  ThisProcess.exit(message.status)
}

/// Prints what was asked for: help, the version or a completion script.
private func succeed(with text: String) -> Never {
  do {
    try withOutput(nil) { try $0.append(CompletionScript.completingDefaultCommand(text) + "\n") }
  } catch {
    end(with: error, of: GumbelTUI.self)
  }
  ThisProcess.exit(0)
}

/// The message of a command that ends without a result.
struct ErrorMessage {
  /// What is wrong, the cure, and where help is.
  let page: PrintedPage
  /// The exit status.
  let status: Int32

  /// The message for an `error` of `command`, which `words` asked for; `nil` if it is a request for help.
  init?(_ error: any Error, of command: any ParsableCommand.Type, words: some Collection<String>) {
    if let failure = error as? Failure ?? (error as? ShardProblem).map(Failure.init(data:)) {
      self.init(failure, hint: command.configuration.commandName ?? "", status: failure.status.rawValue)
      return
    }
    let status = GumbelTUI.exitCode(for: error)
    if status.isSuccess { return nil }
    let commands = GumbelTUI.configuration.subcommands.compactMap { $0.configuration.commandName }
    if let name = Self.unknownCommand(words, besides: commands) {
      let failure = Failure.usage(
        "there is no command '\(name)'", cure: "Commands: " + commands.joined(separator: ", "))
      self.init(failure, hint: nil, status: status.rawValue)
      return
    }
    // The parser's own text is the message, perhaps with more lines about the option, then usage and hint.
    let lines = GumbelTUI.fullMessage(for: error).split(separator: "\n")
    let message = lines.first { $0.hasPrefix("Error: ") }?.dropFirst("Error: ".count) ?? "wrong command line"
    if let name = commands.first(where: { message == "Unexpected argument '\($0)'" }) {
      let failure = Failure.usage("\(message)", cure: "The command comes first: gumbel-tui \(name) [options]")
      self.init(failure, hint: name, status: status.rawValue)
      return
    }
    let rest = [lines.first { $0.hasPrefix("Usage: ") }, lines.last { $0.hasPrefix("  See '") }]
    self.init(["gumbel-tui: " + message] + rest.compactMap { $0.map(String.init) }, status: status.rawValue)
  }

  private init(_ failure: Failure, hint name: String?, status: Int32) {
    var lines = ["gumbel-tui: " + failure.problem]
    if let cure = failure.cure { lines.append("  " + cure) }
    if failure.status == .usage {
      let command = "gumbel-tui " + (name.map { $0 + " " } ?? "")
      lines.append("  See '\(command)--help' for more information.")
    }
    self.init(lines, status: status)
  }

  private init(_ lines: [String], status: Int32) {
    page = PrintedPage(lines)
    self.status = status
  }

  /// The first of `words` where it is neither an option nor one of `commands`. The parser may complain about
  /// something else, but that follows from it.
  private static func unknownCommand(
    _ words: some Collection<String>, besides commands: [String]
  ) -> String? {
    guard let word = words.first, !word.hasPrefix("-") else { return nil }
    return commands.contains(word) || word == "help" ? nil : word
  }
}
