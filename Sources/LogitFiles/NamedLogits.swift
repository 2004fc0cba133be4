import GumbelEngine

/// Logits as a file gives them.
public struct NamedLogits: Sendable, Equatable {
  /// Where they are from.
  public var name: String
  /// One name a category, exactly as in the file (spaces included); several may be the same, they are names
  /// only. nil where the file has none.
  public var labels: [String]?
  /// The logits.
  public var logits: Logits
  /// The temperature that the file gives.
  public var temperature: Temperature?
  /// Which row they are, from 0, and how many the array has.
  public var row: Int
  /// The number of rows in the array.
  public var rowCount: Int
  /// The step of training that the file gives.
  public var step: Int?
  /// What was assumed or left out, one sentence each, with how to choose otherwise.
  public var notices: [String]

  /// Logits with these parts.
  public init(
    name: String, labels: [String]? = nil, logits: Logits, temperature: Temperature? = nil, row: Int = 0,
    rowCount: Int = 1, step: Int? = nil, notices: [String] = []
  ) {
    self.name = name
    self.labels = labels
    self.logits = logits
    self.temperature = temperature
    self.row = row
    self.rowCount = rowCount
    self.step = step
    self.notices = notices
  }
}

/// One row of a file before its numbers are checked.
struct UncheckedRow {
  var values: [Double]
  var labels: [String]?
  var quantity = Quantity.logits
  var temperature: Temperature?
  var row = 0
  var rowCount = 1
  var step: Int?
  var notices: [String] = []
  /// Where in the file the value of a category stands.
  var offset: (Int) -> Int?

  /// The row as logits, or which of its values cannot be one.
  func checked(name: String) throws(Damage) -> NamedLogits {
    let logits: Logits
    do {
      switch quantity {
      case .logits, .logProbabilities: logits = try Logits(values)
      case .probabilities: logits = try Logits(probabilities: values)
      }
    } catch {
      throw damage(error)
    }
    return NamedLogits(
      name: name, labels: labels, logits: logits, temperature: temperature, row: row, rowCount: rowCount,
      step: step, notices: notices)
  }

  private func damage(_ error: LogitsError) -> Damage {
    switch error {
    case .empty:
      Damage(offset: offset(0), problem: "there are no numbers", cure: "At least one category is needed.")
    case .notANumber(let index):
      damage(index, "is not a number (nan)", cure: "A masked category is written -inf.")
    case .positiveInfinity(let index):
      damage(index, "is +∞, which no distribution has", cure: "A masked category is written -inf.")
    case .allMasked:
      Damage(
        offset: offset(0), problem: "every category is masked, so nothing can be picked",
        cure: "At least one has to have a finite logit.")
    case .negativeProbability(let index):
      damage(index, "is a negative probability", cure: "If these are logits, name them so.")
    case .infiniteProbability(let index):
      damage(index, "is an infinite probability", cure: "If these are logits, name them so.")
    case .tooMany(let count, let limit):
      Damage(offset: nil, problem: "\(count) categories", cure: "At most \(limit) can be shown.")
    }
  }

  private func damage(_ index: Int, _ problem: String, cure: String) -> Damage {
    let label = labels.map { " (\(quoted($0[index])))" } ?? ""
    return Damage(offset: offset(index), problem: "category \(index + 1)\(label) \(problem)", cure: cure)
  }
}
