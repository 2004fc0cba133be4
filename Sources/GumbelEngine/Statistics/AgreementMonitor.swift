/// Judges, while draws are being counted, which categories deviate from their law by more than sampling
/// explains, without accusing a correct sampler for being watched.
///
/// Counts are judged only at 2ᵏ draws, with the error rate divided by categories × looks; in total a
/// correct sampler is accused with probability at most `errorRate`. A pick in a category of probability 0
/// is always an error.
public struct AgreementMonitor: Sendable, Equatable {
  /// The categories that deviated at the last look, or were picked though their probability is 0.
  public private(set) var deviating: Set<Int> = []
  /// The draws at the last look.
  public private(set) var judgedDraws = 0

  /// A monitor of picks that should follow `law`.
  public init(law: [Double], errorRate: Double = 1e-4) {}

  /// Looks at the counts after `draws` draws; does nothing unless that is a number to look at.
  public mutating func observe(picks: [Int], draws: Int) {}
}
