import Experiment
import GumbelEngine

/// Everything about a single draw: its noise, and what each panel's construction makes of it. Picks and
/// weights are those that the sampler counts.
public struct SingleDraw: Sendable, Equatable {
  /// What a column shows.
  public enum Quantity: Sendable {
    case logit, logProbability, probability, noise
    /// z/τ.
    case scaledLogit
    /// What the construction adds the noise to, with the noise.
    case sum
    /// The same divided by τ.
    case scaledSum
    case weight
  }

  /// What one construction makes of the noise.
  public struct Outcome: Sendable {
    /// The construction.
    public let construction: Construction
    /// The category that it picks.
    public let pick: Int
    /// The soft y, whether `hard` is on or not.
    public let weights: [Float]
  }

  /// The number of the draw, from 0.
  public let number: Int
  /// g, in category order; 0 without noise.
  public let noise: [Float]
  /// What the left panel's construction makes of it.
  public let left: Outcome
  /// What the right panel's construction makes of it.
  public let right: Outcome
  /// The category that comes second in the right side's contest, if there is one.
  public let runnerUp: Int?
  private let parameters: Parameters
  private let probabilities: [Double]
  private let logProbabilities: [Double]
  private let sampler: Sampler

  /// The draw that was counted last, or draw 0 before; `previous` lends its tables where the parameters are the same.
  /// Cost: a few passes over all categories.
  init(_ state: State, after previous: SingleDraw? = nil) {
    let parameters = state.parameters
    self.parameters = parameters
    (probabilities, logProbabilities) = (state.derived.probabilities, state.derived.logProbabilities)
    number = Self.number(in: state)
    sampler =
      previous.flatMap { $0.parameters == parameters ? $0.sampler : nil } ?? Self.sampler(parameters)
    let count = parameters.logits.count
    noise =
      parameters.noise
      ? GumbelNoise(seed: parameters.seed).values(draw: number, categories: count)
      : Array(repeating: 0, count: count)
    let draws = number..<number + 1
    let outcomes = sampler.constructions.enumerated().map { [sampler] side, construction in
      Outcome(
        construction: construction, pick: Int(sampler.picks(draws: draws, side: side)[0]),
        weights: sampler.weights(draws: draws, side: side))
    }
    (left, right) = (outcomes[0], outcomes[1])
    let base = Self.base(right.construction, parameters, probabilities)
    var best: (category: Int, score: Double)?
    for category in noise.indices where category != right.pick {
      let score = base(category) + Double(noise[category])
      if score > best?.score ?? -.infinity { best = (category, score) }
    }
    runnerUp = best?.category
  }

  /// Everything about a draw follows from its number and the parameters.
  public static func == (left: SingleDraw, right: SingleDraw) -> Bool {
    left.number == right.number && left.parameters == right.parameters
  }

  private static func number(in state: State) -> Int { max(state.drawsSoFar - 1, 0) }

  private static func sampler(_ parameters: Parameters) -> Sampler {
    // Soft y and its one-hot vector are shown side by side, whether `hard` is on or not.
    var setting = parameters.setting
    setting.hard = false
    return Sampler(
      setting: setting, constructions: [parameters.left, parameters.right], spreadCategories: [])
  }

  /// Whether this is the draw that `state` shows. Parameters are compared by what they share, so that the same ones
  /// cost nothing.
  fileprivate func isShown(in state: State) -> Bool {
    number == Self.number(in: state) && parameters == state.parameters
  }

  /// A quantity of one category, as a construction has it.
  public func value(_ quantity: Quantity, _ outcome: Outcome, _ category: Int) -> Double {
    switch quantity {
    case .logit: parameters.logits.values[category]
    case .logProbability: logProbabilities[category]
    case .probability: probabilities[category]
    case .noise: Double(noise[category])
    case .scaledLogit: divided(parameters.logits.values[category])
    case .sum: base(outcome.construction, category) + Double(noise[category])
    case .scaledSum: divided(base(outcome.construction, category) + Double(noise[category]))
    case .weight: Double(outcome.weights[category])
    }
  }

  private func base(_ construction: Construction, _ category: Int) -> Double {
    Self.base(construction, parameters, probabilities)(category)
  }

  /// What `construction` adds the noise to, by category.
  private static func base(
    _ construction: Construction, _ parameters: Parameters, _ probabilities: [Double]
  ) -> (Int) -> Double {
    let values = parameters.logits.values
    switch construction {
    case .softmax, .gumbelSoftmax: return { values[$0] }
    case .sampledSoftmax, .noiseAfterTemperature:
      return { Self.divided(values[$0], by: parameters.temperature) }
    case .noiseOnProbabilities: return { probabilities[$0] }
    }
  }

  private func divided(_ value: Double) -> Double { Self.divided(value, by: parameters.temperature) }

  /// `value`/τ; masked categories stay masked at τ = ∞.
  private static func divided(_ value: Double, by temperature: Temperature) -> Double {
    value == -.infinity ? value : value / temperature.value
  }
}

extension State {
  /// The draw that was counted last, or draw 0 before. Cost: a few passes over all categories, unless it was kept.
  public var singleDraw: SingleDraw {
    if let keptDraw, keptDraw.isShown(in: self) { return keptDraw }
    return SingleDraw(self, after: keptDraw)
  }

  /// Keeps the draw that is shown: frames outnumber draws, and draws outnumber settings.
  mutating func keepSingleDraw() {
    if keptDraw?.isShown(in: self) != true { keptDraw = singleDraw }
  }
}
