// The words that all stories share, so that the same thing sounds the same in every view.

import Console
import GumbelEngine

extension Construction {
  /// The name within a sentence.
  var spoken: String {
    switch self {
    case .softmax: "softmax"
    case .sampledSoftmax: "sampled softmax"
    case .gumbelSoftmax: "Gumbel"
    case .noiseAfterTemperature: "noise after temperature"
    case .noiseOnProbabilities: "noise on probabilities"
    }
  }

  /// Whether its picks follow softmax(z/τ), so that the temperature moves them.
  var followsTemperature: Bool { self == .sampledSoftmax || self == .noiseAfterTemperature }
}

extension String {
  /// With a capital letter at the start.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

/// How often something of probability `p` happens: `always`, `52 % of the time`.
func frequency(_ p: Double) -> String {
  switch share(p) {
  case "always", "never", "almost always": share(p)
  case let percent: percent + " of the time"
  }
}

/// A probability as a share: `always`, `52 %`, `1.6 %`. Only certainty is called so.
func share(_ p: Double) -> String {
  let tenths = Int((p * 1000).rounded())
  // Laws are sums of rounded terms, and 1 may come out as the number just below.
  if p >= 1 - 1e-12 { return "always" }
  if p <= 0 { return "never" }
  if tenths == 0 { return "under 0.1 %" }
  if tenths < 100 { return "\(tenths / 10).\(tenths % 10) %" }
  let percent = Int((p * 100).rounded())
  return percent == 100 ? "almost always" : "\(percent) %"
}

/// A label as it stands in a sentence: in quotes, cut where it would fill the line.
func spokenLabel(_ label: String) -> String {
  let limit = 16
  let label = label.printable
  if DisplayWidth.columns(label) <= limit { return "'\(label)'" }
  var cut = ""
  for character in label {
    if DisplayWidth.columns(cut + String(character)) >= limit { break }
    cut.append(character)
  }
  return "'\(cut)…'"
}

/// `1 time`, `7 times`.
func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
