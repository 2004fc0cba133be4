import Glibc
import Terminal

/// A thread of its own that takes the newest job and publishes results, of which the newest counts.
///
/// What it does with a job is up to `work`; where that sleeps on `orders` the thread costs nothing.
final class Worker<Job: Sendable, Result: Sendable>: Sendable {
  /// What the thread is told.
  enum Order {
    case work(Job)
    case end
  }

  /// The newest order, for `work` alone to take.
  let orders = Mailbox<Order>()
  private let results = Mailbox<Result>()
  private let wake: @Sendable () -> Void
  private let work: @Sendable (Worker) -> Void
  private let isStarted = Locked(false)

  /// A thread that starts with its first job, and ends with `work`. It calls `wake` after each result.
  init(wake: @escaping @Sendable () -> Void, work: @escaping @Sendable (Worker) -> Void) {
    self.wake = wake
    self.work = work
  }

  /// Replaces the present job.
  func post(_ job: Job) {
    orders.post(.work(job))
    isStarted.withLock {
      if !$0 { start() }
      $0 = true
    }
  }

  private func start() {
    startDetachedThread { [self] in
      CrashRestore.useAlternateStack()
      work(self)
    }
  }

  /// Ends the thread as soon as it looks at its orders.
  func end() { orders.post(.end) }

  /// Leaves a result, for `work` alone to call.
  func publish(_ result: Result) {
    results.post(result)
    wake()
  }

  /// The newest result, if there is one that was not taken yet.
  func takeResult() -> Result? { results.take() }
}
