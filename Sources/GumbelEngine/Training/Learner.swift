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

/// What learns a task with one estimator. A learner belongs to one run and has all of its data.
protocol Learner {
  /// Makes a step; returns how many choices flipped. A step that goes nowhere is taken back: it throws the reason.
  mutating func advance(step: Int, temperature: Temperature) throws(TrainingFailure.Reason) -> Int

  /// The losses at the present parameters.
  func losses(at temperature: Temperature) -> TrainingLosses

  /// What a network is worth on test data, with so many repetitions of what is random; `nil` for other tasks.
  func networkLosses(at temperature: Temperature, repetitions: Int) -> NetworkLosses?

  /// What a network makes of a few test items; `nil` for other tasks.
  func pictures(at temperature: Temperature) -> NetworkPictures?

  /// Whether the task is solved.
  var isSolved: Bool { get }

  /// What the task is measured by besides its losses, from 0 to 1; `nil` where there is nothing.
  var score: Double? { get }

  /// The logits of the first choice; none where there are no choices of categories.
  var logits: [Double] { get }
}

/// A learner whose parameters an optimiser of the engine moves along an estimated gradient.
protocol GradientLearner {
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

/// A gradient learner with its optimiser.
struct Descent: Learner {
  /// What is moved.
  private(set) var inner: any GradientLearner
  private var optimizer: OptimizerState
  private var gradient: [Double]

  init(_ inner: any GradientLearner, _ plan: TrainingPlan) {
    self.inner = inner
    let count = inner.parameters.count
    optimizer = OptimizerState(plan.optimizer, rate: plan.rate, parameters: count)
    gradient = Array(repeating: 0, count: count)
  }

  mutating func advance(step: Int, temperature: Temperature) throws(TrainingFailure.Reason) -> Int {
    inner.fillGradient(&gradient, step: step, temperature: temperature)
    let before = inner.parameters
    optimizer.descend(&inner.parameters, along: gradient)
    if let reason = problem() {
      inner.parameters = before
      throw reason
    }
    return inner.adopt()
  }

  private func problem() -> TrainingFailure.Reason? {
    // Averages of squares would stay infinite for ever, and nothing move any more.
    for slope in gradient where !(slope * slope).isFinite { return .notFinite }
    for parameter in inner.parameters where !(abs(parameter) <= TrainingPlan.largestParameter) {
      return parameter.isFinite ? .diverged(parameter: parameter) : .notFinite
    }
    return nil
  }

  func losses(at temperature: Temperature) -> TrainingLosses { inner.losses(at: temperature) }
  func networkLosses(at temperature: Temperature, repetitions: Int) -> NetworkLosses? { nil }
  func pictures(at temperature: Temperature) -> NetworkPictures? { nil }
  var isSolved: Bool { inner.isSolved }
  var score: Double? { inner.score }
  var logits: [Double] { inner.logits }
}
