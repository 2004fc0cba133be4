import ArgumentParser
import Explorer
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

  @Flag(help: "Plain text without cursor movement, for a screen reader.")
  var plain = false

  @Option(help: ArgumentHelp("Most pictures a second, 1 to 240.", valueName: "n"))
  var fps = 60

  @Option(
    help: ArgumentHelp(
      "Threads to sample with, 1 to 1024 (default: as many as there are cores).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    guard (1...240).contains(fps) else {
      throw ValidationError("--fps: \(fps) is not between 1 and 240.")
    }
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("--threads: \(threads ?? 0) is not between 1 and 1024.")
    }
  }
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
