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
  private var labels: [String] = []
  private var offsets: [Int] = []

  /// What is to be done about a line without a number.
  private static let cure = "Write a label and a logit, or only a logit."

  /// The categories in `bytes`; `columns` are those that were asked for.
  static func row(in bytes: [UInt8], row: Int?, columns: [String]?) throws(Damage) -> UncheckedRow {
    var reader = LineReader(bytes, columns: columns)
    try refuseRow(row, beyond: 1)
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
    row.labels = row.unlabelled.count == offsets.count ? nil : labels
    if row.labels == nil { row.unlabelled = [] }
    values.settle(&row)
    row.valuesName = row.valuesName ?? lines.name
    row.offset = { [offsets] in $0 < offsets.count ? offsets[$0] : nil }
    return row
  }

  private mutating func add(_ line: Range<Int>) throws(Damage) {
    let entry = try LabelledValue(lines.bytes, line, labelMayBeNumber: labelsMayBeNumbers)
    row.values.append(try values.value(entry.value))
    if entry.label == nil { row.unlabelled.insert(offsets.count) }
    labels.append(entry.label ?? "")
    offsets.append(entry.value.lowerBound)
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
      guard !lines.bytes[line].prefix(2).contains(where: isDigit) || isChosen else { return false }
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

/// A line of an optional label and a value.
struct LabelledValue {
  var label: String?
  /// Where the value is; whether it is a number is for its reader to say.
  var value: Range<Int>

  /// Takes the line apart. A label that is a number, or has words that are, is refused, unless a colon or an
  /// equals sign follows, or one word is let through by `labelMayBeNumber`.
  init(_ bytes: [UInt8], _ line: Range<Int>, labelMayBeNumber: Bool) throws(Damage) {
    var line = line
    // Lines out of a list in code.
    if let last = bytes[line].last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";"), line.count > 1 {
      line = trimmed(line.lowerBound..<(line.upperBound - 1), in: bytes)
    }
    value = line
    if try readQuoted(bytes, line) { return }
    let start = Self.valueStart(bytes, line)
    value = start..<line.upperBound
    var label = line.lowerBound..<start
    if bytes[value].contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      if Numeral(bytes[value], decimalMark: UInt8(ascii: ",")) != nil {
        let problem = NumberProblem.decimalComma(String(decoding: bytes[value], as: UTF8.self))
        throw Damage(
          offset: start, problem: problem.problem, cure: "Write \(problem.correction ?? "a point").")
      }
      let comma = bytes[value].lastIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }!
      label = line.lowerBound..<comma
      value = trimmed((comma + 1)..<line.upperBound, in: bytes)
      if label.contains(where: { bytes[$0] == bytes[comma] }) { throw Self.tooMuch(at: line.lowerBound) }
    }
    guard !label.isEmpty else { return }
    try self.readLabel(bytes, label, labelMayBeNumber)
  }

  private mutating func readLabel(
    _ bytes: [UInt8], _ whole: Range<Int>, _ labelMayBeNumber: Bool
  ) throws(Damage) {
    let text = trimmed(whole, in: bytes)
    let end = bytes[text].lastIndex { !Self.isKeySign($0) && $0 != UInt8(ascii: ",") }.map { $0 + 1 }
    // Signs alone are a label, but none where the number follows at once.
    if end == nil, text.upperBound == value.lowerBound { return }
    let label = end.map { trimmed(text.lowerBound..<$0, in: bytes) } ?? text
    let isKey = bytes[label.upperBound..<value.lowerBound].contains(where: Self.isKeySign)
    if !isKey {
      var count = 0
      var offset = label.lowerBound
      var hasNumber = false
      while offset < label.upperBound, !(hasNumber && count > 1) {
        let word = Self.word(bytes, from: offset, to: label.upperBound)
        count += 1
        hasNumber = hasNumber || isValue(bytes, word)
        offset = word.upperBound
        while offset < label.upperBound, blankLength(bytes, at: offset) > 0 {
          offset += blankLength(bytes, at: offset)
        }
        // Several columns of text.
        if offset - word.upperBound > 1, offset < label.upperBound {
          throw Self.tooMuch(at: label.lowerBound)
        }
      }
      if hasNumber, count > 1 || !labelMayBeNumber {
        throw count > 1
          ? Self.tooMuch(at: label.lowerBound)
          : Damage(
            offset: label.lowerBound, problem: "two numbers",
            cure: "Write one category a line, and a label that is a number in quotes.")
      }
    }
    // In what pandas prints at least two blanks follow a label, so that it may contain commas.
    let isAligned = !isKey && value.lowerBound - label.upperBound > 1
    if !isAligned, bytes[label].contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      throw Self.tooMuch(at: label.lowerBound)
    }
    guard let name = String(validating: bytes[label], as: UTF8.self) else {
      throw Damage(
        offset: label.lowerBound, problem: "this text is not valid UTF-8", cure: "Save the file as UTF-8.")
    }
    self.label = name
  }

  /// Takes a label in quotes, or a number in quotes that is all of the line.
  private mutating func readQuoted(_ bytes: [UInt8], _ line: Range<Int>) throws(Damage) -> Bool {
    var offset = line.lowerBound
    let label: String
    switch bytes[offset] {
    case UInt8(ascii: "\""): label = try quotedLabel(bytes, &offset)
    case UInt8(ascii: "'"):
      guard let text = PythonString.read(bytes, &offset), offset <= line.upperBound,
        offset == line.upperBound || Self.isSeparator(bytes, offset)
      else { return false }
      label = text
    default: return false
    }
    if offset >= line.upperBound {
      value = (line.lowerBound + 1)..<(offset - 1)
      return true
    }
    guard Self.isSeparator(bytes, offset) else { throw textAfterQuote(at: offset) }
    while offset < line.upperBound, Self.isSeparator(bytes, offset) {
      offset += max(blankLength(bytes, at: offset), 1)
    }
    self.label = label
    value = offset..<line.upperBound
    return true
  }

  /// Where the last word begins; `52 %` is one.
  private static func valueStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    let start = lastWordStart(bytes, line)
    guard bytes[start..<line.upperBound] == [UInt8(ascii: "%")] else { return start }
    let before = trimmed(line.lowerBound..<start, in: bytes)
    let number = lastWordStart(bytes, before)
    return before.isEmpty || Numeral(bytes[number..<before.upperBound]) == nil ? start : number
  }

  private static func lastWordStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var start = line.upperBound
    while start > line.lowerBound, !isKeySign(bytes[start - 1]) {
      // The bytes of a character beyond ASCII that follow its first.
      var first = start - 1
      while first > line.lowerBound, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      if blankLength(bytes, at: first) > 0 { break }
      start = first
    }
    return start
  }

  private static func word(_ bytes: [UInt8], from start: Int, to end: Int) -> Range<Int> {
    var offset = start
    while offset < end, blankLength(bytes, at: offset) == 0 { offset += 1 }
    return start..<offset
  }

  private static func isKeySign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=")
  }

  private static func isSeparator(_ bytes: [UInt8], _ offset: Int) -> Bool {
    isKeySign(bytes[offset]) || bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: ";")
      || blankLength(bytes, at: offset) > 0
  }

  private static func tooMuch(at offset: Int) -> Damage {
    Damage(
      offset: offset, problem: "more than a label and a logit",
      cure: "Write one category a line, and a label with numbers or commas in it in quotes.")
  }
}
