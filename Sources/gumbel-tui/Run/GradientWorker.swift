import Explorer
import Glibc
import GumbelEngine
import Terminal

/// One thread that estimates gradients and publishes what it finds.
///
/// A new job takes effect within a step, well below a frame as long as there are few categories. When all samples are
/// made, or nobody looks, the thread sleeps until the next job and costs nothing.
final class GradientWorker: Sendable {
  private enum Order {
    case work(GradientJob?)
    case end
  }

  private let orders = Mailbox<Order>()
  private let results = Mailbox<GradientSnapshot>()
  private let wake: @Sendable () -> Void
  private let interval: Double

  /// Starts the thread. It calls `wake` after each snapshot, and makes at most one in `interval` seconds besides
  /// the first of each job.
  init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.interval = interval
    self.wake = wake
    guard let thread = startThread({ [self] in work() }) else {
      preconditionFailure("no thread could be started: \(systemError())")
    }
    pthread_detach(thread)
  }

  /// Replaces the present job; `nil` while nobody looks.
  func post(_ job: GradientJob?) { orders.post(.work(job)) }

  /// Ends the thread after its step.
  func end() { orders.post(.end) }

  /// The newest snapshot, if there is one that was not taken yet.
  func takeSnapshot() -> GradientSnapshot? { results.take() }

  private func work() {
    CrashRestore.useAlternateStack()
    var run: GradientRun?
    var isLooking = false
    var nextPublication = 0.0
    while true {
      let isIdle = !isLooking || run?.isDone ?? true
      switch isIdle ? orders.wait() : orders.take() {
      case .work(let job):
        isLooking = job != nil
        guard let job else { continue }
        if run == nil { run = GradientRun(job: job, noise: .measuring(job)) }
        run?.change(to: job, noise: .measuring(job))
        // What is there at once is shown at once.
        nextPublication = monotonicSeconds() + BlockSize.seconds
        if run?.isDone == true { publish(run) }
        continue
      case .end: return
      case nil: break
      }
      run?.step()
      if run?.isDone == true || monotonicSeconds() >= nextPublication {
        publish(run)
        nextPublication = monotonicSeconds() + interval
      }
    }
  }

  private func publish(_ run: GradientRun?) {
    guard let run else { return }
    results.post(run.snapshot)
    wake()
  }
}

extension EstimatorNoise {
  /// The noise of a job, with the kernels of this run.
  static func measuring(_ job: GradientJob) -> EstimatorNoise {
    .measuring(seed: job.seed, kernels: Kernels.chosen)
  }
}
