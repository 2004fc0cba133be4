/// softmax(z/τ) in Double.
///
/// The maximum is subtracted before the division, so that a common offset cancels exactly and no τ from
/// 5e-324 to 1e308 gives NaN. At τ = 0 the result is the limit, uniform over the largest logits: the one-hot
/// vector of the largest unless several tie (`Logits.maximumCount`). At τ = ∞ it is uniform over the unmasked categories.
/// Masked categories get exactly 0. Cost: K exponentials.
public func softmax(_ logits: Logits, temperature: Temperature) -> [Double] {
  softmax(shifted: logits.shifted, temperature: temperature)
}

/// softmax(s/τ) of scores whose maximum is 0; −∞ masks. At τ = 0 the limit: uniform over the zeros.
func softmax(shifted scores: [Double], temperature: Temperature) -> [Double] {
  let weights = scores.map { exponential(scaled($0, by: temperature)) }
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
}

/// s/τ for s ≤ 0, with the limits τ = 0 (0 stays 0, all else is −∞) and τ = ∞ (all finite s become 0).
func scaled(_ score: Double, by temperature: Temperature) -> Double {
  score == 0 || score == -.infinity ? score : score / temperature.value
}

/// The vector of `count` zeros with a 1 at `index`.
func oneHot(_ index: Int, count: Int) -> [Double] {
  var vector = [Double](repeating: 0, count: count)
  vector[index] = 1
  return vector
}
