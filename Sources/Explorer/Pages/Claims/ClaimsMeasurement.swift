import GumbelEngine
import KernelInterface

/// What is set in the claims view.
public struct ClaimControls: Sendable, Equatable {
  /// The chosen claim, by its place among all.
  public var chosen = 0

  /// The controls as the view opens.
  public init() {}
}

/// What the worker of the claims view is to measure.
public struct ClaimsJob: Sendable, Equatable {
  /// The key of the noise.
  public var seed: UInt64

  /// A job with the given key.
  public init(seed: UInt64) { self.seed = seed }
}

/// The claims that were measured so far with one seed.
public struct ClaimsFinding: Finding {
  /// The job it belongs to.
  public let job: ClaimsJob
  /// What was found, in the order of the claims: all of the first so many.
  public let findings: [ClaimFinding]

  /// A finding with the given parts.
  public init(job: ClaimsJob, findings: [ClaimFinding]) {
    self.job = job
    self.findings = findings
  }

  /// Takes the place of the older measurements.
  public func enter(_ state: inout State) { state.claimsFinding = self }

  /// What is found follows from the job.
  public static func == (left: ClaimsFinding, right: ClaimsFinding) -> Bool {
    left.job == right.job && left.findings.count == right.findings.count
  }

  /// Whether all are measured.
  public var isComplete: Bool { findings.count == Claim.all.count }
}

extension State {
  /// What was found with the present seed.
  public var currentClaims: ClaimsFinding? {
    claimsFinding.flatMap { $0.job.seed == parameters.seed ? $0 : nil }
  }

  /// The chosen claim.
  public var chosenClaim: Claim { Claim.all[min(max(claims.chosen, 0), Claim.all.count - 1)] }

  /// What was measured of the claim at that place, if it was.
  public func finding(_ place: Int) -> ClaimFinding? {
    currentClaims.flatMap { $0.findings.indices.contains(place) ? $0.findings[place] : nil }
  }
}

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
