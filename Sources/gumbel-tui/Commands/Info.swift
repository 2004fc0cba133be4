import ArgumentParser
import Console
import GumbelEngine
import Live
import Platform
import Reports
import SystemPackage
import Terminal

/// `gumbel-tui info`
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Print the version, what the terminal can do, and where files are.")

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let report = MainActor.assumeIsolated { InfoReport.lookingAround() }
    try output.write(report)
  }
}

extension InfoReport {
  /// Looks around.
  @MainActor
  fileprivate static func lookingAround() -> InfoReport {
    CharacterLocale.adoptEnvironment()
    let isTerminal = FileDescriptor.standardOutput.isTerminal
    var facts: [Fact] = [
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
    return InfoReport(facts)
  }

  private static func text(_ string: String?) -> JSON { string.map { .string($0) } ?? .null }
}
