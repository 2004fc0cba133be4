import ArgumentParser
import Explorer
import Live
import LogitFiles
import Platform
import Reports
import Screen
import SystemPackage
import Terminal

/// `gumbel-tui explore`, which is also what `gumbel-tui` alone does.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Explore softmax and Gumbel-Softmax side by side, live.",
    discussion: """
      Where standard output is not a terminal, and with --format or --output, it prints one report of the \
      state after a million draws and exits.

      With --plain, and on a terminal that cannot move its cursor, it takes a command a line from standard \
      input (tau 0.5, noise off, logit a 2, show, help, quit) and answers in sentences. Commands may be piped:

        echo 'noise off' | gumbel-tui --plain --seed 1
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
    let isTerminal = FileDescriptor.standardOutput.isTerminal
    let wantsReport = output.format != nil || output.output != nil
    let isPlain = common.screen.plain || isTerminal && !Self.canMoveCursor
    if isTerminal, isPlain, !wantsReport, common.input.open == "-" {
      throw Failure.usage(
        "--plain with --open -: standard input cannot be both the data and the keys",
        cure: "Put the data into a file and open that.")
    }
    if follow {
      guard let file = common.input.open, isTerminal, !isPlain, !wantsReport else {
        throw Failure.usage(
          "--follow needs --open and a terminal to show the steps on",
          cure: "For a report of the newest step leave it out: gumbel-tui --open logits.jsonl")
      }
      let following = try Following(argument: file, options: common)
      return try Self.show(following.state, as: common.screen.appearance, following: following.follower)
    }
    var state = try common.state()
    if isPlain, !wantsReport, common.input.open != "-", let reader = commandReader(isTerminal: isTerminal) {
      try DialogueRun(
        reader: reader, symbols: symbols(isTerminal: isTerminal),
        isEchoed: FileDescriptor.standardInput.isTerminal
      ).run(Dialogue(state: state, threads: common.screen.threadCount))
    } else if isTerminal, !isPlain, !wantsReport {
      state.notice = Notice(reading: state.experiment.readingNotices)
      try Self.show(state, as: common.screen.appearance)
    } else {
      writeNotes(state.experiment.readingNotices)
      let report = ExplorerReport(
        state: state.measured(draws: Self.reportDraws, threads: common.screen.threadCount))
      try output.write(report.noting(state.experiment.readingNotices).text(as: output.format ?? .table))
    }
  }

  /// Runs the explorer on the terminal, and shows the steps that `follower` reads, until the person leaves.
  static func show(
    _ state: State, as appearance: Appearance = Appearance(), following follower: StepFollower? = nil
  ) throws {
    nonisolated(unsafe) let follower = follower
    let ending = try MainActor.assumeIsolated {
      do {
        return try run(state, as: appearance, following: follower)
      } catch {
        throw Failure(.terminal, "\(error)")
      }
    }
    PartialFile.removeAll()
    // A terminal that is gone says so by a signal, too.
    try? withOutput(nil) { for text in ending.copied { try $0.append(text + "\n") } }
    if let signal = ending.signal { Signals.reraise(signal) }
  }

  @MainActor
  private static func run(
    _ state: State, as appearance: Appearance, following follower: StepFollower?
  ) throws -> ExplorerRun.Ending {
    let signals = try Signals.install()
    let pipe = try WakePipe()
    let threads = ThreadMaker(interval: 1 / Double(appearance.fps)) { pipe.wake() }
    let files = FileDesk()
    if let file = state.opened?.argument { files.remember(file) }
    var feeds =
      viewFeeds(threads)
      + fileFeeds(threads, files, appearance: appearance, isUTF8: Capabilities.localeIsUTF8)
    // While the terminal is opened, so that the first picture has draws.
    if let size = Session.windowSize(of: .standardOutput) {
      for feed in feeds { feed.post(state, size: size, at: monotonicSeconds()) }
    }
    let terminal = try SessionPort(
      signals: signals, findings: pipe, options: Session.Options(color: appearance.allowsColor))
    if let follower { feeds.append(FollowFeed(follower) { pipe.wake() }) }
    return ExplorerRun(state: state, appearance: appearance, terminal: terminal, feeds: feeds).run()
  }

  /// Whether the terminal can show a screen, or is of no known type, which is another matter.
  static var canMoveCursor: Bool {
    do {
      _ = try MainActor.assumeIsolated { try Capabilities.detect() }
      return true
    } catch TerminalError.noCursorAddressing {
      return false
    } catch {
      return true
    }
  }

  /// Standard input, where there is anything in it that could be a command: someone who sees the answers, or
  /// text.
  private func commandReader(isTerminal: Bool) -> CommandReader? {
    let reader = CommandReader(descriptor: .standardInput)
    if FileDescriptor.standardInput.isTerminal { return isTerminal ? reader : nil }
    return reader.isEmpty() ? nil : reader
  }

  /// ASCII if that was asked for, or where the terminal's locale has no more.
  private func symbols(isTerminal: Bool) -> SymbolSet {
    let isUTF8 = !isTerminal || MainActor.assumeIsolated { Capabilities.localeIsUTF8 }
    return common.screen.ascii || !isUTF8 ? .ascii : .unicode
  }
}
