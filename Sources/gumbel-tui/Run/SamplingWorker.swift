import Explorer
import Glibc
import Terminal

/// One thread that carries out sampling jobs and publishes what it finds.
///
/// A new job takes effect within a block, about a millisecond. When the draws have reached the job's
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
    guard let thread = startThread({ [self] in work() }) else {
      preconditionFailure("no thread could be started: \(systemError())")
    }
    pthread_detach(thread)
  }

  /// Replaces the present job.
  func post(_ job: SamplingJob) { orders.post(.work(job)) }

  /// Ends the thread after its block.
  func end() { orders.post(.end) }

  /// The newest snapshot, if there is one that was not taken yet.
  func takeSnapshot() -> Snapshot? { results.take() }

  private func work() {
    CrashRestore.useAlternateStack()
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
        case .catchUp:
          let made = plan.catchUp(by: block.draws)
          block.learn(draws: made, elapsed: monotonicSeconds() - time)
        case .publish:
          if plan.isDone { rate.finish(at: time) }
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
