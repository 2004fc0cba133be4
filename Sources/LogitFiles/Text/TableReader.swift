import GumbelEngine

/// Finds the logits in a table: records of fields.
///
/// Two columns of which the first is text, or whose header says `…,logit`, are label and logit. Anything else
/// is a table of numbers, one row of logits a line, under an optional header of labels; a first column
/// without a name (as pandas and R write their index) is left out, and so are columns of metadata, see
/// `NameSplit`.
struct TableReader {
  private var records: RecordReader
  private var layout: TableLayout
  private var values: ValueReader
  /// The records read to tell the layout, in order.
  private var ahead: [[TextField]] = []
  private let wantedRow: Int?

  /// The chosen row in `bytes`, empty if there are not so many; `columns` are the categories that were asked for.
  static func row(
    in bytes: [UInt8], separator: TextSeparator, row: Int?, columns: [String]?
  ) throws(Damage) -> UncheckedRow {
    var table = try TableReader(RecordReader(bytes, separator: separator), row: row, columns: columns)
    return try table.read()
  }

  /// All rows in `bytes`, without a name.
  static func table(in bytes: [UInt8], separator: TextSeparator) throws(Damage) -> NumberTable {
    var table = try TableReader(RecordReader(bytes, separator: separator), row: nil, columns: nil)
    return try table.allRows()
  }

  private init(_ reader: RecordReader, row: Int?, columns: [String]?) throws(Damage) {
    records = reader
    wantedRow = row
    for _ in 0..<2 {
      var fields: [TextField] = []
      if try records.next(&fields) { ahead.append(fields) }
    }
    guard let first = ahead.first else {
      throw Damage(problem: "there is no data", cure: "Write numbers to it.")
    }
    let head = TableHead(first: first, second: ahead.dropFirst().first, records: records)
    layout = try TableLayout(head, chosen: columns)
    values = ValueReader(
      records.bytes, allowsDecimalComma: records.separator.allowsDecimalComma,
      cure: "Fields are separated by \(records.separator.name) here; a header of two columns is label,logit.")
    if layout.hasHeader { ahead.removeFirst() }
    guard !ahead.isEmpty else {
      throw Damage(
        offset: first[0].range.lowerBound, problem: "a header and no numbers after it",
        cure: "Below a header there is one number a line, or a line of numbers.")
    }
  }

  private mutating func read() throws(Damage) -> UncheckedRow {
    var row: UncheckedRow
    switch layout.form {
    case .column: row = try column(label: nil, value: 0)
    case .pairs(let label, let value): row = try column(label: label, value: value)
    case .rows: row = try rows()
    }
    row.hasChosenColumns = layout.isChosen
    values.settle(&row)
    row.notices = layout.notices + row.notices
    if records.lines.doubtfulComments > 0 {
      row.notices.append("Lines that begin with # and a blank are comments. Write such labels in quotes.")
    }
    return row
  }

  // MARK: - Forms

  /// One category a line.
  private mutating func column(label: Int?, value: Int) throws(Damage) -> UncheckedRow {
    var row = UncheckedRow(values: [], valuesName: layout.valuesName) { _ in nil }
    var labels: [String] = []
    var offsets: [Int] = []
    var fields: [TextField] = []
    while try next(&fields) {
      row.values.append(try values.value(fields[value].range))
      offsets.append(fields[value].range.lowerBound)
      if let label { labels.append(try records.text(fields[label])) }
      guard offsets.count <= categoryLimit else { throw tooManyCategories(offsets.count) }
    }
    row.labels = label.map { _ in labels }
    row.offset = { [offsets] in $0 < offsets.count ? offsets[$0] : nil }
    return row
  }

  /// One row of logits a line. Of the rows not chosen only the number of fields is looked at.
  private mutating func rows() throws(Damage) -> UncheckedRow {
    let wanted = wantedRow ?? 0
    let categoryCount = layout.categories?.count ?? layout.columns
    guard categoryCount <= categoryLimit else { throw tooManyCategories(categoryCount) }
    var row = UncheckedRow(values: [], labels: layout.labels, row: wanted) { _ in nil }
    var count = 0
    var fields: [TextField] = []
    while try next(&fields) {
      if count == wanted { try fill(&row, from: fields) }
      count += 1
    }
    row.rowCount = count
    return row
  }

  /// The numbers of all rows.
  private mutating func allRows() throws(Damage) -> NumberTable {
    guard layout.form == .rows else {
      throw Damage(
        offset: ahead[0][0].range.lowerBound, problem: "this is a list and no table",
        cure: "A table has one item a line, with at least two numbers.")
    }
    var all = UncheckedRow(values: []) { _ in nil }
    var columns = 0
    var fields: [TextField] = []
    while try next(&fields) {
      let wanted = layout.categories ?? Array(fields.indices)
      columns = wanted.count
      for column in wanted { all.values.append(try values.value(fields[column].range)) }
    }
    values.settle(&all)
    return NumberTable(name: "", values: all.values, columns: columns, notices: layout.notices + all.notices)
  }

  private mutating func fill(_ row: inout UncheckedRow, from fields: [TextField]) throws(Damage) {
    let columns = layout.categories ?? Array(fields.indices)
    row.values.reserveCapacity(columns.count)
    for column in columns { row.values.append(try values.value(fields[column].range)) }
    let offsets = columns.map { fields[$0].range.lowerBound }
    row.offset = { $0 < offsets.count ? offsets[$0] : nil }
    guard let split = layout.split else { return }
    func text(_ column: Int) -> ArraySlice<UInt8> {
      records.bytes[trimmed(fields[column + layout.indexColumns].range, in: records.bytes)]
    }
    if let step = split.step, case .number(let number) = Numeral(text(step)) {
      row.step = Int(exactly: number)
    }
    if let temperature = split.temperature.map(text), !temperature.isEmpty {
      guard case .number(let number) = Numeral(temperature), let value = try? Temperature(number) else {
        throw temperatureDamage(String(decoding: temperature, as: UTF8.self), at: temperature.startIndex)
      }
      row.temperature = value
    }
  }

  private mutating func next(_ fields: inout [TextField]) throws(Damage) -> Bool {
    if ahead.isEmpty {
      guard try records.next(&fields) else { return false }
    } else {
      fields = ahead.removeFirst()
    }
    if layout.endsWithSeparator, fields.count == layout.columns + 1, let last = fields.last,
      last.range.isEmpty,
      !last.isQuoted
    {
      fields.removeLast()
    }
    guard fields.count == layout.columns else {
      throw Damage(
        offset: fields[0].range.lowerBound,
        problem: "this line has \(fieldCount(fields.count)), the first line has \(layout.columns)",
        cure: "Decimal numbers need a point, and a label that contains the separator needs quotes.")
    }
    return true
  }

  private func fieldCount(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }
}
