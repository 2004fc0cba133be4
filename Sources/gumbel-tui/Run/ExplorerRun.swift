import Console
import Explorer
import Glibc
import LogitFiles
import Screen
import Terminal

/// The explorer on a terminal: waits for keys, signals and counts, and draws.
///
/// Everything that decides anything is a value elsewhere (the state and its reducer, the schedule of frames,
/// the worker's plan); here they meet the terminal, the clock and the thread.
@MainActor
final class ExplorerRun {
  private let signals: Signals
  private let session: Session
  private let worker: SamplingWorker
  private let estimates: Worker<GradientJob?, GradientFinding>
  private let sweeper: Worker<SweepJob?, SweepFinding>
  private let trainer: TrainingWorker
  private let claimant: Worker<ClaimsJob?, ClaimsFinding>
  private let workerPipe: WakePipe
  private let follower: FollowWorker?
  private let appearance: Appearance
  private var state: State
  private var memory = RenderMemory()
  private var frames: FrameSchedule
  private var lulls = Lulls()
  private var posted: SamplingJob?
  private var postedGradients: GradientJob?
  private var postedSweep: SweepJob?
  private var postedTraining: TrainingJob?
  private var postedClaims: ClaimsJob?
  /// Whether an input was handled since the workers were told what to do.
  private var hasJobToPost = false
  private var madeLook: (theme: ThemeKind, look: Look)?
  private var copied: [String] = []
  private var recent = RecentFiles()
  private var isOver = false
  private var startingCode = StartingCode()

  /// Opens the terminal. The steps that `follower` reads are shown as they come.
  init(state: State, appearance: Appearance, follower: StepFollower? = nil) throws(Failure) {
    self.state = state
    self.appearance = appearance
    frames = FrameSchedule(rate: appearance.fps)
    do {
      signals = try Signals.install()
      let pipe = try WakePipe()
      workerPipe = pipe
      let interval = 1 / Double(appearance.fps)
      worker = SamplingWorker(interval: interval) { pipe.wake() }
      // While the terminal is opened, so that the first picture has draws.
      if let size = Session.windowSize(of: STDOUT_FILENO) {
        let job = state.samplingJob(visibleCategories: visibleCategories(state, size: size))
        worker.post(job)
        posted = job
      }
      let input = isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : try Session.controllingTerminal()
      session = try Session.open(input: input, options: Session.Options(color: appearance.allowsColor))
      estimates = Worker(measuring: GradientMeasurement.self, interval: interval) { pipe.wake() }
      sweeper = Worker(measuring: SweepMeasurement.self, interval: interval) { pipe.wake() }
      trainer = TrainingWorker(interval: interval) { pipe.wake() }
      claimant = Worker(measuring: ClaimsMeasurement.self, interval: interval) { pipe.wake() }
      self.follower = follower.map { FollowWorker($0) { pipe.wake() } }
    } catch {
      throw Failure(.terminal, "\(error)")
    }
    if let file = state.opened?.argument { recent.add(file) }
    self.state.allowsColor = appearance.allowsColor && session.capabilities.colorDepth > .mono
    self.state.theme = self.state.allowsColor ? appearance.theme : .mono
  }

  /// Runs until the person leaves; a deadly signal ends the process by that signal.
  func run() {
    let poller = Poller(
      terminal: session.descriptor, signals: signals.descriptor, worker: workerPipe.readEnd)
    postJob()
    frames.input(at: monotonicSeconds(), awaitsCounts: state.view != .claims)
    while !isOver {
      let ready = poller.wait(timeout: [timeToFrame(), session.timeToLook].compactMap(\.self).min())
      if ready.contains(.signal) { answerSignals() }
      if ready.contains(.hangUp) { end(by: .hangUp) }
      if ready.contains(.worker) {
        workerPipe.drain()
        takeSteps()
        takeCounts()
      }
      takeInputs()
      drawIfDue()
      if hasJobToPost { postJob() }
    }
    leave()
  }

  /// Whether no more draws are made: every bar has settled, or they are held.
  private var isAtRest: Bool { (state.sampling?.draws ?? 0) >= state.heldAt ?? State.convergedDraws }

  /// How the state's theme looks, made anew when another is chosen.
  private var look: Look {
    if let madeLook, madeLook.theme == state.theme { return madeLook.look }
    let look = appearance.look(theme: state.theme, on: session.capabilities)
    madeLook = (state.theme, look)
    return look
  }

  private func timeToFrame() -> Duration? {
    frames.due.map { .seconds(max($0 - monotonicSeconds(), 0)) }
  }

  private func takeInputs() {
    let inputs = session.inputs()
    if inputs.isEmpty { return }
    if lulls.input(at: monotonicSeconds()) { handle(.lull) }
    for input in inputs where !isOver { handle(event(input)) }
    let awaitsCounts = awaitsCounts
    // What is seen of other keys does not wait until the workers are told.
    if awaitsCounts { postJob() } else { hasJobToPost = true }
    frames.input(at: monotonicSeconds(), awaitsCounts: awaitsCounts)
  }

  /// Whether what is looked at was not asked of a worker yet.
  private var awaitsCounts: Bool {
    switch state.view {
    case .temperature: state.sweepJob != postedSweep
    case .gradients: state.gradientJob != postedGradients
    case .training: state.trainingJob != postedTraining
    case .compare, .oneDraw: state.revision != posted?.revision
    case .simplex: state.revision != posted?.revision || state.projection != posted?.projection
    // The next claim may take a second.
    case .claims: false
    }
  }

