import ArgumentParser
import Console
import Explorer
import Glibc
import GumbelEngine
import Screen
import Reports
import Testing

@testable import gumbel_tui

/// Whatever a command says, with labels, names and arguments that would drive a terminal.
@Suite struct `No output carries what could drive a terminal` {
  /// How to have a command do little. A command that is not here fails the tests.
  private static let brief = [
    "explore": [], "sample": ["--count", "50"], "topk": ["--k", "3", "--count", "50"],
    "sweep": ["--points", "2", "--count", "20"],
    "gradients": ["--samples", "4", "--estimators", "reinforce"],
    "train": ["--steps", "2", "--runs", "1", "--estimators", "reinforce"], "claims": ["--only", "any-noise"],
    "when": ["--only", "linear", "--runs", "1"],
    "snapshot": ["--count", "50", "--size", "160x60"], "snippet": [], "merge": [], "presets": [], "info": [],
  ]

  /// The commands, as the argument parser has them.
  static let commands: [String] = help.keys.sorted()

  private static let help: [String: CommandHelp] = {
    let dump = try? decode(HelpDump.self, GumbelTUI._dumpHelp())
    let commands = (dump?.command.subcommands ?? []).filter { $0.commandName != "help" }
    return Dictionary(uniqueKeysWithValues: commands.map { ($0.commandName, $0) })
  }()

