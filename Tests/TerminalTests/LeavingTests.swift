import Glibc
import Testing

@Suite("Leaving the terminal as it was found", .serialized, .enabled(if: Tmux.isAvailable))
struct LeavingTests {
  @Test(arguments: [("q", 0), ("E", 3), ("T", 132), ("A", 134), ("S", 139), ("W", 139)])
  func `it is restored however the program ends`(key: String, status: Int) async throws {
    let terminal = Tmux("$PROBE; \(Tmux.report)")
    try await terminal.waitFor("reverse")
    terminal.send(key)
    try await terminal.expectRestored(status: status)
  }

  @Test func `it is restored when the stack overflows`() async throws {
    try await `it is restored however the program ends`(key: "O", status: 139)
  }

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGTRAP, SIGUSR1, SIGUSR2, SIGALRM,
    SIGXCPU, SIGPIPE, 40,
  ])
  func `it is restored after a signal`(number: Int32) async throws {
    let terminal = Tmux("$PROBE; \(Tmux.report)")
    try await terminal.waitFor("reverse")
    kill(terminal.probeProcess, number)
    try await terminal.expectRestored(status: 128 + Int(number))
  }

  @Test func `a backtrace is readable`() async throws {
    let settings = ["SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,registers=none,images=none"]
    let terminal = Tmux("$PROBE; \(Tmux.report)", columns: 100, rows: 80, environment: settings)
    try await terminal.waitFor("reverse")
    terminal.send("T")
    try await terminal.expectRestored(status: 132)
    #expect(terminal.lines().contains { $0.contains("crash(_:)") })
  }

  @Test func `the program ends when its terminal is closed`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    let process = terminal.probeProcess
    terminal.send("C-c")
    try await terminal.waitFor("control(\"c\")")
    terminal.close()
    try await terminal.wait("end of the process") { kill(process, 0) == -1 && errno == ESRCH }
  }

  @Test(arguments: [true, false])
  func `a stopped program gives the terminal back and returns`(byKey: Bool) async throws {
    let terminal = Tmux("set -m; $PROBE; echo stopped=$?; stty -a; read go; fg; \(Tmux.report)")
    try await terminal.waitFor("reverse")
    if byKey { terminal.send("C-z") } else { kill(terminal.probeProcess, SIGTSTP) }
    try await terminal.waitFor("stopped=\(128 + SIGTSTP)")
    try await terminal.expectShell()
    terminal.resize(columns: 100, rows: 30)
    terminal.send("Enter")
    try await terminal.waitFor("resize 100x30")
    #expect(terminal.line(0).contains("size=100x30"))
    #expect(terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "1 0 1")
    terminal.send("Up")
    try await terminal.waitFor("key up")
    terminal.send("q")
    try await terminal.expectRestored(status: 0)
  }

  @Test func `a stopped program that is told to end ends`() async throws {
    // Right after the continuing signal a shell may still think that the job is stopped.
    let wait = "while wait %1; s=$?; [ $s = \(128 + SIGTSTP) ]; do sleep 0.02; done; (exit $s)"
    let terminal = Tmux("set -m; $PROBE; kill %1; kill -CONT %1; \(wait); \(Tmux.report)")
    try await terminal.waitFor("reverse")
    terminal.send("C-z")
    try await terminal.expectRestored(status: 143)
  }

  @Test func `a program stopped from outside takes the terminal back`() async throws {
    let terminal = Tmux("set -m; $PROBE; stty sane; printf '\\r\\nStopped'; read go; fg; \(Tmux.report)")
    try await terminal.waitFor("reverse")
    kill(terminal.probeProcess, SIGSTOP)
    try await terminal.waitFor("Stopped")
    terminal.send("Enter")
    try await terminal.wait("clean screen") { !terminal.lines().contains { $0.contains("Stopped") } }
    try await terminal.waitFor("reverse")
    terminal.send("Up")
    try await terminal.waitFor("key up")
    terminal.send("q")
    try await terminal.expectRestored(status: 0)
  }
}