  /// An input as the explorer understands it: the mouse is on something, not on a cell.
  private func event(_ input: Console.Input) -> Event {
    guard case .mouse(let action, let point) = input else { return .input(input) }
    return .mouse(action, mousePlace(at: point, on: state, size: session.size))
  }

  private func takeSteps() {
    let news = follower?.takeNews() ?? []
    if news.isEmpty { return }
    let revision = state.revision
    for news in news { handle(.steps(news)) }
    postJob()
    frames.input(at: monotonicSeconds(), awaitsCounts: state.revision != revision)
  }

  private func takeCounts() {
    if let snapshot = estimates.takeResult() {
      handle(.finding(snapshot))
      if state.currentGradients != nil { frames.counts(at: monotonicSeconds()) }
    }
    if let snapshot = sweeper.takeResult() {
      handle(.finding(snapshot))
      if state.currentSweep != nil { frames.counts(at: monotonicSeconds()) }
    }
    if let snapshot = trainer.takeResult() {
      handle(.finding(snapshot))
      if state.view == .training { frames.counts(at: monotonicSeconds()) }
    }
    if let snapshot = claimant.takeResult() {
      handle(.finding(snapshot))
      if state.view == .claims { frames.counts(at: monotonicSeconds()) }
    }
    guard let snapshot = worker.takeResult() else { return }
    let isCurrent = snapshot.revision == state.revision
    handle(.finding(snapshot))
    if isCurrent { frames.counts(at: monotonicSeconds()) }
  }

  private func handle(_ event: Event) {
    for effect in state.apply(event) {
      switch effect {
      case .quit: isOver = true
      case .suspend: session.suspend()
      case .redraw: session.redraw()
      case .drawSeed:
        var generator = SystemRandomNumberGenerator()
        handle(.seed(generator.next()))
      case .copy(let text): copy(text)
      case .lookUp(let text, let quantity):
        let listing = FileLookUp.listing(for: text, as: quantity, recent: recent.files)
        handle(.lookedUp(text, as: quantity, listing))
      case .open(let text, let quantity): handle(.opened(recent.open(text, as: quantity)))
      case .write(let file, let replacing): handle(.written(write(to: file, replacing: replacing)))
      }
    }
    if case .help = state.overlays.last {
      state.holdHelpScroll(to: lastHelpScroll(size: session.size, symbols: look.symbols))
    }
  }

  private func postJob() {
    hasJobToPost = false
    if state.gradientJob != postedGradients {
      postedGradients = state.gradientJob
      estimates.post(postedGradients)
    }
    if state.sweepJob != postedSweep {
      postedSweep = state.sweepJob
      sweeper.post(postedSweep)
    }
    if state.trainingJob != postedTraining {
      postedTraining = state.trainingJob
      trainer.post(postedTraining)
    }
    if state.claimsJob != postedClaims {
      postedClaims = state.claimsJob
      claimant.post(postedClaims)
    }
    let visible = visibleCategories(state, size: session.size)
    let job = state.samplingJob(visibleCategories: visible)
    if job == posted { return }
    posted = job
    worker.post(job)
  }

  private func drawIfDue() {
    let time = monotonicSeconds()
    guard let due = frames.due, due <= time, !isOver else { return }
    let look = look
    session.paint(
      render(state, size: session.size, theme: look.theme, symbols: look.symbols, memory: &memory))
    frames.drawn(at: time)
    if startingCode.isToBeReleased(at: time, isAtRest: isAtRest) {
      Memory.releaseCode()
    }
  }

  /// Writes the view as it is on screen, but for the editor that asked for it.
  private func write(to file: String, replacing: Bool) -> WritingResult {
    guard let format = ViewFormat(fileName: file) else {
      return .failed("The name has to end with \(ViewFormat.endings).")
    }
    var shown = state
    shown.overlays = []
    shown.notice = nil
    let isPlain = format == .text
    let look =
      isPlain
      ? appearance.look(theme: .mono, colors: .none, isUTF8: session.capabilities.isUTF8)
      : appearance.look(theme: state.theme, colors: .indexed256, isUTF8: session.capabilities.isUTF8)
    return writeNew(to: file, replacing: replacing) {
      try format.write(shown, size: session.size, look: look, isLight: state.theme == .light, to: $0)
    }
  }

  private func copy(_ text: String) {
    guard text.utf8.count <= Clipboard.longestCommandLine else {
      return handle(.notice(Notice(text: Clipboard.advice, isProblem: true)))
    }
    if !copied.contains(text) { copied.append(text) }
    guard session.capabilities.hasPrivateModes else { return }
    let writer = ByteWriter(descriptor: STDOUT_FILENO, name: "the terminal")
    // A terminal that is gone says so by a signal, too.
    try? writer.append(exactly: Clipboard.sequence(text))
    try? writer.flush()
  }
}

extension ExplorerRun {
  private func answerSignals() {
    for signal in signals.pending() {
      if signal.isDeadly { end(by: signal) }
      switch signal {
      case .stop: session.suspend()
      case .resumed: session.reclaim()
      default: continue  // A new size is told by the next look at the inputs.
      }
      // The screen came back empty, and perhaps there is no other news to draw.
      frames.input(at: monotonicSeconds(), awaitsCounts: false)
    }
  }

  private func end(by signal: Signal) -> Never {
    leave()
    Signals.reraise(signal)
  }

  /// Gives the terminal back, and then whatever was copied, for terminals without a clipboard.
  private func leave() {
    worker.end()
    estimates.end()
    sweeper.end()
    trainer.end()
    claimant.end()
    session.close()
    // A terminal that is gone says so by a signal, too.
    try? withOutput(nil) { for text in copied { try $0.append(text + "\n") } }
  }
}
