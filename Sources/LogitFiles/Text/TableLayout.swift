/// What the columns of a table are. A text does not say so: its first two records have to tell.
struct TableLayout {
  enum Form: Equatable {
    /// One category a line, without labels.
    case column
    /// One category a line.
    case pairs(label: Int, value: Int)
    /// One row of logits a line.
    case rows
  }

  var form = Form.rows
  /// The number of fields of a record.
  var columns: Int
  /// Whether the first record names the columns.
  var hasHeader = false
  /// Whether each record ends with a separator and nothing behind it.
  var endsWithSeparator = false
  /// Which fields of a record are categories, in the order wanted; nil for all.
  var categories: [Int]?
  /// The labels of the categories of rows.
  var labels: [String]?
  /// Which columns are step and temperature.
  var split: NameSplit?
  /// The number of columns before those that `split` counts: an index without a name.
  var indexColumns = 0
  /// The name of the column of values.
  var valuesName: String?
  /// Whether the columns are those that were asked for.
  var isChosen = false
  var notices: [String] = []
}

extension TableLayout {
  /// Reads the layout from the first two records. What could be read in two ways without a sign of it is
  /// refused rather than guessed.
  init(_ head: TableHead, chosen: [String]?) throws(Damage) {
    columns = head.first.count
    if head.endsWithSeparator {
      endsWithSeparator = true
      notices.append("The separator at the end of each line is left out.")
    }
    try head.refuseParts()
    if try readChosenHeader(head, chosen) { return }
    if try readNamedHeader(head, chosen) { return }
    guard columns > 1 else {
      form = .column
      // Words on lines of their own are for `LineReader`.
      hasHeader =
        !head.isNumber(0) && !head.first[0].range.isEmpty && !head.looksLikeNumber(head.first[0])
        && head.records.separator != .blanks
      if hasHeader { try readNames(head.names(), head, chosen: nil) }
      valuesName = labels?.first
      labels = nil
      return
    }
    if columns == 2, try readPairs(head) { return }
    if try head.firstIsHeader() {
      hasHeader = true
      indexColumns = columns > 2 && head.first[0].range.isEmpty ? 1 : 0
      if head.countsColumns {
        let names = try head.names()
        notices.append(
          "The first line counts \(names[0]), \(names[1]), … and is read as a header. "
            + "If it is a row, write it with points: \(names[0]).0.")
      }
      try readHeader(head, head.names(), chosen: chosen)
    } else {
      try refuseCountedRows(head)
    }
  }

  // MARK: - Headers

  /// Takes a header that has all names that were asked for.
  private mutating func readChosenHeader(_ head: TableHead, _ chosen: [String]?) throws(Damage) -> Bool {
    guard let chosen else { return false }
    let names = try head.names()
    let known = Set(names.map { ExactString($0) })
    guard chosen.allSatisfy({ known.contains(ExactString($0)) }) else { return false }
    (hasHeader, isChosen) = (true, true)
    try readNames(names, head, chosen: chosen)
    if columns == 1 { (form, valuesName) = (.column, chosen[0]) }
    return true
  }

  /// Takes a header that is one by its place: a comment above the data, names with one field less than the
  /// records have, or names above a drawn line.
  private mutating func readNamedHeader(_ head: TableHead, _ chosen: [String]?) throws(Damage) -> Bool {
    if let names = try head.commentNames() {
      notices.append("The names of the columns are those of the comment above them.")
      try readHeader(head, names, chosen: chosen)
      return true
    }
    if head.hasUnnamedIndex {
      (hasHeader, columns, indexColumns) = (true, columns + 1, 1)
      try readHeader(head, [""] + (try head.names()), chosen: chosen)
      return true
    }
    guard head.isRuled, head.first.indices.allSatisfy({ !head.isNumber($0) }) else { return false }
    hasHeader = true
    guard columns > 1 else { return false }
    try readHeader(head, head.names(), chosen: chosen)
    return true
  }

  /// Decides by the names and the first record of data whether lines are categories or rows.
  private mutating func readHeader(
    _ head: TableHead, _ names: [String], chosen: [String]?
  ) throws(Damage) {
    if let data = head.data(afterHeader: hasHeader), data.count == names.count,
      let (label, value) = head.pairColumns(names, data, indexColumns: indexColumns)
    {
      form = .pairs(label: label, value: value)
      valuesName = names[value]
      let others = names.indices.filter { $0 != label && $0 != value && $0 >= indexColumns }
      if !others.isEmpty { notices.append(leftOut(others.map { names[$0] })) }
      return
    }
    try readNames(Array(names.dropFirst(indexColumns)), head, chosen: chosen)
  }

