import ArgumentParser
import Console
import Glibc
import GumbelEngine
import Live
import Reports
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
    setlocale(LC_CTYPE, "")
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var facts: [Fact] = [
      ("version", "version", .string(version)),
      ("executable", "executable", Self.link("/proc/self/exe")),
      ("recentFiles", "list of recent files", RecentFiles.standardPath.map { .string($0) } ?? .null),
      ("cores", "processor cores", .integer(processorCount)),
      ("instructionSet", "instruction set", .string(ProcessKernels.chosen.name)),
      ("locale", "locale", Self.text(setlocale(LC_CTYPE, nil))),
      ("codeset", "characters", Self.text(nl_langinfo(nl_item(CODESET)))),
      ("isTerminal", "output is a terminal", .bool(isTerminal)),
      ("term", "TERM", Self.text(getenv("TERM"))),
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
    var window = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 {
      facts.append(("columns", "columns", .integer(Int(window.ws_col))))
      facts.append(("rows", "rows", .integer(Int(window.ws_row))))
    }
    return InfoReport(facts)
  }

  private static func text(_ string: UnsafePointer<CChar>?) -> JSON {
    string.map { .string(String(cString: $0)) } ?? .null
  }

  private static func link(_ path: String) -> JSON {
    guard let real = realpath(path, nil) else { return .null }
    defer { free(real) }
    return .string(String(cString: real))
  }
}
