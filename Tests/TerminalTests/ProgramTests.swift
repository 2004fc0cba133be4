import Glibc
import Testing

/// What holds for the probe holds for the program, whatever it is doing.
@Suite("The program on a terminal", .serialized, .enabled(if: Tmux.isAvailable))
struct ProgramTests {
  private static let start = "$PROGRAM --preset two --seed 1"

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGSEGV, SIGTRAP, SIGUSR1])
  func `a signal leaves the terminal as it was`(number: Int32) async throws {
    let terminal = Tmux("\(Self.start); \(Tmux.report)")
    try await terminal.waitFor("quit")
    // In the middle of things: an editor is open, and draws are being made.
    terminal.send("e", "x")
    try await terminal.wait("editor") { terminal.facts("#{cursor_flag}") == "1" }
    kill(try terminal.program, number)
    try await terminal.expectRestored(status: 128 + Int(number))
  }

  @Test(arguments: [true, false])
  func `a stop gives the terminal back and the return knows the new size`(byKey: Bool) async throws {
    let terminal = Tmux("set -m; \(Self.start); echo stopped=$?; stty -a; read go; fg; \(Tmux.report)")
    try await terminal.waitFor("quit")
    terminal.send("t", "7")
    try await terminal.waitFor("temperature τ 7")
    if byKey { terminal.send("C-z") } else { kill(try terminal.program, SIGTSTP) }
    try await terminal.waitFor("stopped=\(128 + SIGTSTP)")
    try await terminal.expectShell()
    terminal.resize(columns: 120, rows: 36)
    terminal.send("Enter")
    try await terminal.wait("picture of 36 rows") { terminal.line(35).contains("Enter set") }
    #expect(terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "1 1 1")
    // What was being typed is still there.
    #expect(terminal.lines().contains { $0.contains("temperature τ 7") })
    terminal.send("Enter")
    try await terminal.wait("no cursor") { terminal.facts("#{cursor_flag}") == "0" }
    terminal.send("q")
    try await terminal.expectRestored(status: 0)
  }

  /// Nothing but the stop itself asks for a picture then: no key, no new size, no further draw.
  @Test(arguments: [SIGTSTP, SIGSTOP])
  func `a stop from outside leaves the picture there on return`(number: Int32) async throws {
    let terminal = Tmux(
      "set -m; \(Self.start); stty sane; printf '\\r\\nStopped'; read go; fg; \(Tmux.report)")
    try await terminal.waitFor("quit")
    terminal.send(bytes: ":draws 500\r")
    try await terminal.waitFor("draws 500")
    kill(try terminal.program, number)
    try await terminal.waitFor("Stopped")
    terminal.send("Enter")
    try await terminal.wait("picture") {
      let lines = terminal.lines()
      return lines.contains { $0.contains("quit") } && !lines.contains { $0.contains("Stopped") }
    }
    #expect(terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "1 0 1")
    terminal.send("q")
    try await terminal.expectRestored(status: 0)
  }

  @Test func `a terminal that is closed ends the program`() async throws {
    let terminal = Tmux("trap '' HUP; \(Self.start)")
    try await terminal.waitFor("quit")
    let process = try terminal.program
    terminal.close()
    try await terminal.wait("end of the process") { kill(process, 0) == -1 && errno == ESRCH }
  }

  @Test func `a pipe whose reader has enough ends the program`() async throws {
    let script = "{ $PROGRAM sample --emit picks --count 1e12 --seed 1; echo $? >&2; } | head -1"
    let terminal = Tmux("(\(script)); echo over; sleep 1000")
    try await terminal.waitFor("over")
    let lines = terminal.lines().filter { !$0.isEmpty }
    #expect(lines.count == 3 && lines.contains("\(128 + SIGPIPE)"))
  }

  @Test func `a pipe to a pager leaves the screen alone`() async throws {
    let terminal = Tmux("$PROGRAM --seed 1 | head -1; \(Tmux.report)")
    try await terminal.expectRestored(status: 0)
    #expect(terminal.line(0).contains("Softmax always picks 'the'"))
  }
}

extension Tmux {
  /// The process number of the program, the only child of the pane's shell.
  var program: pid_t {
    get throws {
      let shell = facts("#{pane_pid}")
      let file = try #require(fopen("/proc/\(shell)/task/\(shell)/children", "r"))
      defer { fclose(file) }
      var number: Int32 = 0
      _ = withUnsafeMutablePointer(to: &number) { pointer in withVaList([pointer]) { vfscanf(file, "%d", $0) }
      }
      try #require(number > 1)
      return number
    }
  }
}
