/// The exact law of the picks of a construction: the probability that each category is picked, in category
/// order. Deterministic laws hold a single 1.
///
/// | construction | law |
/// |---|---|
/// | softmax, and any with the noise off | always argmax z |
/// | gumbel-softmax | softmax(z), whatever τ is |
/// | sampled-softmax, noise-after-temperature | softmax(z/τ) |
/// | noise-on-probabilities | softmax(softmax(z)), masked categories included |
///
/// Follows from the Gumbel-max theorem: argmax(a + g) is distributed as softmax(a).
public func pickLaw(of construction: Construction, in setting: Setting) -> [Double] {
  ConstructionPlan(construction, in: setting).pickLaw
}

/// The probability that two independent picks differ, 1 − Σp²: the law of the flip rate.
public func flipLaw(_ law: [Double]) -> Double { 1 - law.reduce(0) { $0 + $1 * $1 } }
