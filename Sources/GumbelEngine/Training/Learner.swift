/// How good a solution is, seen in three ways.
public struct TrainingLosses: Sendable, Equatable, Codable {
  /// The loss of the mixture that a noise-free relaxation makes at the present τ.
  public var relaxed: Double
  /// The loss to be expected of a random pick, E f(D); `nil` where the task has none.
  public var expected: Double?
  /// The loss of what is deployed: the likeliest pick.
  public var deployed: Double

  /// Losses with the given values.
  public init(relaxed: Double, expected: Double?, deployed: Double) {
    self.relaxed = relaxed
    self.expected = expected
    self.deployed = deployed
  }

  var areFinite: Bool { relaxed.isFinite && deployed.isFinite && (expected ?? 0).isFinite }
}

/// What learns a task with one estimator: parameters, and the gradient that moves them. A learner belongs to one run
/// and has all of its data.
protocol Learner {
  /// What the optimiser moves.
  var parameters: [Double] { get set }

  /// The estimated gradient at `step`, one number a parameter.
  mutating func fillGradient(_ gradient: inout [Double], step: Int, temperature: Temperature)

  /// Takes over parameters that were moved, of which all are finite; returns how many choices flipped.
  mutating func adopt() -> Int

  /// The losses at the present parameters.
  func losses(at temperature: Temperature) -> TrainingLosses

  /// Whether the task is solved.
  var isSolved: Bool { get }

  /// What the task is measured by besides its losses, from 0 to 1; `nil` where there is nothing.
  var score: Double? { get }

  /// The logits of the first choice; none where there are no choices of categories.
  var logits: [Double] { get }
}
