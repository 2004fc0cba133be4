// Prints the code that the explorer copies, for use without its screen.

import ArgumentParser
import Experiment
import Explorer

extension CodeLanguage: ExpressibleByArgument {}

/// `gumbel-tui snippet`
struct SnippetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippet", abstract: "Print a program that draws the same with PyTorch, JAX or this engine.",
    discussion: """
      The program prints, for each category, the share of draws that it won, its average weight and its \
      label. In Swift these are the very draws of the explorer; in Python others from the same laws.
      """)

  @Option(help: ArgumentHelp("Library of the program.", valueName: "library"))
  var to = CodeLanguage.pytorch

  @Option(
    help: ArgumentHelp("File to write instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let code = try common.notedExperiment().code(in: to)
    try withOutput(output) { try $0.append(code) }
  }
}
