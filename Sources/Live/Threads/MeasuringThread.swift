import Platform

/// A thread that runs the measurements of one kind.
///
/// A new job takes effect within a step. While everything is known, or nobody looks, the thread sleeps until the next
/// job and costs nothing.
public final class MeasuringThread<Run: Measurement>: Worker {
  private enum Order {
    case work(Run.Job?)
    case end
  }

  private let orders = Mailbox<Order>()
  private let findings = Mailbox<Run.Finding>()
  private let interval: Double
  private let wake: @Sendable () -> Void
  private let isStarted = Locked(false)

  /// A thread that starts with the first job. It calls `wake` after each finding, and publishes at most one in
  /// `interval` seconds besides the first of each job.
  public init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.interval = interval
    self.wake = wake
  }

  /// Replaces the present job.
  public func post(_ job: Run.Job?) {
    orders.post(.work(job))
    isStarted.withLock {
      if !$0, job != nil { startDetachedThread { [self] in work() } }
      $0 = $0 || job != nil
    }
  }

  /// The newest finding, if it was not taken yet.
  public func take() -> Run.Finding? { findings.take() }

  /// Ends the thread after its present step.
  public func end() { orders.post(.end) }

  private func work() {
    var cycle = FeedCycle<Run>(interval: interval)
    while let order = nextOrder(&cycle) {
      switch order {
      case .work(let job): cycle.turn(to: job, at: monotonicSeconds())
      case .end: return
      }
    }
  }

  /// Does what the cycle says until there is an order.
  private func nextOrder(_ cycle: inout FeedCycle<Run>) -> Order? {
    while true {
      let time = monotonicSeconds()
      let order: Order?
      switch cycle.next(at: time) {
      case .step:
        cycle.step(at: time)
        cycle.noteStep(from: time, to: monotonicSeconds())
        order = orders.take()
      case .publish:
        if let finding = cycle.publish(at: time) {
          findings.post(finding)
          wake()
        }
        let end = monotonicSeconds()
        cycle.notePublication(at: end, cost: end - time)
        order = orders.take()
      case .wait(let deadline): order = orders.wait(until: deadline)
      case .rest: order = orders.wait()
      }
      if let order { return order }
    }
  }
}
