/// What a person says about the contents of a file, in place of what its names suggest.
public struct FileReading: Sendable, Equatable {
  /// What its values stand for (`--as`); nil: the file decides.
  public var quantity: FileQuantity?
  /// Its columns or keys that are categories, in this order (`--columns`); nil: all that are not metadata.
  public var columns: [String]?

  /// A reading with these parts.
  public init(quantity: FileQuantity? = nil, columns: [String]? = nil) {
    self.quantity = quantity
    self.columns = columns
  }

  /// The options of the command line that say the same, with their values.
  var arguments: [(name: String, value: String)] {
    (quantity.map { [("--as", $0.rawValue)] } ?? [])
      + (columns.map { [("--columns", formatLabelList($0))] } ?? [])
  }
}

/// What the values of a file stand for.
public enum FileQuantity: String, CaseIterable, Sendable {
  case logits, probs, logprobs

  /// The field's noun.
  public var name: String {
    switch self {
    case .logits: "logits"
    case .probs: "probabilities"
    case .logprobs: "log-probabilities"
    }
  }
}
