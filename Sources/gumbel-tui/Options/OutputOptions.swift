import ArgumentParser
import Platform
import Reports
import SystemPackage

extension OutputFormat: ExpressibleByArgument {}

/// In which form a command prints its result, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Form of the result (default: table on a terminal, json otherwise).", valueName: "form"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "File to write instead of standard output; complete or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  /// The form that was asked for, or the one that suits the place.
  var effectiveFormat: OutputFormat {
    format ?? ((output ?? "-") == "-" && FileDescriptor.standardOutput.isTerminal ? .table : .json)
  }

  /// Writes `report`.
  func write(_ report: some Report) throws {
    try write(report.text(as: effectiveFormat))
  }

  /// Writes a text.
  func write(_ text: String) throws { try withOutput(output) { try $0.append(text) } }
}
