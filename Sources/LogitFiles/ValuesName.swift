/// What the name of an array, a column or a key says about the values that it holds.
enum ValuesName: Equatable {
  case logits
  /// Probabilities up to `limit`: 1, or 100 for per cent. `isAmbiguous`: such values are often something else.
  case probabilities(limit: Double, isAmbiguous: Bool)
  case logProbabilities
  /// Values, without saying which.
  case values

  /// Reads a name; nil if it names no values. One word of several is enough (`val_probs`, `softmax_out`), but
  /// not for `p`, `π`, `z` and `lp`.
  init?(_ name: String) {
    let words = nameWords(name)
    if Self.find(Self.logitWords, in: words) || words == ["z"] {
      self = .logits
    } else if Self.find(Self.logarithmWords, in: words) || words == ["lp"] || Self.isLogarithm(words) {
      self = .logProbabilities
    } else if Self.find(["percent", "percentage"], in: words) {
      self = .probabilities(limit: 100, isAmbiguous: false)
    } else if Self.find(Self.probabilityWords, in: words) || words == ["p"] || words == ["π"] {
      self = .probabilities(limit: 1, isAmbiguous: false)
    } else if Self.find(["score", "scores", "confidence", "confidences"], in: words) {
      self = .probabilities(limit: 1, isAmbiguous: true)
    } else if words == ["value"] || words == ["values"] {
      self = .values
    } else {
      return nil
    }
  }

  /// Which of several arrays holds the values, by their names: the one that is called so, or the only one
  /// whose name says that it holds some.
  static func index(in names: [String]) -> Int? {
    for name in ["logits", "probabilities", "probs"] {
      if let index = names.firstIndex(of: name) { return index }
    }
    let indices = names.indices.filter { ValuesName(names[$0]) != nil }
    return indices.count == 1 ? indices[0] : nil
  }

  private static let logitWords: Set<String> = ["logit", "logits"]
  private static let logarithmWords: Set<String> = [
    "logprob", "logprobs", "logp", "logprobability", "logprobabilities", "logsoftmax",
  ]
  private static let probabilityWords: Set<String> = [
    "prob", "probs", "proba", "probas", "probability", "probabilities", "softmax",
  ]

  private static func find(_ wanted: Set<String>, in words: [String]) -> Bool {
    words.contains(where: wanted.contains)
  }

  /// Whether `log` comes right before a word for probabilities: `log_probs`, `token_log_prob`.
  private static func isLogarithm(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == "log" && (probabilityWords.contains($1) || $1 == "p") }
  }

  /// Whether the whole name says it, so that it names a column of values wherever it stands.
  static func isWhole(_ name: String) -> Bool {
    guard let said = ValuesName(name) else { return false }
    return said == .values || nameWords(name).count == 1 && name.count > 2 || said == .logProbabilities
  }
}
