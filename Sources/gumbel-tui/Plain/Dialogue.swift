import Explorer
import Live
import Reports
import Screen

/// The explorer as a conversation: a command a line, answered in sentences.
///
/// It is the explorer standing still: after each command the draws are made again, as many as before, so that
/// the same seed and the same commands give the same text. There is no clock in it.
struct Dialogue {
  private var state: State
  private var run: SamplingRun
  private let threads: Int
  /// More rows would take too long to be read aloud; the others stand in one, so that all adds up.
  private static let longestTable = 100

  /// Whether the person has left.
  private(set) var isOver = false

  /// Begins to talk about `state`, with as many draws as take no time that is felt.
  init(state: State, threads: Int) {
    self.state = state
    self.threads = threads
    self.state.heldAt = Self.initialDraws(categories: state.parameters.logits.count)
    run = SamplingRun(job: self.state.samplingJob(visibleCategories: []))
    measure()
  }

  /// A million draws of up to a hundred categories, and fewer of more.
  static func initialDraws(categories: Int) -> Int {
    [100, 1000, 10_000].reduce(1_000_000) { $1 < categories ? $0 / 10 : $0 }
  }

  /// What is said first.
  var opening: String {
    let invitation =
      "Write a command, such as tau 0.5, noise off or show. help lists them all, quit leaves."
    let notes = state.experiment.readingNotices.map { "Note: \($0)" }
    return lines(
      [state.experiment.summaryLine(draws: state.heldAt ?? 0)] + notes + [story] + counts + [invitation])
  }

  /// What is said last.
  var closing: String { lines(["The same again: \(commandLine)"]) }

  /// Does what `line` says; the answer, in whole lines.
  mutating func answer(_ line: String) -> String {
    if line.allSatisfy(\.isWhitespace) { return "" }
    do throws(CommandError) {
      return answer(try command(line))
    } catch {
      return lines([refusal(error)])
    }
  }

  private func refusal(_ error: CommandError) -> String {
    let end = error.message.last.map { "?.".contains($0) } == true ? "" : "."
    if case .unknownWord = error { return "Not done: \(error.message)\(end) help lists all commands." }
    return "Not done: \(error.message)\(end)"
  }

  /// A command in words, or the key of one: notices and presets name keys.
  private func command(_ line: String) throws(CommandError) -> Command {
    let word = line.filter { !$0.isWhitespace }
    if word.lowercased() == "help" { return .openHelp }
    if word.count == 1, let key = word.first, let known = KeyMap.command(for: .character(key), in: .explorer),
      known == .openHelp || !known.needsScreen
    {
      return known
    }
    return try parseCommand(line, in: state, onScreen: false)
  }

  private mutating func answer(_ command: Command) -> String {
    switch command {
    case .openHelp: return DialogueHelp.text
    case .cycleDisplay, .setDisplay: return table
    case .copyCommandLine: return lines([commandLine])
    case .quit:
      isOver = true
      return ""
    // A new seed comes from nowhere but the old one, so that what follows can be had again.
    case .newSeed: return change(by: .setSeed(state.parameters.seed &+ 1))
    default: return change(by: command)
    }
  }

  /// Counts, weights and laws of both panels.
  private var table: String {
    guard let snapshot = state.sampling else { return "" }
    return SampleReport(state: state, snapshot: snapshot).page(rows: Self.longestTable).text
  }

  private mutating func change(by command: Command) -> String {
    let (before, told) = (state, story)
    _ = state.apply(.command(command))
    measure()
    let isNewRun = state.revision != before.revision
    let answer = sentence(from: before, to: state, by: command)
    guard isNewRun || state.heldAt != before.heldAt else { return lines([answer]) }
    // Where only draws were added, their number says so.
    let change = isNewRun || state.notice != nil ? [answer] : []
    let draw = command == .singleDraw ? [drawSentence(of: state)] : []
    return lines(change + draw + (isNewRun || story != told ? [story] : []) + counts)
  }

  /// Makes the draws that the state stands still at.
  private mutating func measure() {
    let wanted = state.heldAt ?? 0
    if state.sampling == nil || run.draws > wanted {
      run = SamplingRun(job: state.samplingJob(visibleCategories: []))
    }
    run.complete(to: wanted, threads: threads)
    _ = state.apply(.finding(run.finding(revision: state.revision, drawsPerSecond: 0)))
  }

  /// What is seen now, and why.
  private var story: String { state.story(onScreen: false).tellings.first ?? "" }

  private var counts: [String] { [state.countsSentence, state.weightsSentence].compactMap(\.self) }

  private var commandLine: String {
    let line = state.commandLine
    return line.utf8.count <= Clipboard.longestCommandLine ? line : Clipboard.advice
  }

  /// Sentences, a line each.
  private func lines(_ sentences: [String]) -> String { PrintedPage(sentences).text }
}
