import Explorer
import GumbelEngine

extension ClaimsMeasurement: Measurement {
  init(measuring job: ClaimsJob) { self.init(job: job, kernels: Kernels.chosen) }

  mutating func turn(to job: ClaimsJob) { change(to: job) }
}

extension State {
  /// The state with all claims measured, where it shows them.
  func examined(threads: Int) -> State {
    guard let job = claimsJob else { return self }
    var state = self
    let findings = concurrentMap(Claim.all, threads: threads) {
      $0.check(EngineSubject(kernels: Kernels.chosen), seed: job.seed)
    }
    state.claimsFinding = ClaimsFinding(job: job, findings: findings)
    return state
  }
}
