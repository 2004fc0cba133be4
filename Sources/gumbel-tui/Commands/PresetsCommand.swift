import ArgumentParser
import Reports

/// `gumbel-tui presets`
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets", abstract: "List the built-in presets and what can be seen with each.")

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws { try output.write(PresetsReport()) }
}
