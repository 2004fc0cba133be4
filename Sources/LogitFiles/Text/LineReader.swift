/// Finds the logits in lines of one category each: a number, or a label and a number.
///
/// Between label and number there are blanks, `:`, `=` or a comma. A label may have several words, unless one
/// of them is a number. A first line without a number is a header.
struct LineReader {
  private var lines: TextLines
  private var values: ValueReader
  private let columns: [String]?
  private let isSeries: Bool
  /// Whether a header says that the first word of a line is a label, be it a number.
  private var labelsMayBeNumbers = false
  private var row = UncheckedRow(values: []) { _ in nil }
  /// The labels, once one has come; empty for a category without one.
  private var labels: [String]?
  private var offsets: [Int] = []

  /// What is to be done about a line without a number.
  private static let cure = "Write a label and a logit, or only a logit."

  /// The categories in `bytes`; `columns` are those that were asked for.
  static func row(in bytes: [UInt8], columns: [String]?) throws(Damage) -> UncheckedRow {
    var reader = LineReader(bytes, columns: columns)
    return try reader.read()
  }

  private init(_ bytes: [UInt8], columns: [String]?) {
    lines = TextLines(bytes, separator: .blanks)
    values = ValueReader(bytes, allowsDecimalComma: false, cure: Self.cure)
    self.columns = columns
    isSeries = PandasFooter.ends(bytes)
    labelsMayBeNumbers = isSeries
  }

  private mutating func read() throws(Damage) -> UncheckedRow {
    let start = lines.offset
    guard let first = try lines.next() else {
      throw Damage(problem: "there is no data", cure: "Write numbers to it.")
    }
    if try !readHeader(first, isIndented: first.lowerBound > lineStart(first, from: start)) {
      try add(first)
    }
    while let line = try lines.next() {
      try add(line)
      guard offsets.count <= categoryLimit else { throw tooManyCategories(offsets.count) }
    }
    row.labels = labels
    values.settle(&row)
    row.valuesName = row.valuesName ?? lines.name
    row.offset = { [offsets] in $0 < offsets.count ? offsets[$0] : nil }
    return row
  }

  private mutating func add(_ line: Range<Int>) throws(Damage) {
    // Most lines of long files are numbers.
    if labels == nil, case .number? = Numeral(lines.bytes[line]) { return try add(line, label: nil) }
    let entry = try LabelledValue(lines.bytes, line, labelMayBeNumber: labelsMayBeNumbers)
    try add(entry.value, label: entry.label)
  }

  private mutating func add(_ value: Range<Int>, label: String?) throws(Damage) {
    row.values.append(try values.value(value))
    if label != nil, labels == nil {
      labels = Array(repeating: "", count: offsets.count)
      row.unlabelled = Set(offsets.indices)
    }
    if label == nil, labels != nil { row.unlabelled.insert(offsets.count) }
    labels?.append(label ?? "")
    offsets.append(value.lowerBound)
  }

  // MARK: - Header

  /// Takes the first line as a header, if it is one; of a data frame with a named index the second line too.
  private mutating func readHeader(_ line: Range<Int>, isIndented: Bool) throws(Damage) -> Bool {
    var reader = RecordReader(Array(lines.bytes[line]), separator: .blanks)
    var fields: [TextField] = []
    guard (try? reader.next(&fields)) == true, let last = fields.last, fields.count <= 2,
      !isValue(reader.bytes, last.range), !reader.bytes.contains(where: { ",;:=".utf8.contains($0) })
    else { return false }
    var names: [String] = []
    for field in fields { names.append(try reader.name(field)) }
    let name = names[names.count - 1]
    if names.count == 2, ValuesName(name) == nil { return false }
    var ahead = lines
    guard var next = try ahead.next() else {
      if ValuesName(name) == nil { return false }
      throw Damage(
        offset: line.lowerBound, problem: "a header and no numbers after it",
        cure: "Below a header there is one number a line, or a line of numbers.")
    }
    if names.count == 1, isIndented, !endsWithValue(next), let third = try ahead.next(), endsWithValue(third)
    {
      // The name of the index.
      _ = try lines.next()
      next = third
    }
    guard endsWithValue(next) else { return false }
    let isLabelled = try LabelledValue(lines.bytes, next, labelMayBeNumber: true).label != nil
    let isChosen = columns == [name]
    if names.count == 1, !isLabelled {
      // It may be a damaged number.
      guard !looksLikeNumber(lines.bytes[line]) || isChosen else { return false }
      if !isChosen { _ = try NameSplit(names, in: .table, offset: line.lowerBound) }
      if ValuesName(name) == nil, !isChosen, !isSeries {
        row.notices.append("The first line, \(quoted(name)), is read as a header.")
      }
    } else {
      let isHeader = ValuesName(name) != nil || isIndented || fields[0].isQuoted || isSeries
      guard isLabelled, isHeader else { return false }
      labelsMayBeNumbers = true
    }
    row.hasChosenColumns = isChosen && !isLabelled
    if !isSeries || ValuesName(name) != nil { row.valuesName = name }
    return true
  }

  private func endsWithValue(_ line: Range<Int>) -> Bool {
    guard let entry = try? LabelledValue(lines.bytes, line, labelMayBeNumber: true) else { return false }
    return isValue(lines.bytes, entry.value)
  }

  /// Where the line begins that has `content`.
  private func lineStart(_ content: Range<Int>, from start: Int) -> Int {
    lines.bytes[start..<content.lowerBound].lastIndex(where: isLineEnd).map { $0 + 1 } ?? start
  }
}
