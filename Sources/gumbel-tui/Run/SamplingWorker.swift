import Explorer
import Glibc

/// One thread that carries out sampling jobs and publishes what it finds.
///
/// A new job takes effect within a block, about two milliseconds. When the draws have reached the job's
/// limit the thread sleeps until the next job and costs nothing.
final class SamplingWorker: Sendable {
  private enum Order {
    case work(SamplingJob)
    case end
  }

  private let orders = Mailbox<Order>()
  private let results = Mailbox<Snapshot>()
  private let wake: @Sendable () -> Void
  private let interval: Double

  /// Starts the thread. It calls `wake` after each snapshot, and makes at most one in `interval` seconds
  /// besides the first of each job.
  init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.interval = interval
    self.wake = wake
    startThread { [self] in work() }
  }

  /// Replaces the present job.
  func post(_ job: SamplingJob) { orders.post(.work(job)) }

  /// Ends the thread after its block.
  func end() { orders.post(.end) }

  /// The newest snapshot, if there is one that was not taken yet.
  func takeSnapshot() -> Snapshot? { results.take() }

  private func work() {
    guard case .work(let first) = orders.wait() else { return }
    var plan = SamplingPlan(job: first, interval: interval, time: monotonicSeconds())
    var block = BlockSize()
    var rate = RateMeter()
    while true {
      var order = orders.take()
      if order == nil {
        let time = monotonicSeconds()
        switch plan.step(at: time) {
        case .draw(let target):
          let before = plan.run.draws
          plan.advance(to: min(target, before + block.draws))
          let end = monotonicSeconds()
          block.learn(draws: plan.run.draws - before, elapsed: end - time)
          rate.note(draws: plan.run.draws - before, time: end)
        case .publish:
          results.post(plan.publish(drawsPerSecond: rate.drawsPerSecond))
          wake()
          let end = monotonicSeconds()
          plan.didPublish(at: end, cost: end - time)
        case .wait(let deadline):
          order = orders.wait(until: deadline)
        case .rest:
          rate.rest()
          order = orders.wait()
        }
      }
      switch order {
      case .work(let job): plan.change(to: job, time: monotonicSeconds())
      case .end: return
      case nil: break
      }
    }
  }
}

/// Runs `body` on a new thread that nobody joins. Signals from outside are left to the other threads; those
/// of a crash must reach this one, so that the terminal is restored.
private func startThread(_ body: @escaping @Sendable () -> Void) {
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
  let box = Unmanaged.passRetained(Box(body)).toOpaque()
  let status = pthread_create(
    &thread, nil,
    { argument in
      Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
      return nil
    }, box)
  precondition(status == 0, "no thread could be started: \(String(cString: strerror(status)))")
  pthread_detach(thread)
}
