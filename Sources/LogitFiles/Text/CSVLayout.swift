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
    /// Which columns of a table with a header are what.
    var split: NameSplit?
    /// The labels of the categories of a table with a header.
    var labels: [String]?
    /// The name of the column of values.
    var valuesName: String?
    /// Whether the columns are those that were asked for.
    var isChosen = false
  }
}

extension CSVLogits.Layout {
  /// Tells the layout from the first two records. What could be read in two ways without a sign of it is
  /// refused rather than guessed.
  init(
    first: [CSVField], second: [CSVField]?, reader: CSVReader, chosen: [String]?
  ) throws(Damage) {
    columns = first.count
    if let chosen {
      var names: Set<ExactString> = []
      for field in first { names.insert(ExactString(try Self.name(field, reader))) }
      if chosen.allSatisfy({ names.contains(ExactString($0)) }) {
        (form, hasHeader, isChosen) = (columns == 1 ? .column : .table, true, true)
        try readHeader(first, reader, chosen: chosen)
        valuesName = columns == 1 ? chosen[0] : nil
        return
      }
    }
    let isNumber = Self.numbers(in: first, reader)
    switch columns {
    case 1:
      hasHeader = !isNumber[0] && !Self.looksLikeNumber(first[0], reader)
      if hasHeader { try readHeader(first, reader, chosen: nil) }
      valuesName = labels?.first
      return
    case 2:
      if try readPairs(first, second, isNumber, reader) { return }
    default: break
    }
    form = .table
    hasHeader = try Self.isHeader(first, second, isNumber, reader)
    hasIndex = hasHeader && columns > 2 && first[0].range.isEmpty
    if hasHeader { try readHeader(first, reader, chosen: chosen) }
  }

  /// Reads the names of a table's columns. An index has none.
  private mutating func readHeader(
    _ first: [CSVField], _ reader: CSVReader, chosen: [String]?
  ) throws(Damage) {
    let fields = first.dropFirst(hasIndex ? 1 : 0)
    var labels: [String] = []
    var names: [String] = []
    for field in fields {
      labels.append(try reader.text(field))
      names.append(try Self.name(field, reader))
    }
    let split = try NameSplit(names, in: .table, columns: chosen, offset: first[0].range.lowerBound)
    self.labels = split.categories.map { labels[$0] }
    self.split = split
  }

  /// The name of a column, without white space around it.
  private static func name(_ field: CSVField, _ reader: CSVReader) throws(Damage) -> String {
    var inside = field
    inside.range = reader.trimmed(field).indices
    return try reader.text(inside)
  }

  /// Whether two columns are label and number; if so, all is set.
  private mutating func readPairs(
    _ first: [CSVField], _ second: [CSVField]?, _ isNumber: [Bool], _ reader: CSVReader
  ) throws(Damage) -> Bool {
    form = .pairs
    let name = try Self.name(first[1], reader)
    let firstName = try Self.name(first[0], reader)
    // Beside times and steps a column of values is a curve.
    if MetadataName.isAxis(firstName), !isNumber[1] { return false }
    let isText = second.map { $0.count == 2 && !Self.numbers(in: $0, reader)[0] } ?? false
    let isNamed = Self.namesLabels(firstName)
    // Labels may be numbers too, such as those of tokens, but then whole ones.
    let isWhole = second.map { reader.trimmed($0[0]).allSatisfy(isDigit) } ?? false
    let saysValues =
      ValuesName(name) != nil && (isText || isNamed || isWhole && ValuesName.isWhole(name))
    // pandas leaves the name of its index empty, and calls the column 0 if it has no name.
    let isIndexed = first[0].range.isEmpty && !first[0].isQuoted && (!isNumber[1] || name == "0")
    if saysValues || isIndexed {
      hasHeader = true
      valuesName = name
      return true
    }
    if isNumber[1] { return !isNumber[0] }
    // A header that says nothing known could be a category whose logit is damaged, so it stays a category,
    // and the damage will be named.
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
