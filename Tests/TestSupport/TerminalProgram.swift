import Glibc

/// A program on a terminal of its own, all of whose bytes go through the test.
public final class TerminalProgram {
  /// The program, or the command that starts it.
  public let process: pid_t
  /// The terminal's settings before the program started.
  public let settingsBefore: termios

  private let terminal: Int32
  /// What was written and not taken yet.
  private var output: [UInt8] = []
  private var status: Int32?
  /// Whether nobody has the terminal open any more: then it is always ready to be read, and there is nothing to read.
  private var isClosed = false

  /// Starts `words[0]`, looked up in PATH, as the leader of a session, so that it has the terminal to itself and no
  /// signal to its group reaches anybody else. Of variables that are set twice the first counts.
  public init(_ words: [String], environment: [String], columns: Int = 80, rows: Int = 24) throws {
    var ends: (Int32, Int32) = (0, 0)
    var size = Self.size(columns, rows)
    guard openpty(&ends.0, &ends.1, nil, nil, &size) == 0, let name = ttyname(ends.1) else {
      throw StartError(command: "openpty", number: errno)
    }
    for descriptor in [ends.0, ends.1] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends.0, F_SETFL, O_NONBLOCK)
    terminal = ends.0
    defer { close(ends.1) }
    var found = termios()
    tcgetattr(ends.0, &found)
    settingsBefore = found
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    for number in [Int32(1), 2] { posix_spawn_file_actions_adddup2(&actions, 0, number) }
    do {
      process = try startProcess(words, environment: environment, &actions, inNewSession: true).get()
    } catch {
      close(ends.0)
      throw error
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      _ = exitStatus(of: process)
    }
    close(terminal)
  }

  // MARK: - The terminal

  /// How the terminal is set.
  public var settings: termios {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return settings
  }

  /// Whether the program has set the terminal to read keys. What was typed before is the terminal's, which keeps but a
  /// line of it.
  public var readsKeys: Bool { settings.c_lflag != settingsBefore.c_lflag }

  /// Gives the terminal another size.
  public func resize(columns: Int, rows: Int) {
    var size = Self.size(columns, rows)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  private static func size(_ columns: Int, _ rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  /// Types `text`.
  public func type(_ text: String) throws { try send(Array(text.utf8)) }

  /// Sends bytes, and meanwhile takes what the program writes, so that neither waits for the other.
  public func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let end = ContinuousClock.now + .seconds(patience)
    while !rest.isEmpty, !hasEnded {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      read()
      if count <= 0 {
        if ContinuousClock.now > end { throw Silence() }
        pause(5, for: POLLIN | POLLOUT)
      }
    }
    read()
  }

  /// The program does not read what is typed.
  struct Silence: Error {}

  // MARK: - What is written

  /// What the program wrote since the last call.
  public func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  /// Waits until `condition` holds, and takes what is written meanwhile; looks again after each piece of that.
  ///
  /// - Returns: Whether it holds; it may not, after `seconds` or when the program has ended.
  @discardableResult
  public func wait(for seconds: Double = patience, until condition: () throws -> Bool) rethrows -> Bool {
    var isMet = false
    _ = try TestSupport.wait(
      for: seconds,
      pausing: {
        pause($0, for: POLLIN)
        read()
      },
      until: {
        let isLast = hasEnded
        isMet = try condition()
        return isMet || isLast
      })
    return isMet
  }

  /// Waits until what was written and not taken yet contains `text`, in one piece.
  @discardableResult
  public func wait(forOutput text: String) -> Bool {
    wait { String(decoding: output, as: UTF8.self).contains(text) }
  }

  /// Takes what is written for some time: what is sent next comes so much later.
  public func pass(milliseconds: Int) { wait(for: Double(milliseconds) / 1000) { false } }

  private func pause(_ milliseconds: Int32, for events: Int32) {
    var entry = pollfd(fd: isClosed ? -1 : terminal, events: Int16(events), revents: 0)
    _ = poll(&entry, 1, milliseconds)
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else {
        isClosed = count == 0 || errno == EIO
        return
      }
      output += buffer[..<count]
    }
  }

  // MARK: - The end

  /// Whether the program has ended; then everything it wrote is there.
  public var hasEnded: Bool {
    if status != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    self.status = exitStatus(status)
    read()
    return true
  }

  /// The exit status once the program has ended, or 128 + the signal that ended it; -1 if it does not end.
  public func end() -> Int32 {
    wait { hasEnded }
    return status ?? -1
  }
}
