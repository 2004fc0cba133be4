import GumbelEngine

/// What is told once the counts stand for the law, noise on.
extension Storyteller {
  /// Two panels of different constructions.
  var pair: [String] {
    if let special = sameFormula ?? samePicks ?? maskedAreDrawn { return special + [bare] }
    let opening = atTheEnds.map { ["\($0) \(compact)"] } ?? []
    return opening + [detailed(withAdditions: true), detailed(withAdditions: false)]
      + [compact.capitalized, brief, bare]
  }

  /// `Softmax always picks 'the'. Gumbel picks it 52 % of the time, as π says, at any temperature.`
  private func detailed(withAdditions isLong: Bool) -> String {
    if left == .softmax, right == .gumbelSoftmax, temperature == 1, masked == nil, tied == 1 {
      return "At τ = 1 softmax weighs by π, yet always picks \(label). "
        + "Gumbel picks it \(frequency(probability(.right))), as π says."
    }
    func clause(_ side: Side, of object: String, end: String? = nil) -> String {
      let end = isLong ? end ?? (masked == nil ? addition(side) : "") : ""
      return sentence(side, of: object).capitalized + reason(side) + end + "."
    }
    let end = masked.map { "; neither ever picks \($0)" }
    return clause(.left, of: left == .softmax ? label + tie : label) + " "
      + clause(.right, of: right == .softmax ? "it" + tie : "it", end: end)
  }

  /// `softmax always picks 'the', Gumbel 52 % of the time, as π says.`
  private var compact: String {
    let first = sentence(.left, of: label)
    let second = probability(.right)
    // "52 % of the time" is said once.
    let often = first.hasSuffix("time") ? share(second) : frequency(second)
    return "\(first)\(briefReason(.left)); \(right.spoken) \(often)\(briefReason(.right))."
  }

  /// `Softmax: 'the' always; Gumbel: 52 %.`
  private var brief: String {
    let (first, second) = (share(probability(.left)), share(probability(.right)))
    return "\(left.spoken.capitalized): \(label) \(first); \(right.spoken): \(second)."
  }

  /// For the narrowest windows.
  private var bare: String { "\(label): \(share(probability(.left))) | \(share(probability(.right)))" }

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
      if tied == unmaskedCount || temperature == .infinity { return ", like any other" }
      switch temperature {
      case 0: return ""
      case 1: return ", as π says"
      default: return ", as softmax(z/τ) says"
      }
    case .noiseOnProbabilities:
      return isCloseToProbabilities(side)
        ? ", here close to π" : ", not π's \(share(probabilities[top])): a bug"
    }
  }

  private func isCloseToProbabilities(_ side: Side) -> Bool {
    zip(laws[side] ?? [], probabilities).allSatisfy { ($0 - $1).magnitude < 0.005 }
  }

  /// Whether a small change of τ changes softmax(z/τ).
  private var isBetweenTheEnds: Bool { temperature > 0 && temperature < .infinity && tied < unmaskedCount }

  /// The same in the fewest words.
  private func briefReason(_ side: Side) -> String {
    construction(side).followsTemperature && isBetweenTheEnds && temperature != 1
      ? ", moved by τ" : reason(side)
  }

  /// What else there is to say where there is room.
  private func addition(_ side: Side) -> String {
    switch construction(side) {
    case .gumbelSoftmax: return ", at any temperature"
    case .sampledSoftmax, .noiseAfterTemperature:
      if !isBetweenTheEnds { return "" }
      return temperature == 1 ? ", but only at τ = 1" : ": τ moves it"
    case .softmax, .noiseOnProbabilities: return ""
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
        + "Move τ and only Gumbel stays there.",
      "At τ = 1 both are the same formula: \(label) \(frequency(probability(.right))).",
    ]
  }

  /// Constructions whose picks are made from the same noisy logits.
  fileprivate var samePicks: [String]? {
    let picks = "\(label) \(frequency(probability(.right)))\(reason(.right))"
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
      "Both panels show \(name): \(fact).", "Both show \(name): \(label) \(share(probability(.left))).",
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
