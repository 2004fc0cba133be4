import GumbelEngine

/// What is to be estimated, derived from the state: the run loop posts it whenever it differs from the last one
/// posted. What was found carries the job that it belongs to, so that a stale picture is never shown.
public struct GradientJob: Sendable, Equatable {
  /// The logits θ.
  public var logits: Logits
  /// The temperature τ.
  public var temperature: Temperature
  /// The objective f.
  public var objective: StandardObjective
  /// The key of the noise.
  public var seed: UInt64
  /// The samples to make of what cannot be gone through.
  public var budget: Int
  /// The estimator whose bias and variance are followed over all temperatures.
  public var followed: EstimatorKind
  /// The estimators that are measured at τ, in the order of their rows.
  public var kinds: [EstimatorKind]

  /// A job with the given parts.
  public init(
    logits: Logits, temperature: Temperature, objective: StandardObjective, seed: UInt64, budget: Int,
    followed: EstimatorKind, kinds: [EstimatorKind] = GradientRows.kinds
  ) {
    self.logits = logits
    self.temperature = temperature
    self.objective = objective
    self.seed = seed
    self.budget = budget
    self.followed = followed
    self.kinds = kinds
  }

  /// Whether the rows of this job are those of `other`, but for the number of samples.
  func hasRows(of other: GradientJob) -> Bool {
    temperature == other.temperature && kinds == other.kinds && hasQuestion(of: other)
  }

  /// Whether the curve of this job is that of `other`, but for the number of samples.
  func hasCurve(of other: GradientJob) -> Bool { followed == other.followed && hasQuestion(of: other) }

  private func hasQuestion(of other: GradientJob) -> Bool {
    seed == other.seed && objective == other.objective && logits == other.logits
  }
}

/// The estimators of the gradients view.
public enum GradientRows {
  /// The rows, in their order; the exact gradient is what they are measured by.
  public static let kinds = EstimatorKind.allCases.filter { $0 != .exact }

  /// Their parameters.
  public static let parameters = EstimatorParameters()

  /// Numbers of samples that can be chosen.
  public static let budgets = [1000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// The temperatures of the curve: ten a decade, from 0.01 to 100.
  public static let temperatures: [Temperature] = {
    let tenth = 1.2589254117941673
    var values = [0.01]
    for place in 1...40 {
      values.append(place % 10 == 0 ? values[place - 10] * 10 : values[place - 1] * tenth)
    }
    return values.map { try! Temperature($0) }
  }()
}
