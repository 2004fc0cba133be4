import Platform
import SystemPackage

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

  private let terminal: FileDescriptor
  private let signals: FileDescriptor
  private let worker: FileDescriptor?

  /// A poller of a session's input, the signal pipe and, if given, a worker's pipe.
  public init(terminal: FileDescriptor, signals: FileDescriptor, worker: FileDescriptor? = nil) {
    self.terminal = terminal
    self.signals = signals
    self.worker = worker
  }

  /// Waits until something is ready or `timeout` is over; `nil` waits without end, zero only looks.
  public func wait(timeout: Duration? = nil) -> Ready {
    let clock = ContinuousClock()
    let deadline = timeout.map { clock.now + $0 }
    var requests = [PollRequest(terminal), PollRequest(signals), PollRequest(worker)]
    while true {
      let left = deadline.map { Self.milliseconds(max(clock.now.duration(to: $0), .zero)) }
      do throws(Errno) {
        return try poll(&requests, milliseconds: left) > 0 ? Self.ready(requests.map(\.found)) : []
      } catch {
        // A signal interrupted the wait: its byte is in the pipe, so the next round returns at once. Anything
        // else that fails here (no memory) is no reason to spin either.
        if error != .interrupted { return [] }
      }
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

  /// What the events at the terminal, the signal pipe and the worker's pipe mean.
  private static func ready(_ events: [PollEvents]) -> Ready {
    var ready: Ready = []
    if events[0].contains(.input) { ready.insert(.terminal) }
    if !events[0].isDisjoint(with: [.hangUp, .error, .invalid]) { ready.insert(.hangUp) }
    if !events[1].isDisjoint(with: [.input, .hangUp]) { ready.insert(.signal) }
    if !events[2].isDisjoint(with: [.input, .hangUp]) { ready.insert(.worker) }
    return ready
  }
}
