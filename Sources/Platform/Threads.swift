import Glibc
import SystemPackage

/// A thread that was started, to be joined or detached once.
public struct RunningThread: Sendable {
  fileprivate let thread: pthread_t

  /// Waits until the thread has ended.
  public func join() { pthread_join(thread, nil) }

  /// Leaves the thread to itself.
  public func detach() { pthread_detach(thread) }
}

/// Runs `body` on a new thread, to be joined or detached.
///
/// Signals from outside are left to the other threads; those of a crash must reach this one, so that the
/// terminal is restored. Its handlers get a stack of their own, because the thread's may be what has overflowed.
///
/// - Throws: `Errno` where the system gives no more threads.
public func startThread(_ body: @escaping @Sendable () -> Void) throws(Errno) -> RunningThread {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body))
  let status = withSignalsBlocked(except: [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]) {
    pthread_create(
      &thread, nil,
      { argument in
        let body = Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body
        SignalStack.with(body)
        return nil
      }, box.toOpaque())
  }
  guard status == 0 else {
    box.release()
    throw Errno(rawValue: status)
  }
  return RunningThread(thread: thread)
}

/// Runs `body` on a new thread that nobody waits for, and that the program cannot do without.
public func startDetachedThread(_ body: @escaping @Sendable () -> Void) {
  do throws(Errno) { try startThread(body).detach() } catch {
    preconditionFailure("no thread could be started: \(error)")
  }
}

/// The processor cores that are online.
public var processorCount: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
