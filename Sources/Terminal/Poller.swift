import Glibc

/// Waits for whatever comes first: a key, a signal, a worker, or the end of a time.
public struct Poller: Sendable {
  /// What a wait ended with; empty when the time was over.
  public struct Ready: OptionSet, Sendable {
    /// One bit per source.
    public let rawValue: UInt8
    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The terminal has input.
    public static let terminal = Ready(rawValue: 1)
    /// A signal came.
    public static let signal = Ready(rawValue: 2)
    /// The worker has something to say.
    public static let worker = Ready(rawValue: 4)
    /// The terminal is gone: what ``Signal/hangUp`` says too.
    public static let hangUp = Ready(rawValue: 8)
  }

  private let terminal: Int32
  private let signals: Int32
  private let worker: Int32

  /// A poller of a session's input, the signal pipe and, if given, a worker's pipe.
  public init(terminal: Int32, signals: Int32, worker: Int32? = nil) {
    self.terminal = terminal
    self.signals = signals
    self.worker = worker ?? -1
  }

  /// Waits until something is ready or `timeout` is over; `nil` waits without end, zero only looks.
  public func wait(timeout: Duration? = nil) -> Ready {
    let clock = ContinuousClock()
    let deadline = timeout.map { clock.now + $0 }
    // poll skips negative descriptors.
    var entries = [terminal, signals, worker].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let left = deadline.map { Self.milliseconds(max(clock.now.duration(to: $0), .zero)) } ?? -1
      let count = poll(&entries, nfds_t(entries.count), left)
      if count > 0 { return Self.ready(entries) }
      // A signal interrupted the wait: its byte is in the pipe, so the next round returns at once. Anything
      // else that fails here (no memory) is no reason to spin either.
      if count == 0 || errno != EINTR { return [] }
    }
  }

  /// Whole milliseconds, rounded up: rounding down would end waits early, and then spin.
  static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    let perMillisecond: Int64 = 1_000_000_000_000_000
    let fraction = (attoseconds + perMillisecond - 1) / perMillisecond
    guard seconds < Int64(Int32.max) / 1000 else { return .max }
    return Int32(seconds * 1000 + fraction)
  }

  private static func ready(_ entries: [pollfd]) -> Ready {
    var ready: Ready = []
    let dataOrEnd = Int16(POLLIN | POLLHUP)
    if entries[0].revents & Int16(POLLIN) != 0 { ready.insert(.terminal) }
    if entries[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { ready.insert(.hangUp) }
    if entries[1].revents & dataOrEnd != 0 { ready.insert(.signal) }
    if entries[2].revents & dataOrEnd != 0 { ready.insert(.worker) }
    return ready
  }
}
