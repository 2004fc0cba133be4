/// The estimators by name, in the order in which they are reported.
public enum EstimatorKind: String, CaseIterable, Sendable {
  case exact, reinforce, rloo, softmax
  case gumbelSoftmax = "gumbel-softmax"
  case stGumbelSoftmax = "st-gumbel-softmax"
  case straightThrough = "straight-through"
  case straightThroughArgmax = "straight-through-argmax"
  case gumbelRao = "gumbel-rao"
  case reinmax
  case gappedST = "gapped-st"
  case decoupledStraightThrough = "decoupled-straight-through"
  case rebar

  /// Whether it is defined at `temperature`: all are at any, but ReinMax, which needs τ ≥ 1.
  public func isDefined(at temperature: Temperature) -> Bool {
    self != .reinmax || temperature.value >= ReinMax.lowestTemperature
  }
}

/// What can be set of the estimators; each takes what concerns it.
public struct EstimatorParameters: Sendable, Equatable {
  /// b of `reinforce`.
  public var baseline: Double
  /// The draws in an estimate of `rloo`, at least 2.
  public var group: Int
  /// R of `gumbel-rao`, at least 1.
  public var rollouts: Int
  /// The gap of `gapped-st`.
  public var gap: Double
  /// τ_f of `decoupled-straight-through`.
  public var forwardTemperature: Temperature
  /// η of `rebar`.
  public var eta: Double
  /// λ of `rebar`, above 0 and finite.
  public var lambda: Double

  /// The parameters that are usual, but for those that are given. τ_f is ½: at 1 the estimator is straight-through.
  public init(
    baseline: Double = 0, group: Int = 2, rollouts: Int = 10, gap: Double = 1,
    forwardTemperature: Temperature = try! Temperature(0.5), eta: Double = 1, lambda: Double = 0.5
  ) {
    self.baseline = baseline
    self.group = group
    self.rollouts = rollouts
    self.gap = gap
    self.forwardTemperature = forwardTemperature
    self.eta = eta
    self.lambda = lambda
  }

  /// The estimator of that kind.
  public func estimator(_ kind: EstimatorKind) -> any GradientEstimator {
    switch kind {
    case .exact: ExactGradient()
    case .reinforce: Reinforce(baseline: baseline)
    case .rloo: LeaveOneOut(group: group)
    case .softmax: SoftmaxGradient()
    case .gumbelSoftmax: GumbelSoftmaxGradient()
    case .stGumbelSoftmax: StraightThroughGumbelSoftmax()
    case .straightThrough: StraightThrough()
    case .straightThroughArgmax: StraightThroughArgmax()
    case .gumbelRao: GumbelRao(rollouts: rollouts)
    case .reinmax: ReinMax()
    case .gappedST: GappedStraightThrough(gap: gap)
    case .decoupledStraightThrough: DecoupledStraightThrough(forwardTemperature: forwardTemperature)
    case .rebar: Rebar(eta: eta, lambda: lambda)
    }
  }
}
