import Explorer
import GumbelEngine

/// Everything about a single draw: its noise, and what each panel's construction makes of it. Picks and
/// weights are those that the sampler counts.
package struct DrawNumbers {
  /// What a column shows.
  package enum Quantity {
    case logit, logProbability, probability, noise
    /// z/τ.
    case scaledLogit
    /// What the construction adds the noise to, with the noise.
    case sum
    /// The same divided by τ.
    case scaledSum
    case weight
  }

  /// One construction's result.
  package struct Side {
    package let construction: Construction
    package let pick: Int
    package let weights: [Float]
  }

  /// The number of the draw, from 0.
  package let draw: Int
  /// g, in category order; 0 without noise.
  let noise: [Float]
  package let left: Side
  package let right: Side
  private let parameters: Parameters
  private let derived: Derived

  /// The draw that was counted last, or draw 0 before. Cost: a pass over all categories.
  package init(_ state: State) {
    draw = max(state.drawsSoFar - 1, 0)
    parameters = state.parameters
    derived = state.derived
    let count = parameters.logits.count
    noise =
      parameters.noise
      ? GumbelNoise(seed: parameters.seed).values(draw: draw, categories: count)
      : Array(repeating: 0, count: count)
    // The view shows soft y and its one-hot vector side by side, whether `hard` is on or not.
    var setting = parameters.setting
    setting.hard = false
    let sampler = Sampler(
      setting: setting, constructions: [parameters.left, parameters.right], spreadCategories: [])
    let draws = draw..<draw + 1
    let sides = sampler.constructions.enumerated().map { side, construction in
      Side(
        construction: construction, pick: Int(sampler.picks(draws: draws, side: side)[0]),
        weights: sampler.weights(draws: draws, side: side))
    }
    (left, right) = (sides[0], sides[1])
  }

  /// A quantity of one category, as `construction` has it.
  package func value(_ quantity: Quantity, _ side: Side, _ category: Int) -> Double {
    switch quantity {
    case .logit: parameters.logits.values[category]
    case .logProbability: derived.logProbabilities[category]
    case .probability: derived.probabilities[category]
    case .noise: Double(noise[category])
    case .scaledLogit: divided(parameters.logits.values[category])
    case .sum: base(side.construction, category) + Double(noise[category])
    case .scaledSum: divided(base(side.construction, category) + Double(noise[category]))
    case .weight: Double(side.weights[category])
    }
  }

  /// The category that comes second in a side's contest, if there is one.
  func runnerUp(_ side: Side) -> Int? {
    var best: (category: Int, score: Double)?
    for category in noise.indices where category != side.pick {
      let score = base(side.construction, category) + Double(noise[category])
      if score > best?.score ?? -.infinity { best = (category, score) }
    }
    return best?.category
  }

  private func base(_ construction: Construction, _ category: Int) -> Double {
    switch construction {
    case .softmax, .gumbelSoftmax: parameters.logits.values[category]
    case .sampledSoftmax, .noiseAfterTemperature: divided(parameters.logits.values[category])
    case .noiseOnProbabilities: derived.probabilities[category]
    }
  }

  /// `value`/τ; masked categories stay masked at τ = ∞.
  private func divided(_ value: Double) -> Double {
    value == -.infinity ? value : value / parameters.temperature.value
  }
}
