import ArgumentParser
import Explorer
import Glibc
import LogitFiles

/// `gumbel-tui explore`, which is also what `gumbel-tui` alone does.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Explore softmax and Gumbel-Softmax side by side, live.",
    discussion: """
      Where standard output is not a terminal, and with --plain, --format or --output, it prints one report \
      of the state after a million draws and exits.
      """)

  @Flag(
    help: ArgumentHelp(
      "Keep reading the file of --open, one JSON value a line, and show each new step (keys { } and End)."))
  var follow = false

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Report instead of the explorer") var output: OutputOptions

  /// The draws of a report.
  static let reportDraws = 1_000_000

  func run() throws {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    if isTerminal, common.screen.plain, common.input.open == "-" {
      throw Failure.usage(
        "--plain with --open -: standard input cannot be both the data and the keys",
        cure: "Put the data into a file and open that.")
    }
    let wantsReport = output.format != nil || output.output != nil || common.screen.plain
    if follow {
      guard let file = common.input.open, isTerminal, !wantsReport else {
        throw Failure.usage(
          "--follow needs --open and a terminal to show the steps on",
          cure: "For a report of the newest step leave it out: gumbel-tui --open logits.jsonl")
      }
      nonisolated(unsafe) let following = try Following(argument: file, options: common)
      return try MainActor.assumeIsolated {
        try ExplorerRun(state: following.state, options: common.screen, follower: following.follower).run()
      }
    }
    let state = try common.state()
    if isTerminal, !wantsReport {
      try MainActor.assumeIsolated { try ExplorerRun(state: state, options: common.screen).run() }
    } else {
      let report = ExplorerReport(
        state: state.measured(draws: Self.reportDraws, threads: common.screen.threadCount))
      try output.write(report.text(as: output.format ?? .table))
    }
  }
}
