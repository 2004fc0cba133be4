/// The score function with a relaxation at λ as its control variate: z = ln π + g, D = argmax z, z̃ as z given D,
///
///     [f(D) − η·f(σ(z̃/λ))](D − π) + η·∇_θ f(σ(z/λ)) − η·∇_θ f(σ(z̃/λ))
///
/// Unbiased for every η and λ. Tucker, Mnih, Maddison, Lawson and Sohl-Dickstein, "REBAR: low-variance, unbiased
/// gradient estimates for discrete latent variable models" (NIPS 2017).
public struct Rebar: GradientEstimator {
  /// The weight of the control variate.
  public var eta: Double
  /// λ, the temperature of the control variate: above 0 and finite.
  public let lambda: Double

  /// The estimator with the given weight and a temperature above 0 and finite.
  public init(eta: Double = 1, lambda: Double = 0.5) {
    precondition(lambda > 0 && lambda < .infinity, "a relaxation that moves")
    self.eta = eta
    self.lambda = lambda
  }

  /// The name in reports.
  public var name: String { "rebar" }
  /// Its relaxation is at λ.
  public var usesTemperature: Bool { false }

  /// Two vectors of noise; f at the pick, and f or ∇f at both relaxations.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 2, evaluations: 3) }

  /// Writes the estimates of `samples`.
  public func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
  ) {
    let inverse = min(max(Float(1 / lambda), .leastNormalMagnitude), .greatestFiniteMagnitude)
    block.clearRows()
    block.perturb(problem, noise.perturbation, firstDraw: samples.lowerBound)
    block.relax(inverse: inverse)
    block.evaluateSlopes(problem)
    block.applyJacobian(temperature: lambda, addingWith: eta)
    block.relaxConditionally(
      problem, noise.rollout(0), firstDraw: samples.lowerBound, inverse: inverse, withRates: true)
    block.evaluateSlopes(problem)
    addScore(problem, block)
    subtractConditional(problem, block)
  }

  /// [f(D) − η·f(ỹ)](D − π).
  private func addScore(_ problem: GradientProblem, _ block: EstimateBlock) {
    let count = block.count
    let advantages = block.products
    problem.objective.values(
      at: block.weights, count: count, categories: problem.count, into: advantages)
    for i in 0..<count {
      advantages[i] = problem.vertexValues[Int(block.picks[i])] - eta * advantages[i]
    }
    for k in 0..<problem.count {
      let row = block.rows + k &* count
      let probability = problem.probabilities[k]
      for i in 0..<count {
        row[i] += advantages[i] * ((block.picks[i] == Int32(k) ? 1 : 0) - probability)
      }
    }
  }

  /// −η·∇_θ f(ỹ): through z̃ to ln π, and from there to θ, which takes π times the sum away.
  private func subtractConditional(_ problem: GradientProblem, _ block: EstimateBlock) {
    let count = block.count
    block.prepareMeans()
    let total = block.totals
    total.update(repeating: 0, count: count)
    for k in 0..<problem.count {
      let place = k &* count
      for i in 0..<count {
        let centred = block.weights[place &+ i] * (block.slopes[place &+ i] - block.products[i]) / lambda
        let slope = eta * centred * block.rates[place &+ i]
        block.rates[place &+ i] = slope
        total[i] += slope
      }
    }
    for k in 0..<problem.count {
      let row = block.rows + k &* count
      let slopes = block.rates + k &* count
      let probability = problem.probabilities[k]
      for i in 0..<count { row[i] -= slopes[i] - probability * total[i] }
    }
  }
}
