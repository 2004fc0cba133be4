import GumbelEngine

/// What is told once the counts stand for the law, noise on.
extension Storyteller {
  /// Two panels of different constructions.
  var pair: [String] {
    let special = sameFormula ?? samePicks ?? maskedAreDrawn
    let opening = special == nil ? atTheEnds.map { [$0 + " " + compact] } ?? [] : []
    return (special ?? opening + [detailed]) + [compact.capitalized] + brief
  }

  /// `Softmax always picks 'the'. Gumbel picks it 52 % of the time, as π says, at any temperature.`
  private var detailed: String {
    if left == .softmax, right == .gumbelSoftmax, temperature == 1, masked == nil, tied == 1 {
      return "At τ = 1 softmax weighs by π, yet always picks \(label). "
        + "Gumbel picks it \(frequency(probability(.right))), as π says."
    }
    return sentence(.left, of: labelWithTie) + ending(.left, isLast: false) + ". "
      + sentence(.right, of: "it").capitalized + ending(.right, isLast: true) + "."
  }

  /// `softmax always picks 'the', Gumbel 52 % of the time, as π says.`
  private var compact: String {
    "\(sentence(.left, of: label))\(reason(.left)), \(construction(.right).spoken) "
      + "\(frequency(probability(.right)))\(reason(.right))."
  }

  /// For the narrowest windows.
  private var brief: [String] {
    let (first, second) = (share(probability(.left)), share(probability(.right)))
    return [
      "\(left.spoken.capitalized): \(label) \(first); \(right.spoken): \(second).",
      "\(label): \(first) | \(second)",
    ]
  }

  private func sentence(_ side: Side, of object: String) -> String {
    let often = frequency(probability(side))
    let name = construction(side).spoken
    return often.hasSuffix("time") ? "\(name) picks \(object) \(often)" : "\(name) \(often) picks \(object)"
  }

  /// Why it picks so often.
  func reason(_ side: Side) -> String {
    switch construction(side) {
    case .softmax: return ""
    case .gumbelSoftmax: return ", as π says"
    case .sampledSoftmax, .noiseAfterTemperature:
      switch temperature {
      case 0: return ""
      case 1: return ", as π says"
      case .infinity: return ", like any other"
      default: return ", as softmax(z/τ) says"
      }
    case .noiseOnProbabilities:
      let difference = zip(laws[side] ?? [], probabilities).map { ($0 - $1).magnitude }.max() ?? 0
      return difference < 0.005 ? ", here close to π" : ", not π's \(share(probabilities[top])): a bug"
    }
  }

  /// The reason, and at the end of the line what else there is to say.
  private func ending(_ side: Side, isLast: Bool) -> String {
    guard isLast else { return reason(side) }
    if let masked { return "\(reason(side)); neither ever picks \(masked)" }
    switch construction(side) {
    case .gumbelSoftmax: return reason(side) + ", at any temperature"
    case .sampledSoftmax, .noiseAfterTemperature:
      if temperature == 1 { return reason(side) + ", but only at τ = 1" }
      return reason(side) + (temperature > 0 && temperature < .infinity ? ": τ moves it" : "")
    case .softmax, .noiseOnProbabilities: return reason(side)
    }
  }

  /// What is special at τ = 0 and τ = ∞.
  private var atTheEnds: String? {
    switch temperature {
    case 0: return tied == 1 ? "At τ = 0 every y is one-hot:" : "At τ = 0:"
    case .infinity:
      let isFlat = !parameters.hard && left != .noiseAfterTemperature && right != .noiseAfterTemperature
      return isFlat ? "At τ = ∞ every y is flat, and yet" : "At τ = ∞:"
    default: return nil
    }
  }
}

/// What is told of panels that agree where one would not expect it, or of picks that should not be.
extension Storyteller {
  private func compares(_ one: Construction, _ other: Construction) -> Bool {
    Set([left, right]) == [one, other]
  }

  /// At τ = 1, before and after the division are the same place for the noise.
  fileprivate var sameFormula: [String]? {
    guard temperature == 1, compares(.gumbelSoftmax, .noiseAfterTemperature) else { return nil }
    return [
      "At τ = 1 both are the same formula: \(label) \(frequency(probability(.right))), as π says. "
        + "Move τ and only Gumbel stays there."
    ]
  }

  /// Constructions whose picks are made from the same noisy logits.
  fileprivate var samePicks: [String]? {
    let picks = "\(label) \(frequency(probability(.right)))\(reason(.right))"
    if temperature == 1, compares(.gumbelSoftmax, .sampledSoftmax) {
      return ["At τ = 1 both make the same picks: \(picks). Move τ and only Gumbel's stay."]
    }
    guard compares(.sampledSoftmax, .noiseAfterTemperature) else { return nil }
    if parameters.hard { return ["Both make the same picks, draw by draw, and so the same y: \(picks)."] }
    if temperature == 0, tied == 1 {
      return ["At τ = 0 both make the same picks, \(picks), and every y is one-hot."]
    }
    let noisy = left == .noiseAfterTemperature ? "left" : "right"
    return ["Both make the same picks, draw by draw: \(picks). Only the \(noisy) y is noisy."]
  }

  /// A masked category has π = 0, not −∞, so noise on probabilities can lift it to the top.
  fileprivate var maskedAreDrawn: [String]? {
    guard let masked, hasBug else { return nil }
    let bug: Side = left == .noiseOnProbabilities ? .left : .right
    let other: Side = bug == .left ? .right : .left
    let often = frequency(maskedShare(bug))
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
    let often = frequency(probability(.left))
    let verb = often.hasSuffix("time") ? "it picks \(label) \(often)" : "it \(often) picks \(label)"
    let fact =
      masked.map { "it picks \($0) \(frequency(maskedShare(.left))): a bug" }.flatMap { hasBug ? $0 : nil }
      ?? verb + reason(.left)
    return [
      "Both panels show \(name): \(fact). < and > choose what to compare.",
      "Both panels show \(name): \(fact).", "Both panels show \(name).",
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
    return tellings.map { "\($0) \(note)" } + tellings.map { "\($0) Hard: one-hot y." } + tellings
  }
}
