import GumbelEngine
import KernelInterface

/// Measures the claims one after another, of which the slowest takes about a second.
///
/// A value that knows no thread.
public struct ClaimsMeasurement {
  /// What is known now.
  public private(set) var finding: ClaimsFinding
  private let kernels: any KernelSet

  /// Nothing known yet.
  public init(job: ClaimsJob, kernels: any KernelSet) {
    finding = ClaimsFinding(job: job, findings: [])
    self.kernels = kernels
  }

  /// Goes over to another job; what was measured stays as long as the seed does.
  public mutating func change(to job: ClaimsJob) {
    if finding.job != job { self = ClaimsMeasurement(job: job, kernels: kernels) }
  }

  /// Whether all claims are measured.
  public var isDone: Bool { finding.isComplete }

  /// Measures the next claim.
  public mutating func step() {
    let (job, known) = (finding.job, finding.findings)
    let next = Claim.all[known.count].check(EngineSubject(kernels: kernels), seed: job.seed)
    finding = ClaimsFinding(job: job, findings: known + [next])
  }
}
