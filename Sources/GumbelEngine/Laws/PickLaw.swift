/// The exact law of the picks of a construction: the probability that each category is picked, in category
/// order. Deterministic laws hold a single 1.
public func pickLaw(of construction: Construction, in setting: Setting) -> [Double] {
  setting.logits.probabilities
}
