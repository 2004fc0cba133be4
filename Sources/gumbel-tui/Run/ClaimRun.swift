import Explorer
import GumbelEngine

/// Measures the claims one after another, of which the slowest takes about a second.
struct ClaimRun: Measurement {
  private(set) var snapshot: ClaimSnapshot

  init(measuring job: ClaimJob) { snapshot = ClaimSnapshot(job: job, findings: []) }

  mutating func turn(to job: ClaimJob) {
    if snapshot.job != job { self = ClaimRun(measuring: job) }
  }

  var isDone: Bool { snapshot.isComplete }

  mutating func step() {
    let (job, known) = (snapshot.job, snapshot.findings)
    let finding = Claim.all[known.count].check(EngineSubject(kernels: Kernels.chosen), seed: job.seed)
    snapshot = ClaimSnapshot(job: job, findings: known + [finding])
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
