import Console
import Live
import Platform
import SystemPackage
import Terminal

/// The terminal that the process runs on.
@MainActor
final class SessionPort: TerminalPort {
  private let signals: Signals
  private let session: Session
  private let findings: WakePipe
  private let poller: Poller

  /// Opens the terminal. A byte in `findings` ends a wait.
  init(signals: Signals, findings: WakePipe, options: Session.Options) throws {
    self.signals = signals
    self.findings = findings
    let input =
      FileDescriptor.standardInput.isTerminal
      ? FileDescriptor.standardInput : try Session.controllingTerminal()
    session = try Session.open(input: input, options: options)
    poller = Poller(
      terminal: session.descriptor, signals: signals.descriptor, worker: findings.readEnd)
  }

  var capabilities: Capabilities { session.capabilities }
  var size: GridSize { session.size }
  var time: Double { monotonicSeconds() }

  func wait(until time: Double) -> [Signal] {
    let timeout = time == .infinity ? nil : Duration.seconds(max(time - self.time, 0))
    let ready = poller.wait(timeout: [timeout, session.timeToLook].compactMap(\.self).min())
    if ready.contains(.worker) { findings.drain() }
    let came = ready.contains(.signal) ? signals.pending() : []
    return ready.contains(.hangUp) ? came + [.hangUp] : came
  }

  func inputs() -> [Input] { session.inputs() }
  func paint(_ grid: CellGrid) { session.paint(grid) }
  func redraw() { session.redraw() }
  func suspend() { session.suspend() }
  func reclaim() { session.reclaim() }
  func close() { session.close() }

  func send(_ sequence: String) {
    let writer = ByteWriter(descriptor: .standardOutput, name: "the terminal")
    // A terminal that is gone says so by a signal, too.
    try? writer.append(exactly: sequence)
    try? writer.flush()
  }
}
