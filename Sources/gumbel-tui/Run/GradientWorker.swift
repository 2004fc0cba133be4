import Explorer
import GumbelEngine

/// Estimates gradients and publishes what it finds; its job is `nil` while nobody looks.
///
/// A new job takes effect within a step, well below a frame as long as there are few categories. When all samples are
/// made, or nobody looks, the thread sleeps until the next job and costs nothing.
typealias GradientWorker = Worker<GradientJob?, GradientSnapshot>

extension GradientWorker {
  /// Starts the thread. It calls `wake` after each snapshot, and makes at most one in `interval` seconds besides
  /// the first of each job.
  convenience init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.init(wake: wake) { $0.estimate(interval: interval) }
  }

  private func estimate(interval: Double) {
    var run: GradientRun?
    var isLooking = false
    var cadence = Cadence(interval: interval)
    while true {
      let isIdle = !isLooking || run?.isDone ?? true
      switch isIdle ? orders.wait() : orders.take() {
      case .work(let job):
        isLooking = job != nil
        guard let job else { continue }
        if run == nil { run = GradientRun(job: job, noise: .measuring(job)) }
        run?.change(to: job, noise: .measuring(job))
        // What is there at once is shown at once.
        cadence = Cadence(interval: interval, start: monotonicSeconds() + BlockSize.seconds)
        if let run, run.isDone { publish(run.snapshot) }
        continue
      case .end: return
      case nil: break
      }
      run?.step()
      let time = monotonicSeconds()
      if let run, run.isDone || time >= cadence.next {
        publish(run.snapshot)
        cadence.beat(at: time)
      }
    }
  }
}

extension EstimatorNoise {
  /// The noise of a job, with the kernels of this run.
  static func measuring(_ job: GradientJob) -> EstimatorNoise {
    .measuring(seed: job.seed, kernels: Kernels.chosen)
  }
}
