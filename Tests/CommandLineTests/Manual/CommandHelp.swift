/// What the argument parser tells about the program's commands with `--experimental-dump-help`.
struct HelpDump: Decodable {
  var command: CommandHelp
}

/// A command and its options.
struct CommandHelp: Decodable {
  struct Option: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var allValues: [String]?
    var defaultValue: String?
    var sectionTitle: String?
    var shouldDisplay: Bool
    var isOptional: Bool
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Option]?
  var subcommands: [CommandHelp]?
  var shouldDisplay: Bool

  /// The options that are shown, without those that every command has by itself.
  var options: [Option] {
    (arguments ?? []).filter { option in
      let names = option.names?.map(\.name) ?? []
      return option.shouldDisplay && !names.contains("help") && !names.contains("version")
    }
  }
}

extension CommandHelp.Option: Equatable {
  /// Whether a reader is told the same of both.
  static func == (left: Self, right: Self) -> Bool {
    left.names?.map(\.text) == right.names?.map(\.text) && left.abstract == right.abstract
      && left.allValues == right.allValues && left.defaultValue == right.defaultValue
  }
}