  private func help(_ command: String) throws -> CommandHelp { try #require(Self.help[command]) }

  /// The words that run `command` briefly.
  private func words(_ command: String) throws -> [String] {
    [command] + (try #require(Self.brief[command], "say how to run \(command) briefly"))
  }

  /// The same on `labels`, if the command takes any; `merge` gets a file with them in `folder`.
  private func words(_ command: String, on labels: [String], folder: String) throws -> [String] {
    if command == "merge" {
      let share = folder + "/share.json"
      let work = try words("sample") + ["--shard", "1/1", "--output", share] + HostileText.options(labels)
      #expect(try gumbel(work).status == 0)
      #expect(try HostileText.harm(in: #require(fileContent(share)), isForPeople: false) == [])
      return [command, share]
    }
    let takesLabels = try help(command).options.contains { $0.isCalled("--labels") }
    return try words(command) + (takesLabels ? HostileText.options(labels) : [])
  }

  @Test func `with a table of all commands`() {
    let names = GumbelTUI.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(Self.commands == names.sorted())
    #expect(Self.commands == Self.brief.keys.sorted())
  }

  @Test(arguments: commands) func `in any form of any command`(command: String) throws {
    try withFolder { folder in
      let words = try words(command, on: HostileText.labels, folder: folder)
      let forms = try help(command).options.first { $0.isCalled("--format") }?.allValues ?? [""]
      for form in forms {
        let outcome = try gumbel(words + (form.isEmpty ? [] : ["--format", form]))
        #expect(outcome.status == 0 && outcome.error == "", "\(form): \(outcome.error)")
        let text = form == "ansi" ? HostileText.withoutStyles(outcome.output) : outcome.output
        let isForPeople = ["table", "text", "ansi", "svg"].contains(form)
        #expect(HostileText.harm(in: text, isForPeople: isForPeople) == [], "\(form)")
      }
    }
  }

  /// Each flag, such as --summary, and each value of options such as --emit and --to. Several options change at once, so
  /// that few runs are needed.
  @Test(arguments: commands) func `with any choice that a command offers`(command: String) throws {
    try withFolder { folder in
      let words = try words(command, on: HostileText.labels, folder: folder) + formForPeople(command)
      let options = try help(command).options.filter { !$0.isCalled("--format") }
      var choices = options.filter { $0.kind == "flag" }.compactMap { $0.names?.first.map { [$0.text] } }
      for turn in 0..<(options.compactMap(\.allValues?.count).max() ?? 0) {
        choices.append(
          options.flatMap { option -> [String] in
            guard let name = option.names?.first?.text, let values = option.allValues, turn < values.count
            else { return [] }
            return [name, values[turn]]
          })
      }
      // A report of the explorer takes a million draws, which are many without optimisation.
      #if DEBUG
        choices = Array(choices.suffix(2))
      #endif
      for choice in choices {
        let outcome = try gumbel(words + choice)
        #expect(HostileText.harm(in: outcome.output + outcome.error) == [], "\(choice)")
      }
    }
  }

  /// What the surroundings tell ends up in `info`.
  @Test(arguments: ["table", "csv", "json", "jsonl"]) func `of a hostile environment`(form: String) throws {
    let text = HostileText.argument.replacing("=", with: "")
    let environment = ["TERM=\(text)", "HOME=/\(text)", "XDG_STATE_HOME=/\(text)", "LC_ALL=\(text)"]
    let outcome = try gumbel("info", "--format", form, environment: environment)
    #expect(outcome.status == 0 && outcome.output.contains("none"))
    let isForPeople = form == "table"
    #expect(HostileText.harm(in: outcome.output + outcome.error, isForPeople: isForPeople) == [])
  }

  /// The options that have `command` write for people.
  private func formForPeople(_ command: String) throws -> [String] {
    let values = try help(command).options.first { $0.isCalled("--format") }?.allValues ?? []
    return values.first { ["table", "text"].contains($0) }.map { ["--format", $0] } ?? []
  }

  /// Line feeds in labels make no lines, so that no label passes for a row.
  @Test(arguments: commands) func `nor a line that a label made`(command: String) throws {
    try withFolder { folder in
      let form = try formForPeople(command)
      if form.isEmpty { return }
      let lines = try [HostileText.labels, HostileText.harmless].map { labels in
        try gumbel(words(command, on: labels, folder: folder) + form).outputLines.count
      }
      #expect(lines[0] == lines[1])
    }
  }

  /// What is said on standard error by a command that ends without a result; empty if it does not.
  private func complaint(about words: [String]) -> String {
    var command: any ParsableCommand = GumbelTUI()
    do {
      command = try GumbelTUI.parseAsRoot(words)
      try command.run()
      return ""
    } catch {
      return ErrorMessage(error, of: type(of: command), words: words)?.page.text ?? ""
    }
  }

  @Test(arguments: commands) func `in any complaint about an option`(command: String) throws {
    try withFolder { folder in
      for option in try help(command).options where option.kind != "flag" && !option.isCalled("--output") {
        let (name, text) = (option.names?.first?.text, "1," + HostileText.argument)
        let wrong = name.map { ["\($0)=\(text)"] } ?? [text]
        let message = complaint(about: try words(command) + wrong + ["--output", folder + "/result"])
        #expect(!message.isEmpty, "\(name ?? "") was taken")
        #expect(
          message.split(separator: "\n").count <= 3 && HostileText.harm(in: message) == [], "\(message)")
      }
    }
  }

  @Test func `in a complaint about words that are none, or about a file`() throws {
    let text = HostileText.argument
    for words in [
      [text], ["--" + text], ["-" + text], ["sample", text], ["sample", "--" + text, "1"],
      ["sample", "--seed", text],
      ["presets", "--output", text], ["--generate-completion-script", text], ["help", text],
    ] {
      let outcome = try gumbel(words.map { $0.replacing("\0", with: "") })
      #expect(HostileText.harm(in: outcome.output + outcome.error) == [], "\(words)")
    }
  }

  @Test func `in help and completions`() {
    var texts = [GumbelTUI.helpMessage(), GumbelTUI._dumpHelp()]
    texts += GumbelTUI.configuration.subcommands.map { GumbelTUI.helpMessage(for: $0) }
    texts += [.bash, .zsh, .fish].map {
      CompletionScript.completingDefaultCommand(GumbelTUI.completionScript(for: $0))
    }
    for text in texts { #expect(HostileText.harm(in: text, isForPeople: false) == []) }
  }

  /// Files that cannot be read, with names and content that would end up in the message.
  @Test func `in a complaint about what is in a file`() throws {
    let text = HostileText.argument
    let key = JSON.string(text).line
    let array =
      "{\(key):{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\(JSON.string(text + "2").line):"
      + "{\"dtype\":\(key),\"shape\":[1],\"data_offsets\":[0,4]}}"
    let length = String(
      String.UnicodeScalarView((0..<8).map { Unicode.Scalar(UInt8(array.utf8.count >> (8 * $0) & 127)) }))
    let contents = [
      "{\(key):null}", "{\(key):{\(key):[1,\(key)]}}", "[1,\(key)]", "{\"logits\":\(key)}", text,
      "1,\(text)\n2,3\n",
      "label,logit\n\(text),1\n\(text),x\n", "\(text)\n1\n2\n", length + array + "\0\0\0\0",
      "{\"version\":\(key),\"command\":\(key),\"arguments\":[\(key)],\"shard\":\(key)}",
      "{\"version\":\"\(version)\",\"command\":\(key),\"arguments\":[\(key)],\"shard\":\"1/1\"}",
    ]
    try withFolder { folder in
      for (index, content) in contents.enumerated() {
        let file = folder + "/\u{1B}[2J\u{202E}\n\(index)"
        try writeFile(file, content)
        for words in [
          ["sample", "--open", file], ["sample", "--open", file + ":" + text], ["merge", file],
        ] {
          let message = complaint(about: words + ["--output", folder + "/result"])
          #expect(!message.isEmpty, "\(content) was taken")
          #expect(
            message.split(separator: "\n").count <= 3 && HostileText.harm(in: message) == [], "\(message)")
        }
      }
    }
  }
}

extension CommandHelp.Option {
  fileprivate func isCalled(_ option: String) -> Bool { names?.contains { $0.text == option } ?? false }
}
