// A CSV file does not say what its columns mean; its first two lines have to tell.

extension CSVLogits {
  /// What the columns of a CSV text are.
  struct Layout {
    enum Form { case column, pairs, table }

    var form = Form.column
    var columns = 1
    var hasHeader = false
    /// Whether the first column of a table names the rows.
    var hasIndex = false
    var labels: [String]?
    var quantity = Quantity.logits
  }
}

extension CSVLogits.Layout {
  /// Tells the layout from the first two records. What could be read in two ways without a sign of it is
  /// refused rather than guessed.
  init(first: [CSVField], second: [CSVField]?, reader: CSVReader) throws(Damage) {
    columns = first.count
    let isNumber = Self.numbers(in: first, reader)
    switch columns {
    case 1:
      hasHeader = !isNumber[0] && !Self.looksLikeNumber(first[0], reader)
      quantity = hasHeader ? Quantity(name: try reader.text(first[0])) ?? .logits : .logits
      return
    case 2:
      if try readPairs(first, second, isNumber, reader) { return }
    default: break
    }
    form = .table
    hasHeader = try Self.isHeader(first, second, isNumber, reader)
    hasIndex = hasHeader && columns > 2 && first[0].range.isEmpty
    if hasHeader {
      var labels: [String] = []
      for field in first.dropFirst(hasIndex ? 1 : 0) { labels.append(try reader.text(field)) }
      self.labels = labels
    }
  }

  /// Whether two columns are label and number; if so, all is set.
  private mutating func readPairs(
    _ first: [CSVField], _ second: [CSVField]?, _ isNumber: [Bool], _ reader: CSVReader
  ) throws(Damage) -> Bool {
    form = .pairs
    let name = try reader.text(first[1])
    let named = Quantity(name: name)
    // pandas leaves the name of its index empty, and calls the column 0 if it has no name.
    let isIndexed = first[0].range.isEmpty && !first[0].isQuoted && (!isNumber[1] || name == "0")
    if named != nil || isIndexed {
      hasHeader = true
      quantity = named ?? .logits
      return true
    }
    if isNumber[1] { return !isNumber[0] }
    let isText = second.map { $0.count == 2 && !Self.numbers(in: $0, reader)[0] } ?? false
    // A header that says nothing known could be a category whose logit is damaged, so it stays a category,
    // and the damage will be named.
    let isNamed = Self.namesLabels(try reader.text(first[0]))
    hasHeader = isText && isNamed && !Self.looksLikeNumber(first[1], reader)
    return isText && !isNumber[0]
  }

  /// Whether a column of this name holds labels.
  private static func namesLabels(_ name: String) -> Bool {
    let names = ["label", "token", "word", "name", "category", "class", "text", "item", "id", "key"]
    return names.contains { name.lowercased() == $0 || name.lowercased() == $0 + "s" }
  }

  /// Whether the first record of a table names the columns.
  private static func isHeader(
    _ first: [CSVField], _ second: [CSVField]?, _ isNumber: [Bool], _ reader: CSVReader
  ) throws(Damage) -> Bool {
    // Writers that quote text and nothing else thereby tell text that looks like numbers.
    if first.allSatisfy(\.isQuoted), let second, second.contains(where: { !$0.isQuoted }) { return true }
    if first[0].range.isEmpty && first.count > 2 { return true }
    guard let text = isNumber.firstIndex(of: false) else { return false }
    guard let number = isNumber.firstIndex(of: true) else { return true }
    let shown = quoted(String(decoding: reader.trimmed(first[text]), as: UTF8.self))
    throw Damage(
      offset: first[text].range.lowerBound,
      problem: "\(shown) is not a number, but column \(number + 1) of this line is one",
      cure: "If the line is a header of labels, write those that look like numbers in quotes.")
  }

  /// Which fields are numbers. A quoted number among fields without quotes is text: its writer quoted it
  /// for that.
  private static func numbers(in record: [CSVField], _ reader: CSVReader) -> [Bool] {
    let isQuotingText = record.contains { !$0.isQuoted }
    return record.map { !($0.isQuoted && isQuotingText) && Numeral(reader.trimmed($0)) != nil }
  }

  /// Whether a field that is no number was probably meant as one, like `1.2.3` or `-1,5`.
  private static func looksLikeNumber(_ field: CSVField, _ reader: CSVReader) -> Bool {
    reader.trimmed(field).prefix(2).contains(where: isDigit)
  }
}
