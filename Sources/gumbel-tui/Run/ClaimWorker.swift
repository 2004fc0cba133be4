import Explorer
import GumbelEngine

/// Measures the claims one after another and publishes each; its job is `nil` while nobody looks.
///
/// A new job takes effect between two claims, of which the slowest takes about a second. When all are measured, or
/// nobody looks, the thread sleeps until the next job and costs nothing.
typealias ClaimWorker = Worker<ClaimJob?, ClaimSnapshot>

extension ClaimWorker {
  /// Starts the thread. It calls `wake` after each claim.
  convenience init(wake: @escaping @Sendable () -> Void) {
    self.init(wake: wake) { $0.measure() }
  }

  private func measure() {
    let subject = EngineSubject(kernels: Kernels.chosen)
    var snapshot: ClaimSnapshot?
    var isLooking = false
    while true {
      let isIdle = !isLooking || snapshot?.isComplete ?? true
      switch isIdle ? orders.wait() : orders.take() {
      case .work(let job):
        isLooking = job != nil
        if let job, snapshot?.job != job { snapshot = ClaimSnapshot(job: job, findings: []) }
        continue
      case .end: return
      case nil: break
      }
      guard let known = snapshot else { continue }
      let finding = Claim.all[known.findings.count].check(subject, seed: known.job.seed)
      let next = ClaimSnapshot(job: known.job, findings: known.findings + [finding])
      snapshot = next
      publish(next)
    }
  }
}

extension State {
  /// The state with all claims measured, where it shows them.
  func examined(threads: Int) -> State {
    guard let job = claimJob else { return self }
    var state = self
    let findings = concurrentMap(Claim.all, threads: threads) {
      $0.check(EngineSubject(kernels: Kernels.chosen), seed: job.seed)
    }
    state.claimSnapshot = ClaimSnapshot(job: job, findings: findings)
    return state
  }
}
