import ArgumentParser
import Explorer
import Screen

/// How the explorer looks and runs. Commands that draw nothing accept them too, so that one command line
/// serves all.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("View to start in: \(ViewName.list).", valueName: "name"),
    completion: .list(View.allCases.map(\.name)), transform: ViewName.read)
  var view = ViewName(.compare)

  @Option(help: ArgumentHelp("Colours.", valueName: "name"))
  var theme = Appearance().theme

  @Flag(name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment does the same.")
  var noColor = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Plain text without cursor movement, for a screen reader; commands are typed line by line.")
  var plain = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Most pictures a second, 1 to 240.", valueName: "n"),
    transform: wholeNumber(1...240, example: "60"))
  var fps = Appearance().fps

  @OptionGroup var threading: ThreadOptions

  /// Colours, characters and pace.
  var appearance: Appearance { Appearance(theme: theme, noColor: noColor, ascii: ascii, fps: fps) }

  /// The threads to sample with.
  var threadCount: Int { threading.count }
}

extension ThemeKind: ExpressibleByArgument {}

/// A view by its name.
struct ViewName: CustomStringConvertible {
  let view: View

  init(_ view: View) { self.view = view }

  /// Reads the name for an option.
  @Sendable static func read(_ text: String) throws -> ViewName {
    if let view = View(name: text) { return ViewName(view) }
    throw ValidationError("there is no view '\(text)'; give one of \(list)")
  }

  /// All names.
  static let list = View.allCases.map(\.name).joined(separator: ", ")

  var description: String { view.name }
}
