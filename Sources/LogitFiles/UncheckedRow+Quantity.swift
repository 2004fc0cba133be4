import GumbelEngine

// What the values of a row stand for: said by the person, by the form of the file, or by a name, and else
// assumed to be logits. An assumption that the values make doubtful is never silent.

/// Probabilities as their logarithms give them.
enum ProbabilityMass {
  /// What rounding may take from a complete list.
  static let rounding = 1e-6
  /// How far a list that is complete may be from 1.
  static let tolerance = 1e-3
  /// The label of what a list lacks.
  static let restLabel = "other"
}

extension UncheckedRow {
  /// Decides what the values stand for, appends what log-probabilities lack, and adds the notices. `wanted` is
  /// what the person said.
  ///
  /// Throws if log-probabilities that the person called so sum to more than 1.
  mutating func settleQuantity(_ wanted: Quantity?) throws(Damage) -> Quantity {
    if let quantity {
      if let wanted, wanted != quantity {
        let reason = arePercentages ? "percentages" : "a list of tokens with their probabilities"
        notices.append("--as \(wanted.rawValue) is not used: the file is \(reason).")
      }
      return quantity
    }
    if let wanted {
      if wanted == .logProbabilities { appendRest(to: try logarithmMass()) }
      return wanted
    }
    return quantityByName()
  }

  private mutating func quantityByName() -> Quantity {
    let name = valuesName ?? ""
    switch ValuesName(name) {
    case .probabilities(let limit, let isAmbiguous):
      guard values.allSatisfy({ (0...limit).contains($0) }) else {
        notices.append(
          "\(quoted(name)) is read as logits, for not all values lie between 0 and \(limit == 1 ? "1" : "100"). "
            + "To choose: --as logits or --as probs.")
        return .logits
      }
      if isAmbiguous {
        notices.append("\(quoted(name)) is read as probabilities. If the values are logits: --as logits.")
      }
      return .probabilities
    case .logProbabilities:
      let mass = values.reduce(0) { $0 + exponential($1) }
      guard values.allSatisfy({ $0 <= 0 }), mass <= 1 + ProbabilityMass.tolerance else {
        notices.append(
          "\(quoted(name)) is read as logits, for log-probabilities have exponentials that sum to at most 1. "
            + "To choose: --as logits or --as probs.")
        return .logits
      }
      if appendRest(to: mass) {
        notices.append(
          "\(quoted(name)) is read as log-probabilities; what they lack of 1 is the category 'other'. "
            + "If the values are logits: --as logits.")
      }
      return .logProbabilities
    case .logits, .values, nil:
      if sumsToOne {
        notices.append("The values sum to 1 and are read as logits. If they are probabilities: --as probs.")
      }
      return .logits
    }
  }

  /// Whether the values are what probabilities are.
  var sumsToOne: Bool {
    values.count > 1 && values.allSatisfy { (0...1).contains($0) }
      && abs(values.reduce(0, +) - 1) <= ProbabilityMass.tolerance
  }

  /// The sum of the probabilities whose logarithms the values are.
  private func logarithmMass() throws(Damage) -> Double {
    let mass = values.reduce(0) { $0 + exponential($1) }
    // What is no number is refused later, with its own message.
    guard !(mass > 1 + ProbabilityMass.tolerance) else {
      throw Damage(
        offset: offset(0), problem: "the exponentials of these log-probabilities sum to more than 1",
        cure: "Log-probabilities are natural logarithms. If these are logits: --as logits.")
    }
    return mass
  }

  /// Appends the category `other` if the probabilities sum to `mass`, less than 1. Returns whether it did.
  @discardableResult
  private mutating func appendRest(to mass: Double) -> Bool {
    guard 1 - mass > ProbabilityMass.rounding else { return false }
    values.append(naturalLogarithm(1 - mass))
    labels?.append(ProbabilityMass.restLabel)
    hasRest = true
    let (count, offset) = (values.count, offset)
    self.offset = { $0 < count - 1 ? offset($0) : nil }
    return true
  }
}
