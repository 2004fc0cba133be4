/// One relaxed draw, for noise that is given: the reference in Double of what the samplers do in bulk.
public struct Relaxation: Sendable, Equatable {
  /// y = softmax((z + g)/τ).
  public let soft: [Double]
  /// argmax(z + g), taken on the noisy logits and never on the rounded y; the lowest index of a tie.
  public let pick: Int
  /// The temperature of the draw.
  public let temperature: Temperature

  /// Relaxes `logits` with the given `noise` (one value a category). Jang, Gu and Poole, "Categorical
  /// reparameterization with Gumbel-Softmax" (ICLR 2017). Masked categories get exactly 0 and are never
  /// picked. Cost: K exponentials.
  public init(_ logits: Logits, noise: [Double], temperature: Temperature) {
    precondition(noise.count == logits.count, "one noise value for each category")
    let scores = zip(logits.shifted, noise).map { $0 + $1 }
    let top = scores.max() ?? 0
    pick = scores.firstIndex(of: top) ?? 0
    self.temperature = temperature
    soft = softmax(shifted: scores.map { $0 - top }, temperature: temperature)
  }

  /// The one-hot vector of the pick: the forward value with `hard`.
  public var hard: [Double] { oneHot(pick, count: soft.count) }

  /// The gradient of weights·y with respect to the logits, (1/τ)(y∘w − y(y·w)): what flows back with `hard`
  /// as well. Sums to 0 and is 0 where masked. At τ = 0 or ∞, where y is constant, it is 0.
  public func gradient(of weights: [Double]) -> [Double] {
    guard temperature.value > 0, temperature.value < .infinity else { return soft.map { _ in 0 } }
    let mean = zip(soft, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(soft, weights).map { $0 == 0 ? 0 : $0 * ($1 - mean) / temperature.value }
  }
}
