import Glibc
import Testing

@Suite("On a terminal", .serialized, .enabled(if: Tmux.isAvailable))
struct OnATerminalTests {
  @Test func `a grid appears as it is`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    #expect(terminal.line(1) == "blocks ▁▄█ accent e\u{301}| plain")
    #expect(terminal.line(2) == "漢字|wide")
    #expect(terminal.line(23) == String(repeating: " ", count: 79) + "#")
    let styled = terminal.lines(styles: true).joined()
    #expect(styled.contains("38;5;214") && styled.contains("\u{1b}[7mreverse"))
  }

  @Test func `a wide glyph comes and goes without a trace`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("漢字|wide")
    terminal.send("w")
    try await terminal.waitFor("x 字|wide")
    terminal.send("v")
    try await terminal.waitFor("漢字|wide")
  }

  @Test func `the screen is the alternate one without a cursor`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    try await terminal.wait("alternate screen") {
      terminal.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "1 0 1"
    }
    terminal.send("c")
    try await terminal.wait("cursor") { terminal.facts("#{cursor_flag} #{cursor_x},#{cursor_y}") == "1 3,4" }
    terminal.send("d")
    try await terminal.wait("no cursor") { terminal.facts("#{cursor_flag}") == "0" }
  }

  @Test func `a new size is told and filled`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("size=80x24")
    for (columns, rows) in [(132, 40), (41, 12), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      try await terminal.waitFor("resize \(columns)x\(rows)")
      #expect(terminal.line(rows - 1) == String(repeating: " ", count: columns - 1) + "#")
      #expect(terminal.line(2) == "漢字|wide")
    }
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux"])
  func `keys are understood`(type: String) async throws {
    let terminal = Tmux("$PROBE", rows: 40, environment: ["TERM": type])
    try await terminal.waitFor("reverse")
    let keys = [
      "Up", "S-Left", "Home", "PPage", "DC", "BTab", "BSpace", "Enter", "F1", "F12", "C-c", "é", "Escape",
    ]
    let names = [
      "up", "shiftLeft", "home", "pageUp", "delete", "backTab", "backspace", "enter", "function(1)",
      "function(12)", "control(\"c\")", "character(\"é\")", "escape",
    ]
    for (key, name) in zip(keys, names) {
      terminal.send(key)
      try await terminal.waitFor("key \(name)")
    }
    #expect(terminal.lines().filter { $0.hasPrefix("key") } == names.map { "key \($0)" })
  }

  @Test func `the mouse is understood`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    terminal.send(bytes: "\u{1b}[<0;5;6M\u{1b}[<32;300;6M\u{1b}[<0;7;6m\u{1b}[<65;1;1M")
    try await terminal.waitFor("mouse wheelDown 0,0")
    #expect(
      terminal.lines().filter { $0.hasPrefix("mouse") }
        == ["mouse press 4,5", "mouse drag 299,5", "mouse release 6,5", "mouse wheelDown 0,0"])
  }

  @Test func `a paste is one input`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    terminal.paste(String(repeating: "q1,é\n", count: 4000))
    try await terminal.waitFor("paste 24000 \"q1,é\\nq1,é")
    terminal.send("x")
    try await terminal.waitFor("key character(\"x\")")
    #expect(terminal.line(4).hasPrefix("paste") && terminal.line(5).hasPrefix("key"))
  }

  @Test func `without colour no colour code is sent`() async throws {
    for (script, environment) in [("$PROBE --no-color", [:]), ("$PROBE", ["NO_COLOR": "1"])] {
      let terminal = Tmux("read go; \(script); sleep 1000", environment: environment)
      let path = "/tmp/terminal-tests-\(getpid())-\(UInt32.random(in: 0 ... .max))"
      defer { unlink(path) }
      terminal.record(to: path)
      terminal.send("Enter")
      try await terminal.waitFor("depth=mono")
      terminal.send("q")
      try await terminal.wait("record of the end") { contents(of: path).contains("left") }
      let codes = contents(of: path).matches(of: /\u{1b}\[([0-9;]*)m/).flatMap { $0.1.split(separator: ";") }
      #expect(codes.contains("7") && codes.contains("1"))
      #expect(codes.allSatisfy { (Int($0) ?? 0) < 30 })
    }
  }

  @Test func `a redraw repairs what something else wrote`() async throws {
    let terminal = Tmux("$PROBE")
    try await terminal.waitFor("reverse")
    let device = open(terminal.facts("#{pane_tty}"), O_WRONLY | O_NOCTTY)
    defer { close(device) }
    let garbage = Array("\u{1b}[4;9Hgarbage".utf8)
    _ = write(device, garbage, garbage.count)
    try await terminal.waitFor("orange  garbage")
    terminal.send("C-l")
    try await terminal.waitFor("orange  reverse")
  }

  @Test func `in another locale only ASCII is sent`() async throws {
    let terminal = Tmux("$PROBE", environment: ["LC_ALL": "C"])
    try await terminal.waitFor("reverse")
    #expect(terminal.line(1) == "blocks ??? accent e| plain")
    #expect(terminal.line(2) == "? ? |wide")
  }

  @Test func `keys come from the terminal when data comes from standard input`() async throws {
    let terminal = Tmux("echo data | $PROBE; echo status=$?; sleep 1000")
    try await terminal.waitFor("reverse")
    terminal.send("Up")
    try await terminal.waitFor("key up")
    terminal.send("q")
    try await terminal.waitFor("status=0")
  }

  @Test(arguments: [
    ("TERM=dumb $PROBE", "of type 'dumb' cannot move its cursor"),
    ("$PROBE </dev/null | cat", "file descriptor 1 is not a terminal"),
    ("setsid -w $PROBE </dev/null", "no terminal to read keys from"),
  ])
  func `an unusable terminal is refused in one line`(command: String, message: String) async throws {
    let terminal = Tmux("(\(command)); echo status=$?; sleep 1000", columns: 120)
    try await terminal.waitFor("status=")
    #expect(terminal.line(0).contains(message))
    #expect(terminal.line(1).hasPrefix("status="))
  }

  private func contents(of path: String) -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: bytes[..<max(read(file, &bytes, bytes.count), 0)], as: UTF8.self)
  }
}
