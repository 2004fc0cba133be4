import RealModule

/// softmax(z/τ) in Double.
///
/// The maximum is subtracted before the division, so that a common offset cancels exactly and no τ from
/// 5e-324 to 1e308 gives NaN. At τ = 0 the result is uniform over the tied largest logits, at τ = ∞
/// uniform over the unmasked categories. Masked categories get exactly 0. Cost: K exponentials.
public func softmax(_ logits: Logits, temperature: Temperature) -> [Double] {
  softmax(shifted: logits.values.map { $0 - logits.maximum }, temperature: temperature)
}

/// softmax(s/τ) of scores whose maximum is already 0; −∞ masks.
func softmax(shifted scores: [Double], temperature: Temperature) -> [Double] {
  let exponents = scores.map { scaled($0, by: temperature) }
  let weights = exponents.map { Double.exp($0) }
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
}

/// s/τ for s ≤ 0, with the limits τ = 0 (0 stays 0, all else is −∞) and τ = ∞ (all finite s become 0).
func scaled(_ score: Double, by temperature: Temperature) -> Double {
  if score == 0 { return 0 }
  if score == -.infinity { return score }
  return score / temperature.value
}
