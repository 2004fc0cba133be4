/// Judges, while draws are being counted, which categories deviate from their law by more than sampling
/// explains, without accusing a correct sampler for being watched.
///
/// Counts are judged at 2ᵏ draws only, and a share p̂ deviates from p when n·KL(p̂‖p) exceeds
/// ln(2·categories·looks/errorRate). By the Chernoff bound P(n·KL ≥ t) ≤ 2e⁻ᵗ for every n and p, so that a
/// correct sampler is accused in its whole life with probability at most `errorRate`. A pick in a category of
/// probability 0 is an error at once.
public struct AgreementMonitor: Sendable, Equatable {
  /// The looks that the error rate is shared among: at 2⁰ to 2⁶² draws.
  static let looks = 63

  /// The categories that deviated at the last look, or were picked though their probability is 0.
  public private(set) var deviating: Set<Int> = []
  /// The draws at the last look.
  public private(set) var judgedDraws = 0

  private let law: [Double]
  private let threshold: Double
  private let impossible: [Int]

  /// A monitor of picks that should follow `law`.
  public init(law: [Double], errorRate: Double = 1e-4) {
    self.law = law
    threshold = naturalLogarithm(2 * Double(law.count * Self.looks) / errorRate)
    impossible = law.indices.filter { law[$0] == 0 }
  }

  /// Whether counts are judged after `draws` draws: powers of two.
  public static func isLook(_ draws: Int) -> Bool { draws > 0 && draws & (draws - 1) == 0 }

  /// Looks at the counts after `draws` draws: at all of them if that is a number to look at, otherwise only
  /// at those that must be 0.
  public mutating func observe(picks: [Int], draws: Int) {
    for category in impossible where picks[category] > 0 { deviating.insert(category) }
    guard Self.isLook(draws), draws > judgedDraws else { return }
    judgedDraws = draws
    deviating = deviating.filter { law[$0] == 0 }
    for (category, probability) in law.enumerated() where probability > 0 {
      let share = Double(picks[category]) / Double(draws)
      if Double(draws) * divergence(share, probability) > threshold { deviating.insert(category) }
    }
  }
}

/// The Kullback–Leibler divergence of a coin with probability `p` from one with `q`, in nats. Each term is
/// written through the difference, so that close values do not cancel.
private func divergence(_ p: Double, _ q: Double) -> Double {
  func term(_ p: Double, _ q: Double) -> Double {
    p == 0 ? 0 : -p * naturalLogarithmOfOnePlus((q - p) / p)
  }
  if q >= 1 { return p >= 1 ? 0 : .infinity }
  return max(term(p, q) + term(1 - p, 1 - q), 0)
}
