import Explorer
import GumbelEngine

/// Measures the claims one after another, of which the slowest takes about a second.
public struct ClaimMeasurement: Measurement {
  private var known: ClaimSnapshot

  /// No claim is measured yet.
  public init(measuring job: ClaimJob, at time: Double) { known = ClaimSnapshot(job: job, findings: []) }

  /// Starts again if the job is another.
  public mutating func turn(to job: ClaimJob, at time: Double) {
    if known.job != job { known = ClaimSnapshot(job: job, findings: []) }
  }

  /// Whether all claims are measured.
  public var isDone: Bool { known.isComplete }

  /// Measures the next claim.
  public mutating func step(at time: Double) {
    let claim = Claim.all[known.findings.count]
    let finding = claim.check(EngineSubject(kernels: Kernels.chosen), seed: known.job.seed)
    known = ClaimSnapshot(job: known.job, findings: known.findings + [finding])
  }

  /// The claims that are measured.
  public mutating func finding(at time: Double) -> ClaimSnapshot { known }
}
