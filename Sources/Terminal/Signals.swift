import Glibc

/// Turns signals into bytes on a pipe, so that the program answers them where it waits for everything else.
///
/// Install it before a ``Session`` is opened: ncurses then leaves these signals alone. The handlers stay
/// for the life of the process.
public struct Signals: Sendable {
  private let pipe: WakePipe

  /// Where to wait for signals.
  public var descriptor: Int32 { pipe.readEnd }

  /// Catches all of ``Signal``. A deadly one that the process was started with ignored, as `nohup` does,
  /// stays ignored.
  ///
  /// - Throws: ``SystemError`` when no pipe can be made.
  public static func install() throws(SystemError) -> Signals {
    let signals = Signals(pipe: try WakePipe())
    // The handler knows the pipe by number only; the pipe must therefore never be closed.
    _ = Unmanaged.passRetained(signals.pipe)
    handlerState.descriptor.pointee = signals.pipe.writeEnd
    for signal in Signal.allCases {
      var previous = sigaction()
      sigaction(signal.number, nil, &previous)
      if signal.isDeadly && previous.isIgnore { continue }
      var action = sigaction(handler: noteSignal)
      sigaction(signal.number, &action, nil)
    }
    return signals
  }

  /// The signals that came since the last call, in order.
  public func pending() -> [Signal] {
    pipe.drain().compactMap { Signal(number: Int32($0)) }
  }

  /// Whether a deadly signal has come at all, read or not: such a process must not stop again.
  static var sawDeadly: Bool { handlerState.sawDeadly.pointee }

  /// Ends the process by `signal`, so that whoever started it sees why it ended. Close the session first.
  public static func reraise(_ signal: Signal) -> Never {
    var action = sigaction.default
    sigaction(signal.number, &action, nil)
    var set = sigset_t(signal.number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(signal.number)
    // Only the first process of a container survives its own deadly signal.
    exit(signal.exitStatus)
  }
}

/// What the handler uses: memory at fixed addresses, since it must not go through a variable that Swift
/// guards.
private struct HandlerState: @unchecked Sendable {
  let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  let sawDeadly = UnsafeMutablePointer<Bool>.allocate(capacity: 1)

  init() {
    descriptor.initialize(to: -1)
    sawDeadly.initialize(to: false)
  }
}

private let handlerState = HandlerState()

/// Runs inside whatever was interrupted: one system call, and the interrupted code's errno is kept.
private let noteSignal: @convention(c) (Int32) -> Void = { number in
  let interrupted = errno
  if number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT {
    handlerState.sawDeadly.pointee = true
  }
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(handlerState.descriptor.pointee, &byte, 1)
  errno = interrupted
}

extension sigaction {
  /// The system's own reaction.
  static var `default`: sigaction { sigaction(handler: SIG_DFL) }

  /// A reaction by `handler`. Interrupted system calls go on by themselves, except those that wait.
  init(handler: (@convention(c) (Int32) -> Void)?) {
    self.init()
    __sigaction_handler.sa_handler = handler
    sigemptyset(&sa_mask)
    sa_flags = SA_RESTART
  }

  /// Whether the reaction is the system's own.
  var isDefault: Bool {
    unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_DFL, to: Int.self)
  }

  /// Whether the signal is discarded.
  var isIgnore: Bool {
    unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

extension sigset_t {
  /// The set of the given signals.
  init(_ numbers: Int32...) {
    self.init()
    sigemptyset(&self)
    for number in numbers { sigaddset(&self, number) }
  }
}
