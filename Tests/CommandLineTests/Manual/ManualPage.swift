/// The generated parts of the manual page, in man(7) macros, made from the help that the program itself has.
struct ManualPage {
  let help: CommandHelp

  /// Every command with its sentence.
  var commands: String {
    shownCommands.map { command in
      let note = command.commandName == common?.commandName ? " This is the default." : ""
      return ".TP\n.B \(escaped(command.commandName))\n\(line(command.abstract ?? ""))\(note)\n"
    }.joined()
  }

  /// The options that the commands share, under the headings of the help.
  var commonOptions: String {
    var titles: [String] = []
    let options = common?.options ?? []
    for option in options where !titles.contains(title(option)) { titles.append(title(option)) }
    // As in the help, those without a title come last.
    let ordered = titles.filter { $0 != Self.untitled } + titles.filter { $0 == Self.untitled }
    return ordered.map { heading in
      ".SS \(escaped(heading))\n" + options.filter { title($0) == heading }.map(item).joined()
    }.joined()
  }

  /// For every other command what is particular to it: its explanation and the options of its own.
  var ownOptions: String {
    shownCommands.filter { $0.commandName != common?.commandName }.map { command in
      let options = command.options.filter { option in !(common?.options.contains(option) ?? false) }
      let explanation = (command.discussion ?? "").isEmpty ? command.abstract : command.discussion
      return ".SS gumbel\\-tui \(escaped(command.commandName))\n"
        + paragraphs(explanation ?? "") + options.map(item).joined()
    }.joined()
  }

  private var shownCommands: [CommandHelp] {
    (help.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  private static let untitled = "Other"

  private var common: CommandHelp? { shownCommands.first { $0.commandName == "explore" } }

  private func title(_ option: CommandHelp.Option) -> String { option.sectionTitle ?? Self.untitled }

  private func item(_ option: CommandHelp.Option) -> String {
    let names = (option.names ?? []).map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
    let value = option.kind == "flag" ? "" : " \\fI\(escaped(option.valueName ?? ""))\\fR"
    let heading = option.kind == "positional" ? String(value.dropFirst()) : names + value
    return ".TP\n\(heading)\n\(line(option.abstract ?? ""))\(values(of: option))\n"
  }

  private func values(of option: CommandHelp.Option) -> String {
    let all = option.allValues.map { "One of " + $0.map(escaped).joined(separator: ", ") }
    let start = all == nil ? "The default is " : "; the default is "
    let preset = option.defaultValue.map { start + escaped($0) }
    guard all != nil || preset != nil else { return "" }
    return "\n\((all ?? "") + (preset ?? ""))."
  }

  /// Paragraphs as they are in the help: those that are indented stand as they are.
  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n").map { line(String($0)) }.joined(separator: "\n")
      return paragraph.hasPrefix(" ") ? ".nf\n\(lines)\n.fi\n" : "\(lines)\n"
    }.joined(separator: ".PP\n")
  }

  /// A line of text that is neither a request nor holds an escape.
  private func line(_ text: String) -> String {
    let text = escaped(text)
    return text.first == "." || text.first == "'" ? "\\&" + text : text
  }

  private func escaped(_ text: String) -> String {
    text.map { Self.escapes[$0] ?? String($0) }.joined()
  }

  private static let escapes: [Character: String] = [
    "\\": "\\e", "-": "\\-", "`": "", "\u{3C0}": "\\(*p", "\u{3C4}": "\\(*t", "\u{2019}": "\\(cq",
  ]
}
