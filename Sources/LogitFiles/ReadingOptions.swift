/// What a person says about the contents of a file, in place of what its names suggest.
public struct ReadingOptions: Sendable, Equatable {
  /// What the values stand for (`--as`); nil: the name of the array, column or key that holds them decides,
  /// and values without such a name are logits.
  public var quantity: Quantity?
  /// The columns of a table, or the keys of JSON objects, that are categories, in this order (`--columns`);
  /// nil: all that are not metadata.
  public var columns: [String]?

  /// Options with these parts.
  public init(quantity: Quantity? = nil, columns: [String]? = nil) {
    self.quantity = quantity
    self.columns = columns
  }
}

/// What the values of a file stand for.
public enum Quantity: String, CaseIterable, Sendable {
  case logits
  case probabilities = "probs"
  /// Natural logarithms of probabilities: where they sum to less than 1, the remainder is `other`.
  case logProbabilities = "logprobs"
}
