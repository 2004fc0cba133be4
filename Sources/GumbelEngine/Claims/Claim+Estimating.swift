// What comes back: gradients.
extension Claim {
  static let estimating = [straightThroughBiased, varianceExplodes]

  private static let straightThroughBiased = Claim(
    "straight-through-biased", "The straight-through gradient is inaccurate.", .conditional,
    why:
      "Plain straight-through is unbiased for linear f at τ = 1 and biased for others; hard=True is biased even for linear f."
  ) { trial in
    let samples = ClaimTrial.draws
    let linear = trial.errors(.straightThrough, .linear, at: 1)
    let bent = trial.errors(.straightThrough, .quadratic, at: 1)
    let hard = trial.errors(.stGumbelSoftmax, .linear, at: 1, samples: samples)
    let error = (hard.variance / Double(samples)).squareRoot()
    return [
      .near("straightThroughBiasQuadratic", bent.bias, 0.09797958971132714, within: 1e-12),
      .atMost("straightThroughBiasLinear", linear.bias, 1e-12),
      .near(
        "hardBiasLinear", hard.bias, GradientExample.gumbelSoftmaxBias,
        within: ClaimNumber.standardErrors * error),
    ]
  }

  private static let varianceExplodes = Claim(
    "variance-explodes", "The variance of the gradient explodes as τ → 0.", .conditional,
    why:
      "Like 1/τ with Gumbel-Softmax, soft or hard; gumbel-rao divides the growth by its rollouts, and reinmax does not let τ below 1."
  ) { trial in
    // Known from 2·10⁷ samples, of gumbel-rao 2·10⁶.
    func number(
      _ name: String, _ kind: EstimatorKind, _ temperature: Double, _ expected: Double, samples: Int
    ) -> ClaimNumber {
      let variance = trial.errors(kind, .quadratic, at: temperature, samples: samples).variance
      return .variance(name, variance, expected, at: temperature, samples: samples)
    }
    let samples = 1 << 18
    return [
      number("gumbelSoftmaxAtTau1", .gumbelSoftmax, 1, 0.04303, samples: samples),
      number("gumbelSoftmaxAtTau0.1", .gumbelSoftmax, 0.1, 1.0545, samples: samples),
      number("stGumbelSoftmaxAtTau1", .stGumbelSoftmax, 1, 0.27356, samples: samples),
      number("stGumbelSoftmaxAtTau0.1", .stGumbelSoftmax, 0.1, 4.6552, samples: samples),
      number("gumbelRaoAtTau0.1", .gumbelRao, 0.1, 1.0296, samples: samples / 4),
      .near(
        "reinmaxAtTau1", trial.errors(.reinmax, .quadratic, at: 1).variance, 0.66497, within: 1e-9),
    ]
  }
}

/// The objectives that gradients are taken of, at π = (.1, .2, .3, .4).
enum GradientExample {
  case linear, quadratic

  /// The bias of Gumbel-Softmax on the linear objective at τ = 1, from 5·10⁷ samples. Soft and hard are the same there,
  /// because ∇f is.
  static let gumbelSoftmaxBias = 0.32226

  var objective: StandardObjective {
    switch self {
    case .linear: .linear(weights: [1, -2, 0.5, 3])
    case .quadratic: .quadratic(target: [0.45, 0.3, 0.15, 0.1])
    }
  }
}

extension ClaimNumber {
  /// The variance of a gradient beside the known one. Estimates are rare and large at a low τ, so that the variance of
  /// the squares is up to 1.2/τ times the square of their mean, as repeated measurements show.
  static func variance(
    _ name: String, _ measured: Double, _ expected: Double, at temperature: Double, samples: Int
  ) -> ClaimNumber {
    let error = (1.2 / temperature / Double(samples)).squareRoot()
    return .near(name, measured, expected, within: expected * standardErrors * error)
  }
}

extension ClaimTrial {
  /// Bias and variance of an estimator; `samples` count where not all can be gone through.
  func errors(
    _ kind: EstimatorKind, _ example: GradientExample, at temperature: Double, samples: Int = 2
  ) -> GradientErrors {
    let problem = GradientProblem(
      logits: ClaimExamples.four, temperature: .of(temperature), objective: example.objective)
    return subject.moments(kind, problem, samples: samples, seed: seed)
      .errors(against: problem.exactGradient)
  }
}
