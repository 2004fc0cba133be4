import Glibc
import TestSupport
import Testing

/// The program on a terminal of its own.
final class TerminalRun {
  /// For how many seconds anything is waited for; PATIENCE in the environment is for programs that were made slow.
  private static let patience = getenv("PATIENCE").flatMap { Int(String(cString: $0)) } ?? 10

  private let terminal: Int32
  private let process: pid_t
  private(set) var output = ""
  private var isOver = false

  /// Starts the program on a terminal of 80x24.
  convenience init(_ arguments: String..., environment: [String] = []) throws {
    try self.init(arguments, environment: environment)
  }

  /// Starts the program on a terminal of 80x24, by another command that runs the words after it if one is given.
  init(_ arguments: [String], by starter: [String] = [], environment: [String] = []) throws {
    var ends: (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.0, &ends.1, nil, nil, &size) == 0)
    for descriptor in [ends.0, ends.1] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends.0, F_SETFL, O_NONBLOCK)
    terminal = ends.0
    process = try start(
      starter + [programPath] + arguments, input: ends.1, output: ends.1, error: ends.1,
      environment: environment + ["TERM=xterm-256color"])
    close(ends.1)
  }

  deinit {
    if !isOver {
      kill(process, SIGKILL)
      _ = exitStatus(of: process)
    }
    close(terminal)
  }

  /// Types `keys`.
  func type(_ keys: String) { _ = keys.withCString { write(terminal, $0, strlen($0)) } }

  /// Forgets what was drawn so far.
  func forget() { output = "" }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Reads until the output contains `text`, for as long as patience lasts. Only text that is drawn in one piece
  /// and one style can be found.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var isThere = output.contains(text)
    for _ in 0..<(100 * Self.patience) where !isThere {
      usleep(10_000)
      if read() { isThere = output.contains(text) }
    }
    #expect(isThere, "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Has all drawn anew until the output contains `text`: of a line that stood there before only the
  /// difference is drawn.
  func expectWhole(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var isThere = output.contains(text)
    for _ in 0..<(10 * Self.patience) where !isThere {
      type("\u{0C}")
      usleep(100_000)
      if read() { isThere = output.contains(text) }
    }
    #expect(isThere, "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Reads to the end; the exit status, or 128 + the signal that ended the program.
  func end() -> Int32 {
    var status: Int32 = 0
    for _ in 0..<(100 * Self.patience) {
      read()
      if waitpid(process, &status, WNOHANG) == process {
        isOver = true
        read()
        return exitStatus(status)
      }
      usleep(10_000)
    }
    Issue.record("the program does not end")
    return -1
  }

  /// Whether there was anything.
  @discardableResult
  private func read() -> Bool {
    let before = output.utf8.count
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Glibc.read(terminal, &buffer, buffer.count), count > 0 {
      output += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return output.utf8.count > before
  }
}
