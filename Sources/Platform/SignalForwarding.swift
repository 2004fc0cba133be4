import Glibc
import SystemPackage

/// Turns signals into bytes in a pipe, so that they can be answered where everything else is waited for.
public enum SignalForwarding {
  /// Writes the number of each of `signals` that comes, as one byte, to `descriptor`, which must stay open as long as
  /// the process lives.
  public static func start(_ signals: [Int32], to descriptor: FileDescriptor) {
    state.descriptor.pointee = descriptor.rawValue
    for number in signals { SignalReaction(handler: noteSignal).install(for: number) }
  }

  /// Whether a signal that is to end the process has come at all, read or not: such a process must not stop again.
  static var sawDeadly: Bool { state.sawDeadly.pointee }
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

private let state = HandlerState()

/// Runs inside whatever was interrupted: one system call, and the interrupted code's errno is kept.
private let noteSignal: @convention(c) (Int32) -> Void = { number in
  let interrupted = errno
  if number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT {
    state.sawDeadly.pointee = true
  }
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(state.descriptor.pointee, &byte, 1)
  errno = interrupted
}
