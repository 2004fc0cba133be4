import Glibc
import TestSupport
import Testing

/// A terminal that can be looked at: a program in a pane of its own tmux server.
///
/// tmux is the judge of what is on the screen, because ncurses sends differences whose bytes say little.
final class Tmux {
  /// Whether tests on a terminal can be run, or must be: without tmux they are passed over on a person's
  /// machine, and fail where everything has to be tested.
  static let isAvailable = isInstalled || getenv("CI").map { String(cString: $0) } == "true"

  private static let isInstalled = run(["tmux", "-V"]) != nil

  private let socket: String
  private let configuration: String

  /// Runs the shell command `script` in a pane of the given size, with the probe as `$PROBE`
  /// and the program as `$PROGRAM`.
  init(_ script: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) {
    if !Self.isInstalled { Issue.record("tmux is not installed, and CI=true demands every test") }
    socket = "terminal-tests-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    configuration = "/tmp/\(socket).conf"
    Self.write("set -g status off\n", to: configuration)
    let settings = [
      "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no", "PROBE": Self.probe,
      "PROGRAM": Self.program,
    ]
    let assignments = settings.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    tmux(
      ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "-u", "NO_COLOR"]
        + assignments + ["sh", "-c", script])
  }

  deinit { close() }

  /// Takes the terminal away.
  func close() {
    tmux(["kill-server"])
    unlink(configuration)
  }

  /// The probe and the program itself stand beside the test program.
  static let probe = builtProgram("terminal-probe")
  static let program = builtProgram("gumbel-tui")

  /// Sends keys by their names in tmux.
  func send(_ keys: String...) { tmux(["send-keys"] + keys) }

  /// Sends bytes as if the terminal had sent them.
  func send(bytes: String) { tmux(["send-keys", "-l", bytes]) }

  /// Pastes, with the marks of a bracketed paste if the program asked for them.
  func paste(_ text: String) {
    let path = "/tmp/\(socket).paste"
    Self.write(text, to: path)
    tmux(["load-buffer", path, ";", "paste-buffer", "-p"])
    unlink(path)
  }

  func resize(columns: Int, rows: Int) { tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

  /// Copies every byte that the program writes from now on to a file.
  func record(to path: String) { tmux(["pipe-pane", "cat > \(path)"]) }

  /// The screen as lines of text; with `styles` as tmux would draw it.
  func lines(styles: Bool = false) -> [String] {
    (tmux(["capture-pane", "-p"] + (styles ? ["-e"] : [])) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  /// One line of the screen; empty below it.
  func line(_ row: Int) -> String {
    let lines = lines()
    return row < lines.count ? lines[row] : ""
  }

  /// What tmux knows of the pane, by its format names.
  func facts(_ format: String) -> String {
    (tmux(["display-message", "-p", format]) ?? "").split(separator: "\n").joined()
  }

  /// Waits until the screen has a line that contains `text`.
  func waitFor(_ text: String, location: SourceLocation = #_sourceLocation) async throws {
    try await wait("the text '\(text)'", location) { self.lines().contains { $0.contains(text) } }
  }

  /// Waits until `condition` holds. If it does not in time the test ends, and tells what was there.
  func wait(
    _ what: String, _ location: SourceLocation = #_sourceLocation, until condition: () -> Bool
  ) async throws {
    if !TestSupport.wait(until: condition) {
      let screen = Comment(rawValue: "no \(what) on:\n\(lines().joined(separator: "\n"))")
      try #require(Bool(false), screen, sourceLocation: location)
    }
  }

  /// The process number that the probe shows.
  var probeProcess: pid_t {
    let word = lines().first?.split(separator: " ").first { $0.hasPrefix("pid=") } ?? "pid=0"
    return pid_t(word.dropFirst(4)) ?? 0
  }

  @discardableResult
  private func tmux(_ arguments: [String]) -> String? {
    Self.run(["tmux", "-u", "-L", socket, "-f", configuration] + arguments)
  }

  private static func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { Glibc.close(file) }
    #expect(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }

  /// Runs a command and returns what it printed; `nil` if it failed.
  @discardableResult
  private static func run(_ command: [String]) -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { Glibc.close(ends[0]) }
    // Concurrent tests spawn too: their children must not hold this pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let child = spawn(command, &actions)
    Glibc.close(ends[1])
    guard let child else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ends[0], &buffer, buffer.count), count > 0 { output += buffer[..<count] }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    return status == 0 ? String(decoding: output, as: UTF8.self) : nil
  }

  /// Starts a command with no signal blocked, which a thread of the test runner might have done.
  private static func spawn(_ command: [String], _ actions: inout posix_spawn_file_actions_t) -> pid_t? {
    let environment = [
      "PATH=\(getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin")", "LC_ALL=C.UTF-8",
      "TERM=xterm-256color",
    ]
    return try? startProcess(command, environment: environment, &actions).get()
  }
}
