/// The look-alikes that people confuse: ways to make a vector y and a pick from logits z, noise
/// g ~ Gumbel(0,1) and temperature τ. Each has its own exact law of picks.
public enum Construction: String, CaseIterable, Sendable, Hashable {
  /// y = softmax(z/τ); picks argmax y, which is always argmax z.
  case softmax
  /// y = softmax(z/τ); picks one draw from it, made as argmax(z/τ + g). What language models do.
  case sampledSoftmax = "sampled-softmax"
  /// y = softmax((z+g)/τ); picks argmax y, distributed as softmax(z) at every τ.
  case gumbelSoftmax = "gumbel-softmax"
  /// y = softmax(z/τ + g); picks argmax y, distributed as softmax(z/τ).
  case noiseAfterTemperature = "noise-after-temperature"
  /// y = softmax((softmax(z)+g)/τ): a common bug. Picks are distributed as softmax(softmax(z)).
  case noiseOnProbabilities = "noise-on-probabilities"

  /// The formula of y as it is written on screen.
  public var formula: String {
    switch self {
    case .softmax, .sampledSoftmax: "softmax(z/τ)"
    case .gumbelSoftmax: "softmax((z+g)/τ)"
    case .noiseAfterTemperature: "softmax(z/τ+g)"
    case .noiseOnProbabilities: "softmax((softmax(z)+g)/τ)"
    }
  }
}
