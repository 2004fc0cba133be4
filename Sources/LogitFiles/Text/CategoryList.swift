import GumbelEngine

/// Categories as one text gives them that was typed, pasted, or given to an option.
public struct CategoryList: Sendable, Hashable {
  /// One label a category; nil where the text has none.
  public var labels: [String?]
  /// One logit a category, in nats: finite, or −∞ where masked. Of probabilities, the logarithms.
  public var logits: [Double]
  /// Which row of the text they are, from 0.
  public var row: Int
  /// The number of rows in the text.
  public var rowCount: Int
  /// What was assumed or left out, one sentence each.
  public var notices: [String]
  /// Whether the text can be nothing but a list: it is in brackets, or has several categories.
  public var isList: Bool
  /// Whether the numbers are read as logits and yet sum to 1, as probabilities do.
  public var couldBeProbabilities: Bool
}

/// Reads categories from a text in any of the forms that a file of text may have; of several rows the first,
/// in JSON Lines the last. Costs time in proportion to its length.
///
/// Values that nothing names are logits. Whether they make a distribution is for `Logits` to say: all may be
/// masked.
public func readCategories(
  _ text: String, options: ReadingOptions = ReadingOptions()
) throws(TextProblem) -> CategoryList {
  let bytes = Array(text.utf8)
  do throws(Damage) {
    let row = try typedRow(bytes)
    var options = options
    let isNamed = row.quantity != nil || row.valuesName != nil
    let isAssumed = options.quantity == nil && !isNamed
    if isAssumed { options.quantity = .logits }
    let settled = try row.settled(options)
    var notices = settled.notices
    if settled.rowCount > 1 {
      let place = settled.row == 0 ? "first" : "last"
      notices.append(
        "The text has \(settled.rowCount) rows; this is the \(place). To choose another, open a file: FILE@ROW."
      )
    }
    let labels = settled.labels?.enumerated().map { settled.unlabelled.contains($0) ? nil : $1 }
    return CategoryList(
      labels: labels ?? Array(repeating: nil, count: settled.values.count), logits: settled.values,
      row: settled.row, rowCount: settled.rowCount, notices: notices,
      isList: settled.values.count > 1 || LiteralShape(bytes) != nil,
      couldBeProbabilities: isAssumed && settled.sumsToOne)
  } catch {
    throw TextProblem(error, in: bytes)
  }
}

/// Reads a list of numbers without labels: `2,1.2,-inf`, `[2 1.2]`.
public func readNumbers(_ text: String) throws(TextProblem) -> [Double] {
  let bytes = Array(text.utf8)
  do throws(Damage) {
    let row = try typedRow(bytes)
    guard row.labels == nil, row.quantity == nil, row.valuesName == nil, row.rowCount == 1 else {
      throw Damage(problem: "this is more than a list of numbers", cure: "Write numbers alone: 2,1.2,0.6.")
    }
    if let index = row.values.firstIndex(where: \.isNaN) {
      throw Damage(
        offset: row.offset(index), number: index, problem: NumberProblem.notANumber("nan").problem,
        cure: "Write a number.")
    }
    return row.values
  } catch {
    throw TextProblem(error, in: bytes)
  }
}

private func typedRow(_ bytes: [UInt8]) throws(Damage) -> UncheckedRow {
  if trimmed(0..<bytes.count, in: bytes).isEmpty {
    throw Damage(
      number: 0, problem: NumberProblem.empty.problem, cure: "Write a label and a logit, or only a logit.")
  }
  return try TextReader.row(in: bytes)
}

/// Why a text was not read, and where.
public struct TextProblem: Explained, Sendable, Equatable {
  /// The line, from 1; nil where the text as a whole is meant.
  public let line: Int?
  /// The column in it, in characters from 1.
  public let column: Int?
  /// The place of the number that is meant among all, from 0; nil where none is.
  public let number: Int?
  /// What is wrong, without a period.
  public let problem: String
  /// What to do, in one or two sentences.
  public let cure: String?

  /// Problem and cure, to follow a colon.
  public var message: String { sentences }

  /// The problem and its place among the numbers, counted from 1: `number 2: '1.x' is not a number`.
  public var numberMessage: String { (number.map { "number \($0 + 1): " } ?? "") + message }

  /// A problem of a text as a whole.
  public init(problem: String, cure: String) {
    (line, column, number) = (nil, nil, nil)
    self.problem = problem
    self.cure = cure
  }

  init(_ damage: Damage, in bytes: [UInt8]) {
    let place = damage.offset.map { TextPlace(offset: $0, in: bytes) }
    line = place?.line
    column = place?.column
    number = damage.number
    problem = damage.problem
    cure = damage.cure.isEmpty ? nil : damage.cure
  }
}
