import GumbelEngine

/// Writes numbers so that `readNumbers` reads the same ones back.
public func formatLogitList(_ numbers: [Double]) -> String {
  numbers.map(LogitNotation.text).joined(separator: ",")
}

extension LogitsError {
  /// The error in words, categories counted from 1 or called by their labels.
  public func message(labels: [String] = []) -> String {
    func name(_ index: Int) -> String {
      labels.indices.contains(index) ? "'\(labels[index])'" : "category \(index + 1)"
    }
    return switch self {
    case .empty: "there are no categories"
    case .notANumber(let index): "the logit of \(name(index)) is not a number"
    case .positiveInfinity(let index):
      "the logit of \(name(index)) is +inf, which no distribution has; only -inf is allowed, it masks"
    case .allMasked: "every category is masked; at least one has to stay unmasked"
    case .negativeProbability(let index): "the probability of \(name(index)) is negative"
    case .infiniteProbability(let index): "the probability of \(name(index)) is infinite"
    case .tooMany(let count, let limit): "\(count) categories are too many; the limit is \(limit)"
    }
  }
}

extension TemperatureError {
  /// The error in words.
  public var message: String {
    switch self {
    case .negative(let value): "a temperature is 0 or more, not \(LogitNotation.text(value))"
    case .notANumber: "the temperature is not a number"
    }
  }
}
