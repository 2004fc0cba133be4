import ArgumentParser
import Explorer
import GumbelEngine

/// `gumbel-tui sample`
struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw, and print the counts beside their exact law, or the draws themselves.",
    discussion: """
      The draws of a seed are numbered: --first 500 --count 500 continues --count 500.
      """)

  @OptionGroup(title: "Draws")
  var counting: CountOptions

  @Option(
    help: ArgumentHelp("Print the draws of one side instead of the summary, one a line.", valueName: "what"))
  var emit: Emission?

  @Option(help: ArgumentHelp("The side that --emit prints.", valueName: "side"))
  var side = Side.right

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let state = try common.state()
    let draws = counting.draws(default: 1_000_000)
    if let emit {
      let construction = side == .left ? state.parameters.left : state.parameters.right
      let emitter = Emitter(parameters: state.parameters, construction: construction)
      try withOutput(output.output) { try emitter.emit(emit, draws: draws, to: $0) }
    } else {
      try output.write(SampleReport(state: state, draws: draws))
    }
  }
}

/// One of the two panels.
enum Side: String, CaseIterable, ExpressibleByArgument {
  case left, right
}

/// What `sample --emit` prints.
enum Emission: String, CaseIterable, ExpressibleByArgument {
  case picks, weights, noise
}
