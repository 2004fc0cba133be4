import GumbelEngine

/// Finds the logits in a CSV or TSV text.
///
/// One column is one row of logits, one number a line. Two columns of which the first is text, or whose
/// header says `…,logit`, are label and logit. Anything else is a table of numbers, one row of logits a
/// line, under an optional header of labels; a first column without a name (as pandas writes its index)
/// is left out, and so are columns of metadata, see `NameSplit`.
struct CSVLogits {
  private var reader: CSVReader
  private var layout = Layout()
  /// The records read to tell the layout, in order.
  private var ahead: [[CSVField]] = []
  private let wantedRow: Int?
  private let chosen: [String]?

  /// The chosen row in `bytes`; `columns` are the categories that were asked for.
  static func row(in bytes: [UInt8], row: Int?, columns: [String]? = nil) throws(Damage) -> UncheckedRow {
    var logits = CSVLogits(reader: CSVReader(bytes), wantedRow: row, chosen: columns)
    return try logits.read()
  }

  private init(reader: CSVReader, wantedRow: Int?, chosen: [String]?) {
    self.reader = reader
    self.wantedRow = wantedRow
    self.chosen = chosen
  }

  private mutating func read() throws(Damage) -> UncheckedRow {
    for _ in 0..<2 {
      var fields: [CSVField] = []
      if try reader.next(&fields) { ahead.append(fields) }
    }
    guard let first = ahead.first else {
      throw Damage(problem: "there is no data", cure: "Write numbers to it.")
    }
    layout = try Layout(first: first, second: ahead.dropFirst().first, reader: reader, chosen: chosen)
    if layout.hasHeader { ahead.removeFirst() }
    guard !ahead.isEmpty else {
      throw Damage(
        offset: first[0].range.lowerBound, problem: "a header and no numbers after it",
        cure: spacesCure(first[0]) ?? "The file needs one number a line, or a line of numbers.")
    }
    switch layout.form {
    case .column: return try column(labelled: false)
    case .pairs: return try column(labelled: true)
    case .table: return try table()
    }
  }

  // MARK: - Forms

  /// One category a line.
  private mutating func column(labelled: Bool) throws(Damage) -> UncheckedRow {
    try refuseRow(beyond: 1)
    var values: [Double] = []
    var labels: [String] = []
    var offsets: [Int] = []
    var fields: [CSVField] = []
    while try next(&fields) {
      let field = fields[labelled ? 1 : 0]
      values.append(try value(field))
      offsets.append(field.range.lowerBound)
      if labelled { labels.append(try reader.text(fields[0])) }
      guard values.count <= categoryLimit else { throw tooManyCategories(values.count) }
    }
    return UncheckedRow(
      values: values, labels: labelled ? labels : nil, valuesName: layout.valuesName,
      hasChosenColumns: layout.isChosen
    ) { $0 < offsets.count ? offsets[$0] : nil }
  }

  /// One row of logits a line. Of the rows not chosen only the number of fields is looked at.
  private mutating func table() throws(Damage) -> UncheckedRow {
    let wanted = wantedRow ?? 0
    let skipped = layout.hasIndex ? 1 : 0
    var row = UncheckedRow(values: [], labels: layout.labels, row: wanted, offset: { _ in nil })
    var count = 0
    var fields: [CSVField] = []
    guard layout.columns - skipped <= categoryLimit else { throw tooManyCategories(layout.columns) }
    while try next(&fields) {
      if count == wanted { try fill(&row, from: Array(fields.dropFirst(skipped))) }
      count += 1
    }
    try refuseRow(beyond: count)
    row.rowCount = count
    return row
  }

  private func fill(_ row: inout UncheckedRow, from fields: [CSVField]) throws(Damage) {
    let split = layout.split
    let categories = split.map { $0.categories.map { fields[$0] } } ?? fields
    for field in categories { row.values.append(try value(field)) }
    let offsets = categories.map(\.range.lowerBound)
    row.offset = { $0 < offsets.count ? offsets[$0] : nil }
    guard let split else { return }
    row.hasChosenColumns = layout.isChosen
    row.notices = split.notices
    if let step = split.step, case .number(let number) = Numeral(reader.trimmed(fields[step])) {
      row.step = Int(exactly: number)
    }
    if let place = split.temperature, !reader.trimmed(fields[place]).isEmpty {
      row.temperature = try? Temperature(try value(fields[place]))
      if row.temperature == nil {
        throw temperatureDamage(
          String(decoding: reader.trimmed(fields[place]), as: UTF8.self), at: fields[place].range.lowerBound)
      }
    }
  }

  // MARK: - Records and fields

  private mutating func next(_ fields: inout [CSVField]) throws(Damage) -> Bool {
    if ahead.isEmpty {
      guard try reader.next(&fields) else { return false }
    } else {
      fields = ahead.removeFirst()
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

  private func value(_ field: CSVField) throws(Damage) -> Double {
    let text = reader.trimmed(field)
    switch Numeral(text) {
    case .number(let value): return value
    case .overflow: throw overflowDamage(text, at: text.startIndex)
    case nil: break
    }
    if text.isEmpty {
      throw Damage(
        offset: field.range.lowerBound, problem: "a number is missing",
        cure: "A masked category is written -inf.")
    }
    let shown = quoted(String(decoding: text, as: UTF8.self))
    let separator = reader.separator == 0x09 ? "a tab" : "'\(Character(Unicode.Scalar(reader.separator)))'"
    throw Damage(
      offset: text.startIndex, problem: "\(shown) is not a number",
      cure: spacesCure(field) ?? "Fields are separated by \(separator) here; "
        + "a header of two columns is label,logit.")
  }

  /// What to say of a field that is several numbers.
  private func spacesCure(_ field: CSVField) -> String? {
    let parts = reader.trimmed(field).split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
    guard parts.count > 1, parts.allSatisfy({ Numeral($0) != nil }) else { return nil }
    return "Numbers are separated by commas or tabs, not by spaces."
  }

  private func refuseRow(beyond count: Int) throws(Damage) {
    guard let wantedRow, wantedRow >= count || wantedRow < 0 else { return }
    throw noRow(wantedRow, of: count)
  }
}
