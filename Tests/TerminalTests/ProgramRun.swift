import Glibc
import TestSupport
import Testing

/// The program on a terminal of its own, all of whose bytes go through the test.
final class ProgramRun {
  private let terminal: Int32
  let process: pid_t
  /// What the program wrote and nobody took yet.
  private var output: [UInt8] = []
  private var status: Int32?

  /// The terminal's settings before the program started.
  let settingsBefore: termios

  /// Starts the program as the leader of a session, so that it has the terminal to itself and no signal to its
  /// group reaches anybody else. What `environment` sets goes before the usual.
  init(
    _ arguments: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    var ends: (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.0, &ends.1, nil, nil, &size) == 0)
    for descriptor in [ends.0, ends.1] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends.0, F_SETFL, O_NONBLOCK)
    terminal = ends.0
    defer { close(ends.1) }
    var found = termios()
    tcgetattr(ends.0, &found)
    settingsBefore = found
    let name = try #require(ttyname(ends.1).map { String(cString: $0) })
    process = try Self.spawn(arguments, environment, on: name)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      while waitpid(process, nil, 0) == -1 && errno == EINTR {}
    }
    close(terminal)
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], on terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    for number in [Int32(1), 2] { posix_spawn_file_actions_adddup2(&actions, 0, number) }
    let usual = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no",
    ]
    let settings = usual.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    return try startProcess(
      [Tmux.program] + arguments, environment: settings, &actions, inNewSession: true
    ).get()
  }

  /// How the terminal is set.
  var settings: termios {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return settings
  }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Types `text`.
  func type(_ text: String) throws { try send(Array(text.utf8)) }

  /// Sends bytes, and meanwhile takes what the program writes, so that neither waits for the other.
  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty, !hasEnded {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      read()
      if count <= 0 { try #require(wait(milliseconds: 10_000, for: POLLIN | POLLOUT), "it does not read") }
    }
    read()
  }

  /// Takes what is written until nothing was for a while, for at most twenty seconds.
  func settle(milliseconds: Int32 = 150) {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(20)
    while !hasEnded, clock.now < end, wait(milliseconds: milliseconds, for: POLLIN) { read() }
  }

  /// Waits until the program has nothing left to answer, however much it was sent and however busy the machine
  /// is: until its main thread is found asleep many times in a row.
  func waitUntilIdle() { wait { self.isAsleep("\(self.process)") } }

  /// Waits until none of its threads does anything.
  func waitUntilStill() { wait { self.threads.allSatisfy(self.isAsleep) } }

  private func wait(until isQuiet: () -> Bool) {
    var quiet = 0
    for _ in 0..<4000 where quiet < 12 && !hasEnded {
      pass(milliseconds: 10)
      quiet = isQuiet() ? quiet + 1 : 0
    }
  }

  /// The numbers of the program's threads.
  private var threads: [String] {
    guard let folder = opendir("/proc/\(process)/task") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private func isAsleep(_ thread: String) -> Bool {
    guard let file = fopen("/proc/\(process)/task/\(thread)/stat", "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, Int32(line.count), file) != nil else { return false }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The name of the program stands in parentheses before its state.
    return text.split(separator: ") ").last?.first == "S"
  }

  /// Takes what is written for some time.
  func pass(milliseconds: Int) {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while clock.now < end, !hasEnded {
      let (seconds, rest) = clock.now.duration(to: end).components
      _ = wait(milliseconds: Int32(max(seconds * 1000 + rest / 1_000_000_000_000_000, 0)) + 1, for: POLLIN)
      read()
    }
  }

  /// What the program wrote since the last call.
  func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  /// Whether the program has ended; then everything it wrote is there.
  var hasEnded: Bool {
    if status != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    self.status = exitStatus(status)
    read()
    return true
  }

  /// The exit status once the program has ended, or 128 + the signal that ended it; -1 if it does not end.
  func end() -> Int32 {
    for _ in 0..<1000 where !hasEnded { pass(milliseconds: 10) }
    return status ?? -1
  }

  private func wait(milliseconds: Int32, for events: Int32) -> Bool {
    var entry = pollfd(fd: terminal, events: Int16(events), revents: 0)
    let count = poll(&entry, 1, milliseconds)
    if entry.revents & Int16(POLLIN | POLLOUT) != 0 { return true }
    // A terminal that nobody has open is always ready; its end shows elsewhere.
    if count > 0 { usleep(1000) }
    return false
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Glibc.read(terminal, &buffer, buffer.count), count > 0 {
      output += buffer[..<count]
    }
  }
}