  /// Takes the names of categories and of metadata. An index has none.
  private mutating func readNames(_ names: [String], _ head: TableHead, chosen: [String]?) throws(Damage) {
    let split = try NameSplit(names, in: .table, columns: chosen, offset: head.first[0].range.lowerBound)
    let data = head.data(afterHeader: hasHeader)
    // Columns of text before the numbers name the rows, even if they are not known as metadata.
    let texts = split.categories.prefix { index in
      guard chosen == nil, let data, data.indices.contains(index + indexColumns) else { return false }
      return head.isWord(data[index + indexColumns])
    }
    let isTextLeftOut = !texts.isEmpty && split.categories.count > texts.count + 1
    let kept = isTextLeftOut ? split.categories.filter { !texts.contains($0) } : split.categories
    categories = kept.map { $0 + indexColumns }
    let exact = try head.labels(of: names.count)
    labels = kept.map { exact?[$0] ?? names[$0] }
    self.split = split
    notices += split.notices
    if isTextLeftOut { notices.append(leftOut(texts.map { names[$0] })) }
  }

  private func leftOut(_ names: [String]) -> String {
    "\(listed(names)) \(names.count == 1 ? "is" : "are") left out. --columns NAME,… chooses the categories."
  }

  // MARK: - Two columns

  /// Whether two columns are label and number; if so, all is set.
  private mutating func readPairs(_ head: TableHead) throws(Damage) -> Bool {
    let names = try head.names()
    // Beside times and steps a column of values is a curve.
    if MetadataName.isAxis(names[0]), !head.isNumber(1) { return false }
    let second = head.second
    let isText = second.map { $0.count == 2 && !head.isNumber($0[0], in: $0) } ?? false
    let isNamed = namesLabels(names[0])
    // Labels may be numbers too, such as those of tokens, but then whole ones.
    let isWhole = second.map { head.isWhole($0[0]) } ?? false
    let saysValues =
      ValuesName(names[1]) != nil && (isText || isNamed || isWhole && ValuesName.isWhole(names[1]))
    // pandas leaves the name of its index empty, and calls the column 0 if it has no name. R writes "".
    let isUnnamed = head.first[0].range.isEmpty
    let isIndexed =
      isUnnamed && (!head.isNumber(1) || names[1] == "0")
      && (!head.first[0].isQuoted || head.first[1].isQuoted)
    if saysValues || isIndexed {
      hasHeader = true
      valuesName = names[1]
    } else if head.isNumber(1) {
      // Lines of label and number between blanks are for `LineReader`.
      if head.isNumber(0) || head.records.separator == .blanks { return false }
      try head.refuseDoubtfulLabels()
    } else {
      guard isText, !head.isNumber(0) else { return false }
      // A header that says nothing known could be a category whose logit is damaged, so it stays a category,
      // and the damage will be named.
      hasHeader = isNamed && !head.looksLikeNumber(head.first[1])
    }
    form = .pairs(label: 0, value: 1)
    return true
  }

  /// Two numbers a line could be an index and a logit as well as a row.
  private mutating func refuseCountedRows(_ head: TableHead) throws(Damage) {
    guard columns == 2, let second = head.second, second.count == 2 else { return }
    let (first, next) = (head.whole(head.first[0]), head.whole(second[0]))
    if let first, let next, (0...1).contains(first), next == first + 1 {
      throw Damage(
        offset: head.first[0].range.lowerBound,
        problem: "the first column counts \(first), \(next), …, so it could be an index",
        cure: "Write the header label,logit above it, or the rows in brackets: [[0,1.5],[1,2.5]].")
    }
    notices.append(
      "Two numbers a line are read as rows. If they are label and logit, write the header label,logit"
        + (head.couldBeDecimalCommas ? "; if the commas are decimal, write points." : "."))
  }
}

/// Whether a column of this name holds labels.
func namesLabels(_ name: String) -> Bool {
  let names = [
    "label", "token", "token_str", "word", "name", "category", "class", "text", "item", "id", "key",
  ]
  return names.contains { name.lowercased() == $0 || name.lowercased() == $0 + "s" }
}
