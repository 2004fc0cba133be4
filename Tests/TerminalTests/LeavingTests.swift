import Glibc
import Testing

@Suite("Leaving the terminal as it was found", .serialized, .enabled(if: Tmux.isAvailable))
struct LeavingTests {
  /// Says how the probe ended and how the terminal is set, then shows whatever is sent to it.
  private static let report = "echo status=$?; stty -a; exec cat"

  @Test(arguments: [("q", 0), ("E", 3), ("T", 132), ("A", 134), ("S", 139), ("O", 139), ("W", 139)])
  func itIsRestoredHoweverTheProgramEnds(key: String, status: Int) async throws {
    let terminal = Tmux("$PROBE; \(Self.report)")
    try await terminal.waitFor("reverse")
    terminal.send(key)
    try await expectRestored(terminal, status: status)
  }

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGTRAP, SIGUSR1, SIGUSR2, SIGALRM,
    SIGXCPU, SIGPIPE, 40,
  ])
  func itIsRestoredAfterASignal(number: Int32) async throws {
    let terminal = Tmux("$PROBE; \(Self.report)")
    try await terminal.waitFor("reverse")
    kill(terminal.probeProcess, number)
    try await expectRestored(terminal, status: 128 + Int(number))
  }

  @Test func aBacktraceIsReadable() async throws {
    let settings = ["SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,registers=none,images=none"]
    let terminal = Tmux("$PROBE; \(Self.report)", columns: 100, rows: 80, environment: settings)
    try await terminal.waitFor("reverse")
    terminal.send("T")
    try await expectRestored(terminal, status: 132)
    #expect(terminal.lines().contains { $0.contains("crash(_:)") })
  }

  @Test func theProgramEndsWhenItsTerminalIsClosed() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    let process = terminal.probeProcess
    terminal.send("C-c")
    try await terminal.waitFor("control(\"c\")")
    terminal.close()
    try await terminal.wait("end of the process") { kill(process, 0) == -1 && errno == ESRCH }
  }

  @Test(arguments: [true, false])
  func aStoppedProgramGivesTheTerminalBackAndReturns(byKey: Bool) async throws {
    let terminal = Tmux("set -m; $PROBE; echo stopped=$?; stty -a; read go; fg; \(Self.report)")
    try await terminal.waitFor("reverse")
    if byKey { terminal.send("C-z") } else { kill(terminal.probeProcess, SIGTSTP) }
    try await terminal.waitFor("stopped=\(128 + SIGTSTP)")
    try await expectShell(terminal)
    terminal.resize(columns: 100, rows: 30)
    terminal.send("Enter")
    try await terminal.waitFor("resize 100x30")
    #expect(terminal.line(0).contains("size=100x30"))
    #expect(terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "1 0 1")
    terminal.send("Up")
    try await terminal.waitFor("key up")
    terminal.send("q")
    try await expectRestored(terminal, status: 0)
  }

  @Test func aStoppedProgramThatIsToldToEndEnds() async throws {
    // Right after the continuing signal a shell may still think that the job is stopped.
    let wait = "while wait %1; s=$?; [ $s = \(128 + SIGTSTP) ]; do sleep 0.02; done; (exit $s)"
    let terminal = Tmux("set -m; $PROBE; kill %1; kill -CONT %1; \(wait); \(Self.report)")
    try await terminal.waitFor("reverse")
    terminal.send("C-z")
    try await expectRestored(terminal, status: 143)
  }

  @Test func aProgramStoppedFromOutsideTakesTheTerminalBack() async throws {
    let terminal = Tmux("set -m; $PROBE; stty sane; printf '\\r\\nStopped'; read go; fg; \(Self.report)")
    try await terminal.waitFor("reverse")
    kill(terminal.probeProcess, SIGSTOP)
    try await terminal.waitFor("Stopped")
    terminal.send("Enter")
    try await terminal.wait("clean screen") { !terminal.lines().contains { $0.contains("Stopped") } }
    try await terminal.waitFor("reverse")
    terminal.send("Up")
    try await terminal.waitFor("key up")
    terminal.send("q")
    try await expectRestored(terminal, status: 0)
  }

  private func expectRestored(_ terminal: Tmux, status: Int, location: SourceLocation = #_sourceLocation)
    async throws
  {
    try await terminal.waitFor("status=\(status)", location: location)
    try await expectShell(terminal, location: location)
    // A terminal that still brackets pastes would show the marks.
    terminal.paste("pasted")
    try await terminal.waitFor("pasted", location: location)
    #expect(!terminal.lines().contains { $0.contains("200~") }, sourceLocation: location)
  }

  /// The shell's screen is back, with cursor, echo and whole lines, without the mouse.
  private func expectShell(_ terminal: Tmux, location: SourceLocation = #_sourceLocation) async throws {
    try await terminal.waitFor("echoke", location: location)
    let modes = terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}")
    #expect(modes == "0 1 0 0", sourceLocation: location)
    let settings = Set(terminal.lines().flatMap { $0.split(whereSeparator: { " ;".contains($0) }) })
    for setting in ["echo", "icanon", "isig", "icrnl", "ixon", "onlcr"] {
      #expect(settings.contains(Substring(setting)), "\(setting)", sourceLocation: location)
    }
  }
}
