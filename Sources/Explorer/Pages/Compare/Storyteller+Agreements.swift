import GumbelEngine

/// What is told of panels that agree where one would not expect it, or of picks that should not be.
extension Storyteller {
  private func compares(_ one: Construction, _ other: Construction) -> Bool {
    Set([left, right]) == [one, other]
  }

  /// At τ = 1, before and after the division are the same place for the noise.
  var sameFormula: [String]? {
    guard temperature == 1, compares(.gumbelSoftmax, .noiseAfterTemperature) else { return nil }
    return [
      "At τ = 1 both are the same formula: \(label) \(Numbers.frequency(probability(.right))), as π says. "
        + "Move τ and only Gumbel stays there.",
      "At τ = 1 both are the same formula: \(label) \(Numbers.frequency(probability(.right))).",
    ]
  }

  /// Constructions whose picks are made from the same noisy logits.
  var samePicks: [String]? {
    let picks = "\(label) \(Numbers.frequency(probability(.right)))\(reason(.right))"
    if temperature == 1, compares(.gumbelSoftmax, .sampledSoftmax) {
      return [
        "At τ = 1 both make the same picks: \(picks). Move τ and only Gumbel's stay.",
        "At τ = 1 both make the same picks: \(picks).",
      ]
    }
    guard compares(.sampledSoftmax, .noiseAfterTemperature) else { return nil }
    let noisy = left == .noiseAfterTemperature ? "left" : "right"
    let difference =
      parameters.hard || temperature == 0 && tied == 1 ? "" : " Only the \(noisy) y is noisy."
    return ["Same picks, draw by draw: \(picks).\(difference)", "Same picks: \(picks)."]
  }

  /// A masked category has π = 0, not −∞, so noise on probabilities can lift it to the top.
  var maskedAreDrawn: [String]? {
    guard let masked, hasBug else { return nil }
    let bug: Side = left == .noiseOnProbabilities ? .left : .right
    let other: Side = bug == .left ? .right : .left
    let often = Numbers.frequency(maskedShare(bug))
    let fact = "Noise on probabilities picks \(masked) \(often)"
    let contrast = sentence(other, of: label).dropFirst(construction(other).spoken.count)
    return [
      "\(fact): a bug. \(construction(other).spoken.capitalized) never does; it\(contrast)\(reason(other)).",
      "\(fact): a bug. \(construction(other).spoken.capitalized) never does.",
      "\(fact): a bug.",
    ]
  }

  /// The probability that a panel picks any of the masked categories.
  private func maskedShare(_ side: Side) -> Double {
    zip(laws[side] ?? [], logits.values).reduce(0) { $1.1 == -.infinity ? $0 + $1.0 : $0 }
  }

  /// Both panels show the same.
  var sameConstruction: [String] {
    let name = left == .gumbelSoftmax ? "Gumbel-Softmax" : left.spoken
    let often = Numbers.frequency(probability(.left))
    let verb = often.hasSuffix("time") ? "it picks \(label) \(often)" : "it \(often) picks \(label)"
    let fact =
      masked.map { "it picks \($0) \(Numbers.frequency(maskedShare(.left))): a bug" }.flatMap {
        hasBug ? $0 : nil
      }
      ?? verb + reason(.left)
    return [
      "Both panels show \(name): \(fact). \(onScreen ? "< and >" : "left and right") choose what to compare.",
      "Both panels show \(name): \(fact).",
      "Both show \(name): \(label) \(Numbers.spokenShare(probability(.left))).",
      "Both show \(name).",
    ]
  }

  /// The tellings with what `hard` does to y, as far as there is room.
  func withHardness(_ tellings: [String]) -> [String] {
    guard parameters.hard else { return tellings }
    let note =
      switch temperature {
      case 0 where tied == 1: "Hard changes nothing here."
      case .infinity: "Hard: y is one-hot, but its gradient is 0."
      default: "Hard: y is one-hot, its gradient stays soft."
      }
    let noted = tellings.map { telling in
      let sentence = telling.hasSuffix(".") ? telling : telling + "."
      return ["\(sentence) \(note)", "\(sentence) Hard: one-hot y."]
    }
    // What hard does to the gradient is worth more than the details of the longest tellings.
    let long = noted.dropLast(2)
    return long.map { $0[0] } + long.map { $0[1] } + noted.suffix(2).flatMap(\.self) + tellings
  }
}
