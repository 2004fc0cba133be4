import Explorer
import GumbelEngine
import KernelInterface

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
  /// The category that comes second in the right side's contest, if there is one.
  let runnerUp: Int?
  private let parameters: Parameters
  private let derived: Derived

  /// The draw that was counted last, or draw 0 before. Cost: a few passes over all categories.
  package init(_ state: State) { self.init(state, sampler: Self.sampler(state.parameters, baselineKernels)) }

  /// The same from the sampler of these parameters.
  private init(_ state: State, sampler: Sampler, kernels: any KernelSet = baselineKernels) {
    draw = Self.draw(of: state)
    parameters = state.parameters
    derived = state.derived
    let count = parameters.logits.count
    noise =
      parameters.noise
      ? GumbelNoise(seed: parameters.seed, kernels: kernels).values(draw: draw, categories: count)
      : Array(repeating: 0, count: count)
    let draws = draw..<draw + 1
    let sides = sampler.constructions.enumerated().map { side, construction in
      Side(
        construction: construction, pick: Int(sampler.picks(draws: draws, side: side)[0]),
        weights: sampler.weights(draws: draws, side: side))
    }
    (left, right) = (sides[0], sides[1])
    let base = Self.base(sides[1].construction, parameters, derived)
    var best: (category: Int, score: Double)?
    for category in noise.indices where category != sides[1].pick {
      let score = base(category) + Double(noise[category])
      if score > best?.score ?? -.infinity { best = (category, score) }
    }
    runnerUp = best?.category
  }

  private static func draw(of state: State) -> Int { max(state.drawsSoFar - 1, 0) }

  private static func sampler(_ parameters: Parameters, _ kernels: any KernelSet) -> Sampler {
    // The view shows soft y and its one-hot vector side by side, whether `hard` is on or not.
    var setting = parameters.setting
    setting.hard = false
    return Sampler(
      setting: setting, constructions: [parameters.left, parameters.right], spreadCategories: [],
      kernels: kernels)
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

  private func base(_ construction: Construction, _ category: Int) -> Double {
    Self.base(construction, parameters, derived)(category)
  }

  /// What `construction` adds the noise to, by category.
  private static func base(
    _ construction: Construction, _ parameters: Parameters, _ derived: Derived
  ) -> (Int) -> Double {
    let values = parameters.logits.values
    switch construction {
    case .softmax, .gumbelSoftmax: return { values[$0] }
    case .sampledSoftmax, .noiseAfterTemperature:
      return { Self.divided(values[$0], by: parameters.temperature) }
    case .noiseOnProbabilities: return { derived.probabilities[$0] }
    }
  }

  private func divided(_ value: Double) -> Double { Self.divided(value, by: parameters.temperature) }

  /// `value`/τ; masked categories stay masked at τ = ∞.
  private static func divided(_ value: Double, by temperature: Temperature) -> Double {
    value == -.infinity ? value : value / temperature.value
  }
}

extension DrawNumbers {
  /// The last draw that was worked out, and the sampler that made it: frames outnumber draws, and draws
  /// outnumber settings.
  struct Memory {
    private let kernels: any KernelSet
    private var sampler: (parameters: Parameters, sampler: Sampler)?
    private var numbers: DrawNumbers?

    init(kernels: any KernelSet) { self.kernels = kernels }

    /// The numbers of the draw that `state` shows. Parameters are compared by what they share, so that the
    /// same ones cost nothing.
    mutating func numbers(of state: State) -> DrawNumbers {
      let parameters = state.parameters
      if let numbers, numbers.draw == DrawNumbers.draw(of: state), numbers.parameters == parameters {
        return numbers
      }
      let sampler = sampler.flatMap { $0.parameters == parameters ? $0.sampler : nil }
      let maker = sampler ?? DrawNumbers.sampler(parameters, kernels)
      self.sampler = (parameters, maker)
      let made = DrawNumbers(state, sampler: maker, kernels: kernels)
      numbers = made
      return made
    }
  }
}
