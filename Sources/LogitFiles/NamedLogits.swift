import GumbelEngine

/// Logits as a file gives them.
public struct NamedLogits: Sendable, Equatable {
  /// Where they are from.
  public var name: String
  /// One name a category; several may be the same, they are names only. nil where the file has none.
  ///
  /// Of JSON, and of tables in which tabs, commas or semicolons separate, they are exactly as in the file, spaces
  /// included. Where blanks or `|` separate, and before a colon or an equals sign, the blanks around a name are no
  /// part of it, unless it is in quotes. Escapes in quotes are decoded. What a list of tokens lacks of 1 is
  /// called `other`, and tokens whose texts are the same but not their bytes are told apart by their bytes.
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
  /// What the values of the file were read as.
  public var quantity = Quantity.logits
  /// Whether the last category, `other`, is what the log-probabilities of an array, column or object lack of
  /// 1. If there are labels, it has one.
  public var hasRest = false
  /// What was assumed or left out, one notice each, with how to choose otherwise.
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
  /// Which categories have no label, where others have one: their labels are empty.
  var unlabelled: Set<Int> = []
  /// The name of the array, column or key that holds the values: it may say what they stand for. Never the
  /// name of a category.
  var valuesName: String?
  /// What the values stand for, where the form of the file leaves no doubt; nil: see `valuesName`.
  var quantity: Quantity?
  /// Whether `quantity` is known because the values are percentages.
  var arePercentages = false
  /// Whether the names of the row were chosen by `--columns` when it was read.
  var hasChosenColumns = false
  var temperature: Temperature?
  var row = 0
  var rowCount = 1
  var step: Int?
  /// Whether the last category is what log-probabilities lack of 1.
  var hasRest = false
  var notices: [String] = []
  /// Where in the file the value of a category stands.
  var offset: (Int) -> Int?

  /// The row as logits, or which of its values cannot be one.
  func checked(name: String, options: ReadingOptions = ReadingOptions()) throws(Damage) -> NamedLogits {
    if let index = unlabelled.min() {
      throw Damage(
        offset: offset(index), problem: "category \(index + 1) has no label, and others have one",
        cure: "Write a label before each number, or before none.")
    }
    let row = try settled(options)
    let logits: Logits
    do {
      logits = try Logits(row.values)
    } catch {
      throw row.damage(error)
    }
    var named = NamedLogits(
      name: name, labels: row.labels, logits: logits, temperature: row.temperature, row: row.row,
      rowCount: row.rowCount, step: row.step, notices: row.notices)
    named.quantity = row.quantity ?? .logits
    named.hasRest = row.hasRest
    return named
  }

  /// The row with the chosen categories, with what its values stand for, and with logits as its values, which
  /// may all be masked.
  func settled(_ options: ReadingOptions) throws(Damage) -> UncheckedRow {
    var row = self
    if let columns = options.columns, !hasChosenColumns { try row.choose(columns) }
    if row.labels == nil, row.rowCount > 1, let first = row.values.first, looksLikeTime(first) {
      row.notices.append(
        "The first number of the row looks like a time, and is read as a logit. A header with names leaves it out."
      )
    }
    let quantity = try row.settleQuantity(options.quantity)
    row.quantity = quantity
    do {
      switch quantity {
      case .logits, .logProbabilities: _ = try Logits(row.values)
      case .probabilities: row.values = try Logits(probabilities: row.values).values
      }
    } catch {
      guard case .allMasked = error else { throw row.damage(error) }
      row.values = Array(repeating: -.infinity, count: row.values.count)
    }
    return row
  }

  /// Keeps the categories of these names, in their order.
  private mutating func choose(_ columns: [String]) throws(Damage) {
    guard let labels else {
      throw Damage(
        problem: "the categories have no names for --columns to choose from",
        cure: "Leave --columns out, or add a header with names.")
    }
    let chosen = try chosenNames(columns, among: labels)
    let offset = offset
    values = chosen.map { values[$0] }
    self.labels = chosen.map { labels[$0] }
    self.offset = { $0 < chosen.count ? offset(chosen[$0]) : nil }
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
      damage(index, "is a negative probability", cure: "If these are logits: --as logits.")
    case .infiniteProbability(let index):
      damage(index, "is an infinite probability", cure: "If these are logits: --as logits.")
    case .tooMany(let count, let limit):
      Damage(offset: nil, problem: "\(count) categories", cure: "At most \(limit) can be shown.")
    }
  }

  private func damage(_ index: Int, _ problem: String, cure: String) -> Damage {
    let label = labels.map { " (\(quoted($0[index])))" } ?? ""
    return Damage(offset: offset(index), problem: "category \(index + 1)\(label) \(problem)", cure: cure)
  }
}

/// Whether a number is like the seconds or milliseconds since 1970 of the years 2001 to 2096.
private func looksLikeTime(_ number: Double) -> Bool {
  (1e9...4e9).contains(number) || (1e12...4e12).contains(number)
}

/// A value that is no temperature, as the file writes it.
func temperatureDamage(_ text: String, at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: "the temperature is \(legible(String(text.prefix(40))))",
    cure: "A temperature is a number, 0 or more.")
}
