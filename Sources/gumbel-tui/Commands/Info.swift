import ArgumentParser
import Console
import GumbelEngine
import Live
import Platform
import SystemPackage
import Terminal

/// `gumbel-tui info`
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Print the version, what the terminal can do, and where files are.")

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let report = MainActor.assumeIsolated { InfoReport() }
    try output.write(report)
  }
}

/// What was found about the program and its surroundings.
struct InfoReport: Report, Sendable {
  private let facts: [(key: String, name: String, value: JSON)]

  /// Looks around.
  @MainActor
  init() {
    CharacterLocale.adoptEnvironment()
    let isTerminal = FileDescriptor.standardOutput.isTerminal
    var facts: [(key: String, name: String, value: JSON)] = [
      ("version", "version", .string(version)),
      ("executable", "executable", Self.text(ThisProcess.executablePath)),
      ("recentFiles", "list of recent files", RecentFiles.standardPath.map { .string($0) } ?? .null),
      ("cores", "processor cores", .integer(processorCount)),
      ("instructionSet", "instruction set", .string(ProcessKernels.chosen.name)),
      ("locale", "locale", Self.text(CharacterLocale.name)),
      ("codeset", "characters", Self.text(CharacterLocale.encoding)),
      ("isTerminal", "output is a terminal", .bool(isTerminal)),
      ("term", "TERM", Self.text(ThisProcess.variable("TERM"))),
      ("noColor", "NO_COLOR is set", .bool(Appearance.environmentRulesOutColor)),
      ("data", "data of the networks", .string(DataSet.digitsSource)),
    ]
    do throws(TerminalError) {
      let found = try Capabilities.detect()
      facts += [
        ("terminalType", "terminal type in use", .string(found.terminalType)),
        ("colors", "colours", .integer(found.colorDepth.rawValue)),
        ("unicode", "draws with Unicode", .bool(found.isUTF8)),
        ("mouse", "mouse and bracketed paste", .bool(found.hasPrivateModes)),
      ]
    } catch {
      facts.append(("terminalProblem", "terminal problem", .string(error.description)))
    }
    if isTerminal, let window = FileDescriptor.standardOutput.windowSize {
      facts.append(("columns", "columns", .integer(window.columns)))
      facts.append(("rows", "rows", .integer(window.rows)))
    }
    self.facts = facts
  }

  private static func text(_ string: String?) -> JSON { string.map { .string($0) } ?? .null }

  var json: JSON { .object(facts.map { JSON.Member(key: $0.key, value: $0.value) }) }

  var csv: Table {
    var table = Table(columns: [.text("key"), .text("value")])
    table.rows = facts.map { [$0.key, Self.plain($0.value)] }
    return table
  }

  var page: Page {
    let width = facts.map(\.name.count).max() ?? 0
    return Page(
      facts.map { fact in
        fact.name + String(repeating: " ", count: width - fact.name.count) + "  \(Self.plain(fact.value))"
      })
  }

  private static func plain(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .null: "unknown"
    default: value.line
    }
  }
}
