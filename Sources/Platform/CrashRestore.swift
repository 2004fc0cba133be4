import Glibc
import SystemPackage

/// Gives the terminal back when the process crashes, calls `exit` with the screen still open, or is ended by a
/// signal that the program does not answer.
///
/// A crash handler may not allocate, lock or ask ncurses, so everything it needs lies ready beforehand: the
/// bytes that leave the screen and the terminal's original settings. After that it lets the crash take its
/// course, so that the runtime's backtrace or a core dump appears on a usable terminal. Threads need a
/// ``SignalStack`` for it.
public enum CrashRestore {
  private static let crashes = [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE]
  /// The other signals that end a process, those for applications' own use included.
  private static let ends =
    [
      SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT, SIGSYS, SIGXCPU, SIGXFSZ,
      SIGPIPE,
    ] + Array(34...64)

  /// Catches crashes and other ends of the whole process, but for signals that are ignored or answered
  /// already; called again it does nothing.
  public static let install: Void = {
    SignalStack.useAlways()
    for signal in crashes + ends {
      if !SignalReaction(to: signal).isStandard && ends.contains(signal) { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = restoreAndCrash
      sigemptyset(&action.sa_mask)
      action.sa_flags = SA_SIGINFO | SA_ONSTACK
      sigaction(signal, &action, crashState.previousActions + Int(signal))
    }
    atexit { giveBack(crashState) }
  }()

  /// From now on a crash writes `bytes` to `descriptor` and sets it to `settings`.
  public static func arm(descriptor: FileDescriptor, bytes: [UInt8], settings: TerminalSettings) {
    disarm()
    let count = min(bytes.count, crashState.capacity)
    crashState.bytes.update(from: bytes, count: count)
    crashState.count.pointee = count
    crashState.settings.pointee = settings.modes
    crashState.descriptor.pointee = descriptor.rawValue
  }

  /// From now on a crash leaves the terminal alone.
  public static func disarm() {
    crashState.descriptor.pointee = -1
  }
}

/// The handler's memory, at fixed addresses that Swift does not guard.
private struct CrashState: @unchecked Sendable {
  let capacity = 512
  let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 512)
  let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  /// By signal number.
  let previousActions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

  init() {
    count.initialize(to: 0)
    descriptor.initialize(to: -1)
    settings.initialize(to: termios())
    previousActions.initialize(repeating: sigaction(), count: 65)
  }
}

private let crashState = CrashState()

/// Only system calls that may be made inside a signal handler.
private func giveBack(_ state: CrashState) {
  let descriptor = state.descriptor.pointee
  if descriptor < 0 { return }
  state.descriptor.pointee = -1
  _ = write(descriptor, state.bytes, state.count.pointee)
  // Not TCSADRAIN: a terminal that takes no more output would hold the crash up.
  tcsetattr(descriptor, TCSANOW, state.settings)
}

private let restoreAndCrash:
  @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void =
    { number, info, _ in
      giveBack(crashState)
      sigaction(number, crashState.previousActions + Int(number), nil)
      // A faulting instruction faults again on return, which shows the previous handler the true place. A
      // signal that was sent, or a breakpoint, would not come again.
      let comesAgain = number == SIGSEGV || number == SIGILL || number == SIGBUS || number == SIGFPE
      if !comesAgain || (info?.pointee.si_code ?? 0) <= 0 { raise(number) }
    }
