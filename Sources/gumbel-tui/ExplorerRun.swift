import Console
import Explorer
import Live
import Screen
import Terminal

/// The loop of the explorer: waits for inputs, signals and findings, changes the state, and draws it.
///
/// All decisions are values elsewhere (state, schedule of frames, measurements); here they meet terminal and clock.
@MainActor
final class ExplorerRun {
  /// After so many seconds without an input the next one does not continue a held key: keyboards repeat it sooner
  /// (X.org's default delay is 0.66 s).
  private static let lull = 0.75

  /// What is left to do when the terminal is closed.
  struct Ending: Equatable {
    /// The deadly signal that ended the run.
    var signal: Signal?
    /// The texts that were copied, to be printed for terminals without a clipboard.
    var copied: [String] = []
  }

  private let terminal: any TerminalPort
  private let feeds: [any ExplorerFeed]
  private let appearance: Appearance
  private(set) var state: State
  private var memory = RenderMemory()
  private var frames: FrameSchedule
  private var lastInput = -Double.infinity
  /// Whether the state has changed since the feeds last saw it.
  private var hasJobsToPost = true
  private(set) var isOver = false
  private var ending = Ending()

  /// The explorer on an open terminal. It closes the terminal when it ends.
  init(state: State, appearance: Appearance, terminal: any TerminalPort, feeds: [any ExplorerFeed]) {
    self.state = state
    self.appearance = appearance
    self.terminal = terminal
    self.feeds = feeds
    frames = FrameSchedule(rate: appearance.fps)
    self.state.allowsColor = appearance.allowsColor && terminal.capabilities.colorDepth > .mono
    self.state.theme = self.state.allowsColor ? appearance.theme : .mono
    frames.input(at: terminal.time, awaitsCounts: feeds.contains { $0.awaits(state, size: terminal.size) })
  }

  /// Runs until the person leaves or a deadly signal comes, and closes the terminal.
  func run() -> Ending {
    while !isOver { turn() }
    for feed in feeds { feed.end() }
    terminal.close()
    return ending
  }

  /// Waits once, and answers whatever came.
  func turn() {
    if hasJobsToPost { postJobs() }
    let due = feeds.compactMap(\.due).reduce(frames.due ?? .infinity, min)
    for signal in terminal.wait(until: due) { answer(signal) }
    takeFindings()
    takeInputs()
    drawIfDue()
  }

  private func takeFindings() {
    let time = terminal.time
    let isNew = feeds.map { $0.deliver(into: &state, at: time) }.contains(true)
    if isNew, !postAwaitedJobs(at: time) { frames.counts(at: time) }
  }

  private func takeInputs() {
    let inputs = terminal.inputs()
    if inputs.isEmpty || isOver { return }
    let time = terminal.time
    if time - lastInput >= Self.lull { handle(.lull) }
    lastInput = time
    for input in inputs where !isOver { handle(event(input)) }
    if postAwaitedJobs(at: time) { return }
    // The picture does not wait until the workers are told.
    hasJobsToPost = true
    frames.input(at: time, awaitsCounts: false)
  }

  /// An input as the explorer understands it: the mouse is on something, not on a cell.
  private func event(_ input: Input) -> Event {
    guard case .mouse(let action, let point) = input else { return .input(input) }
    return .mouse(action, mousePlace(at: point, on: state, size: terminal.size))
  }

  private func handle(_ event: Event) {
    for effect in state.apply(event) {
      switch effect {
      case .quit: isOver = true
      case .suspend: terminal.suspend()
      case .redraw: terminal.redraw()
      case .drawSeed: handle(.seed(.random(in: .min ... .max)))
      case .copy(let text): copy(text)
      }
    }
    if case .help = state.overlays.last {
      state.holdHelpScroll(to: lastHelpScroll(size: terminal.size, symbols: look.symbols))
    }
  }

  private func copy(_ text: String) {
    guard text.utf8.count <= Clipboard.longestCommandLine else {
      return handle(.notice(Notice(text: Clipboard.advice, isProblem: true)))
    }
    if !ending.copied.contains(text) { ending.copied.append(text) }
    if terminal.capabilities.hasPrivateModes { terminal.send(Clipboard.sequence(text)) }
  }

  private func answer(_ signal: Signal) {
    switch signal {
    case .windowChange: return  // The inputs tell the new size.
    case .stop: terminal.suspend()
    case .resumed: terminal.reclaim()
    case .terminate, .hangUp, .interrupt, .quit:
      isOver = true
      ending.signal = ending.signal ?? signal
    }
    // The screen came back empty, and perhaps there is nothing else to draw.
    frames.input(at: terminal.time, awaitsCounts: false)
  }

  /// If the state shows something that was not asked for yet, asks for it, lets the picture wait a little for what is
  /// found, and returns true.
  private func postAwaitedJobs(at time: Double) -> Bool {
    guard feeds.contains(where: { $0.awaits(state, size: terminal.size) }) else { return false }
    postJobs()
    frames.input(at: time, awaitsCounts: true)
    return true
  }

  private func postJobs() {
    hasJobsToPost = false
    for feed in feeds { feed.post(state, size: terminal.size, at: terminal.time) }
  }

  private var look: Look { appearance.look(theme: state.theme, on: terminal.capabilities) }

  private func drawIfDue() {
    let time = terminal.time
    guard let due = frames.due, due <= time, !isOver else { return }
    terminal.paint(
      render(state, size: terminal.size, theme: look.theme, symbols: look.symbols, memory: &memory))
    frames.drawn(at: time)
  }
}
