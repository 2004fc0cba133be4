import ArgumentParser
import Explorer
import Glibc
import Screen

/// How the explorer looks and runs. Commands that draw nothing accept them too, so that one command line
/// serves all.
struct ScreenOptions: ParsableArguments {
  @Option(help: ArgumentHelp("View to start in.", valueName: "name"))
  var view = ViewName(.compare)

  @Option(help: ArgumentHelp("Colours.", valueName: "name"))
  var theme = ThemeKind.dark

  @Flag(name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment does the same.")
  var noColor = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Plain text without cursor movement, for a screen reader; commands are typed line by line.")
  var plain = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Most pictures a second, 1 to 240.", valueName: "n"),
    transform: wholeNumber(1...240, example: "60"))
  var fps = 60

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to sample with, 1 to 1024; results do not depend on it (default: as many as there are cores).",
      valueName: "n"),
    transform: wholeNumber(1...1024, example: "4"))
  var threads: Int?

  /// The threads to sample with.
  var threadCount: Int { threads ?? max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}

extension ThemeKind: ExpressibleByArgument {}

/// A view by its name.
struct ViewName: ExpressibleByArgument {
  let view: View

  init(_ view: View) { self.view = view }

  init?(argument: String) {
    guard let view = View(name: argument) else { return nil }
    self.view = view
  }

  var defaultValueDescription: String { view.name }

  static var allValueStrings: [String] { View.allCases.map(\.name) }
}
