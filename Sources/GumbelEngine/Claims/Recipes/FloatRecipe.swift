/// Gumbel-Softmax as popular libraries make it: z + g divided by τ in Float, a softmax in Float, and the index of the
/// largest weight. The noise is the engine's, which is not at fault here.
struct FloatRecipe {
  private let logits: [Float]
  private let temperature: Float
  private let noise: GumbelNoise

  init(logits: Logits, temperature: Double, seed: UInt64) {
    self.logits = logits.values.map { Float($0) }
    self.temperature = Float(temperature)
    noise = GumbelNoise(seed: seed)
  }

  /// y of one draw.
  func weights(_ draw: Int) -> [Float] {
    let scores = zip(logits, noise.values(draw: draw, categories: logits.count)).map {
      ($0 + $1) / temperature
    }
    let maximum = scores.max() ?? 0
    let exponentials = scores.map { Float(exponential(Double($0 - maximum))) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }

  /// The lowest index of the largest weight of one draw.
  func pick(_ draw: Int) -> Int32 {
    let weights = weights(draw)
    return Int32(weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 })
  }
}
