import Glibc
import SystemPackage

/// The system's numbers of the signals that the program answers or sends itself.
public enum SignalNumber {
  /// Asked to end.
  public static var terminate: Int32 { SIGTERM }
  /// The terminal is gone.
  public static var hangUp: Int32 { SIGHUP }
  /// Interrupted, as by Ctrl-C.
  public static var interrupt: Int32 { SIGINT }
  /// Told to end and dump core.
  public static var quit: Int32 { SIGQUIT }
  /// A stop that a process may answer, as Ctrl-Z asks for.
  public static var stop: Int32 { SIGTSTP }
  /// Runs again after a stop.
  public static var resume: Int32 { SIGCONT }
  /// The terminal has a new size.
  public static var windowChange: Int32 { SIGWINCH }
  /// Nobody reads the pipe that was written to.
  public static var brokenPipe: Int32 { SIGPIPE }
  /// A file would grow beyond the limit of its size.
  public static var fileTooLarge: Int32 { SIGXFSZ }
}

/// What the process does when a signal comes.
public struct SignalReaction: Sendable {
  private var action: sigaction

  /// The system's own reaction.
  public static var standard: SignalReaction { SignalReaction(handler: SIG_DFL) }
  /// None: the signal is discarded.
  public static var ignoring: SignalReaction { SignalReaction(handler: SIG_IGN) }

  /// Calls `handler`, which may only do what is safe inside whatever was interrupted. Interrupted system calls go on by
  /// themselves, except those that wait.
  public init(handler: (@convention(c) (Int32) -> Void)?) {
    action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART
  }

  /// The present reaction to the signal `number`.
  public init(to number: Int32) {
    action = sigaction()
    sigaction(number, nil, &action)
  }

  /// Makes this the reaction to the signal `number`. May be called by a handler.
  public func install(for number: Int32) {
    withUnsafePointer(to: action) { _ = sigaction(number, $0, nil) }
  }

  /// Whether this is the system's own reaction.
  public var isStandard: Bool { handler == unsafeBitCast(SIG_DFL, to: Int.self) }

  /// Whether the signal is discarded.
  public var isIgnoring: Bool { handler == unsafeBitCast(SIG_IGN, to: Int.self) }

  private var handler: Int { unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) }
}

/// Ends the process by the signal `number`, so that the parent process sees the cause.
public func endProcess(bySignal number: Int32) -> Never {
  SignalReaction.standard.install(for: number)
  var set = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, number)
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
  raise(number)
  // Only the first process of a container survives its own deadly signal.
  exit(128 + number)
}

/// Calls `body` while no signal but `exceptions` can interrupt this thread. One that comes meanwhile waits.
func withSignalsBlocked<Result>(except exceptions: [Int32] = [], _ body: () -> Result) -> Result {
  var (all, before) = (sigset_t(), sigset_t())
  sigfillset(&all)
  for number in exceptions { sigdelset(&all, number) }
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return body()
}
