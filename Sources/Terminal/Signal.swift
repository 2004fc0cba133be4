import Platform

/// A signal that a program on a terminal has to answer.
public enum Signal: Sendable, CaseIterable {
  /// Asked to end.
  case terminate
  /// The terminal is gone.
  case hangUp
  /// Interrupted from outside; Ctrl-C arrives as a key.
  case interrupt
  /// Told to quit and dump core.
  case quit
  /// Asked to stop; Ctrl-Z arrives as a key.
  case stop
  /// Running again after a stop.
  case resumed
  /// The terminal has a new size.
  case windowChange

  /// The system's number.
  public var number: Int32 {
    switch self {
    case .terminate: SignalNumber.terminate
    case .hangUp: SignalNumber.hangUp
    case .interrupt: SignalNumber.interrupt
    case .quit: SignalNumber.quit
    case .stop: SignalNumber.stop
    case .resumed: SignalNumber.resume
    case .windowChange: SignalNumber.windowChange
    }
  }

  /// Whether the program is to close its session and end by this signal.
  public var isDeadly: Bool {
    switch self {
    case .terminate, .hangUp, .interrupt, .quit: true
    case .stop, .resumed, .windowChange: false
    }
  }

  /// The exit status a shell reports for a program that ended by this signal.
  public var exitStatus: Int32 { 128 + number }

  init?(number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }
}
