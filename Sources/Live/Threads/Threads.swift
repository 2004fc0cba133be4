import Glibc

/// Runs `body` on a new thread, to be joined or detached; `nil` where the system gives no more threads.
///
/// Signals from outside are left to the other threads; those of a crash must reach this one, so that the
/// terminal is restored. Its handlers get a stack of their own, because the thread's may be what has overflowed.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var all = sigset_t()
  var before = sigset_t()
  sigfillset(&all)
  for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&all, number) }
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body))
  let status = pthread_create(
    &thread, nil,
    { argument in
      let body = Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body
      withSignalStack(body)
      return nil
    }, box.toOpaque())
  if status == 0 { return thread }
  box.release()
  return nil
}

/// Calls `body` while signal handlers of this thread have a stack of their own.
private func withSignalStack(_ body: () -> Void) {
  let size = 65_536
  var stack = stack_t()
  stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
  stack.ss_size = size
  sigaltstack(&stack, nil)
  defer {
    var none = stack_t()
    none.ss_flags = Int32(SS_DISABLE)
    sigaltstack(&none, nil)
    stack.ss_sp.deallocate()
  }
  body()
}

/// Runs `body` on a new thread that nobody waits for, and that the program cannot do without.
public func startDetachedThread(_ body: @escaping @Sendable () -> Void) {
  guard let thread = startThread(body) else {
    preconditionFailure("no thread could be started: \(String(cString: strerror(errno)))")
  }
  pthread_detach(thread)
}

/// The processor cores that are online.
public var processorCount: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

/// `body` of each input, in their order, worked out on up to `threads` threads, of which the calling one is
/// one. Where the system gives fewer, it takes longer.
public func concurrentMap<Item: Sendable, Output: Sendable>(
  _ inputs: [Item], threads: Int, _ body: @escaping @Sendable (Item) -> Output
) -> [Output] {
  let list = WorkList(inputs, body)
  let helpers = (1..<max(min(threads, inputs.count), 1)).compactMap { _ in startThread { list.work() } }
  list.work()
  for helper in helpers { pthread_join(helper, nil) }
  return list.outputs
}

/// Work that several threads take piece by piece.
private final class WorkList<Item: Sendable, Output: Sendable>: Sendable {
  private struct Progress {
    var next = 0
    var outputs: [Output?]
  }

  private let inputs: [Item]
  private let body: @Sendable (Item) -> Output
  private let progress: Locked<Progress>

  init(_ inputs: [Item], _ body: @escaping @Sendable (Item) -> Output) {
    self.inputs = inputs
    self.body = body
    progress = Locked(Progress(outputs: Array(repeating: nil, count: inputs.count)))
  }

  /// Takes pieces until there are none.
  func work() {
    while let index = take() {
      let output = body(inputs[index])
      progress.withLock { $0.outputs[index] = output }
    }
  }

  private func take() -> Int? {
    progress.withLock {
      guard $0.next < inputs.count else { return nil }
      $0.next += 1
      return $0.next - 1
    }
  }

  /// The outputs, once all threads are done.
  var outputs: [Output] { progress.withLock { $0.outputs.map { $0! } } }
}
