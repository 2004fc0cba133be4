import Explorer

/// Carries out sampling jobs and publishes what it finds.
///
/// A new job takes effect within a block, well below a millisecond. When the draws have reached the job's
/// limit the thread sleeps until the next job and costs nothing.
typealias SamplingWorker = Worker<SamplingJob, SamplingFinding>

extension SamplingWorker {
  /// A thread that calls `wake` after each snapshot, and makes at most one in `interval` seconds
  /// besides the first of each job.
  convenience init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.init(wake: wake) { $0.sample(interval: interval) }
  }

  private func sample(interval: Double) {
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
          publish(plan.publish(drawsPerSecond: rate.drawsPerSecond))
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
