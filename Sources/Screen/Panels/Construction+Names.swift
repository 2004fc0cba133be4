// Headings that still fit where a panel gets narrow.

import GumbelEngine

extension Construction {
  /// The name over a panel, with fewer and fewer letters.
  var names: [String] {
    switch self {
    case .softmax: ["Softmax"]
    case .sampledSoftmax: ["Sampled softmax", "Sampled"]
    case .gumbelSoftmax: ["Gumbel-Softmax", "Gumbel"]
    case .noiseAfterTemperature: ["Noise after temperature", "Noise after τ"]
    case .noiseOnProbabilities: ["Noise on probabilities", "Noise on π"]
    }
  }

  /// Whether the picks depend on the noise.
  var usesNoise: Bool { self != .softmax }
}
