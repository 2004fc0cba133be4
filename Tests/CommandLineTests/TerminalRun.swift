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
  /// Whether the program has closed its terminal.
  private var isClosed = false

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
    let end = Self.now + .seconds(Self.patience)
    while !output.contains(text), read(until: end) {}
    #expect(output.contains(text), "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Has all drawn anew until the output contains `text`: of a line that stood there before only the
  /// difference is drawn.
  func expectWhole(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let end = Self.now + .seconds(Self.patience)
    while !output.contains(text), Self.now < end, !isClosed {
      type("\u{0C}")
      let pause = Self.now + .milliseconds(100)
      while !output.contains(text), read(until: pause) {}
    }
    #expect(output.contains(text), "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Reads to the end; the exit status, or 128 + the signal that ended the program.
  func end() -> Int32 {
    let end = Self.now + .seconds(Self.patience)
    while read(until: end) {}
    guard isClosed else {
      Issue.record("the program does not end")
      return -1
    }
    isOver = true
    return exitStatus(of: process)
  }

  private static var now: ContinuousClock.Instant { ContinuousClock().now }

  /// Waits for output, at most until `end`, and takes it; returns whether there was any.
  private func read(until end: ContinuousClock.Instant) -> Bool {
    let (seconds, fraction) = Self.now.duration(to: end).components
    guard seconds >= 0, fraction >= 0, !isClosed else { return false }
    var entry = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, Int32(seconds * 1000 + fraction / 1_000_000_000_000_000) + 1) > 0 else {
      return false
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    // Nobody has the other end open any more.
    isClosed = count <= 0 && errno != EAGAIN
    output += String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
    return count > 0
  }
}
