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
        + "Gumbel picks it \(Numbers.frequency(probability(.right))), as π says."
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
    let often = first.hasSuffix("time") ? Numbers.spokenShare(second) : Numbers.frequency(second)
    return "\(first)\(briefReason(.left)); \(right.spoken) \(often)\(briefReason(.right))."
  }

  /// `Softmax: 'the' always; Gumbel: 52 %.`
  private var brief: String {
    let (first, second) = (Numbers.spokenShare(probability(.left)), Numbers.spokenShare(probability(.right)))
    return "\(left.spoken.capitalized): \(label) \(first); \(right.spoken): \(second)."
  }

  /// For the narrowest windows.
  private var bare: String {
    "\(label): \(Numbers.spokenShare(probability(.left))) | \(Numbers.spokenShare(probability(.right)))"
  }

  func sentence(_ side: Side, of object: String) -> String {
    let often = Numbers.frequency(probability(side))
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
        ? ", here close to π" : ", not π's \(Numbers.spokenShare(probabilities[top])): a bug"
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
