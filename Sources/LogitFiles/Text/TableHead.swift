/// The first two records of a table, from which its layout is read.
struct TableHead {
  let records: RecordReader
  /// The first record, without the empty field behind a separator at its end.
  let first: [TextField]
  let second: [TextField]?
  let endsWithSeparator: Bool
  let allowsDecimalComma: Bool

  init(first: [TextField], second: [TextField]?, records: RecordReader) {
    self.records = records
    allowsDecimalComma = records.separator.allowsDecimalComma
    endsWithSeparator =
      first.isOpen && (second.map { $0.count < first.count || $0.count == first.count && $0.isOpen } ?? true)
    self.first = endsWithSeparator ? first.dropLast() : first
    self.second = endsWithSeparator && second?.isOpen == true ? second?.dropLast() : second
  }

  /// Whether a line is drawn under the first record.
  var isRuled: Bool { records.lines.isRuled }

  /// The first record of data.
  func data(afterHeader hasHeader: Bool) -> [TextField]? { hasHeader ? second : first }

  // MARK: - Names

  /// The fields of the first record without blanks around them.
  func names() throws(Damage) -> [String] {
    var names: [String] = []
    for field in first { names.append(try records.name(field)) }
    return names
  }

  /// The last texts of the first record exactly; nil if it has not so many.
  func labels(of count: Int) throws(Damage) -> [String]? {
    guard first.count >= count, !isNumber(first.count - 1) || first[first.count - 1].isQuoted else {
      return nil
    }
    var labels: [String] = []
    for field in first.suffix(count) { labels.append(try records.text(field)) }
    return labels
  }

  /// The names in the comment above the data, if it has one for each column.
  func commentNames() throws(Damage) -> [String]? {
    guard let comment = records.lines.comment, first.count > 1, first.indices.contains(where: isNumber) else {
      return nil
    }
    var reader = RecordReader(Array(records.bytes[comment]), separator: records.separator)
    var fields: [TextField] = []
    guard (try? reader.next(&fields)) == true, fields.count == first.count else { return nil }
    var names: [String] = []
    for field in fields {
      let name = try reader.name(field)
      guard !name.isEmpty, Numeral(Array(name.utf8)) == nil else { return nil }
      names.append(name)
    }
    return names
  }

  /// Whether the records have one field more than the names above them, as R and pandas print row names. One
  /// name between blanks is for `LineReader`, for it could be a label without its number.
  var hasUnnamedIndex: Bool {
    guard let second, second.count == first.count + 1, first.count > 1 || records.separator != .blanks,
      first.indices.allSatisfy({ !isNumber($0) })
    else {
      return false
    }
    return isNumber(second[second.count - 1], in: second)
  }

  /// Whether the first record of rows names the columns.
  func firstIsHeader() throws(Damage) -> Bool {
    // Writers that quote text and nothing else thereby tell text that looks like numbers.
    if first.allSatisfy(\.isQuoted), let second, second.contains(where: { !$0.isQuoted }) { return true }
    if first[0].range.isEmpty && first.count > 2 || countsColumns { return true }
    let start = trimmed(first[0].range, in: records.bytes)
    if case .complex(let text) = NumberProblem(explaining: records.bytes[start]), !first[0].isQuoted {
      throw Damage(
        offset: start.lowerBound, number: 0, problem: NumberProblem.complex(text).problem,
        cure: "Logits are real numbers; save the real part.")
    }
    guard let text = first.indices.first(where: { !isNumber($0) }) else { return false }
    guard let number = first.indices.first(where: isNumber) else {
      return first.contains { !$0.range.isEmpty || $0.isQuoted }
    }
    let range = trimmed(first[text].range, in: records.bytes)
    if isEllipsis(records.bytes[range]) { throw shortened(at: range.lowerBound) }
    let problem = NumberProblem(explaining: records.bytes[range])
    let isText = if case .notANumber = problem { true } else { false }
    throw Damage(
      offset: first[text].range.lowerBound, number: text,
      problem: problem.problem
        + (isText && second != nil ? ", but column \(number + 1) of this line is one" : ""),
      cure: !isText
        ? problem.correction.map { "Write \($0)." } ?? "A masked category is written -inf."
        : second == nil
          ? "A line has numbers, or a label and a number."
          : "If the line is a header of labels, write those that look like numbers in quotes.")
  }

  /// Whether the first record numbers the columns, from 0 or 1, above numbers with fractions: pandas and R name
  /// columns so that have no names.
  var countsColumns: Bool {
    guard first.count > 2, let second, second.count == first.count, let start = whole(first[0]), start <= 1,
      first.indices.allSatisfy({ whole(first[$0]) == start + $0 })
    else { return false }
    return second.contains { isNumber($0, in: second) && whole($0) == nil }
      && second.indices.allSatisfy { isNumber(second[$0], in: second) }
  }

  /// Refuses a table that pandas has printed in parts, one below the other.
  func refuseParts() throws(Damage) {
    guard records.separator == .blanks, let last = first.last,
      records.bytes[last.range] == [UInt8(ascii: "\\")]
    else {
      return
    }
    throw Damage(
      offset: last.range.lowerBound, problem: partsProblem,
      cure: "Print it whole: df.to_string().")
  }

  /// The columns of labels and of values where each line is one category: one column of text beside one of
  /// numbers, or beside one whose name says that it holds values; of several such the logits.
  func pairColumns(_ names: [String], _ data: [TextField], indexColumns: Int) -> (label: Int, value: Int)? {
    let columns = Array(names.indices.dropFirst(indexColumns))
    let texts = columns.filter { !isNumber(data[$0], in: data) && !data[$0].range.isEmpty }
    if let text = texts.first, texts.count == 1, !data[text].isQuoted,
      NumberNotation.plain(String(decoding: records.bytes[data[text].range], as: UTF8.self)) != nil
    {
      return nil
    }
    let numbers = columns.filter { isNumber(data[$0], in: data) }
    if columns.count == 1, numbers.count == 1, indexColumns == 1 { return (0, numbers[0]) }
    if columns.contains(where: { MetadataName.isAxis(names[$0]) }) { return nil }
    guard texts.count == 1 else { return nil }
    if columns.count == 2, numbers.count == 1, texts[0] < numbers[0] { return (texts[0], numbers[0]) }
    let values = numbers.filter { ValuesName.isWhole(names[$0]) }
    let logits = values.filter { ValuesName(names[$0]) == .logits }
    return (values.count == 1 ? values : logits.count == 1 ? logits : []).first.map { (texts[0], $0) }
  }

  // MARK: - Numbers

  /// Whether a field of the first record is a number.
  func isNumber(_ index: Int) -> Bool { isNumber(first[index], in: first) }

  /// Whether `field` of `record` is a number. A quoted number among fields without quotes is text: its writer
  /// quoted it for that.
  func isNumber(_ field: TextField, in record: [TextField]) -> Bool {
    if field.isQuoted, record.contains(where: { !$0.isQuoted }) { return false }
    return isValue(records.bytes, field.range, allowsDecimalComma: allowsDecimalComma)
  }

  /// Whether a field that is no number was probably meant as one, like `1.2.3` or `-1,5`.
  func looksLikeNumber(_ field: TextField) -> Bool {
    LogitFiles.looksLikeNumber(records.bytes[trimmed(field.range, in: records.bytes)])
  }

  /// Whether a field is a word, and no number that is missing or damaged.
  func isWord(_ field: TextField) -> Bool {
    let text = String(decoding: records.bytes[trimmed(field.range, in: records.bytes)], as: UTF8.self)
    guard !text.isEmpty, !looksLikeNumber(field) else { return false }
    return text.contains(where: \.isLetter) && Numeral(Array(text.utf8)) == nil
      && !["na", "n/a", "null", "none"].contains(text.lowercased())
  }

  func isWhole(_ field: TextField) -> Bool { whole(field) != nil }

  /// The number that a field of digits is.
  func whole(_ field: TextField) -> Int? {
    let digits = records.bytes[trimmed(field.range, in: records.bytes)]
    return digits.allSatisfy(isDigit) ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// Whether two numbers a line could be one with a decimal comma.
  var couldBeDecimalCommas: Bool {
    records.separator == .character(UInt8(ascii: ","))
      && [first, second ?? first].allSatisfy { record in
        let fraction = records.bytes[record[1].range]
        return !fraction.isEmpty && fraction.allSatisfy(isDigit)
      }
  }

  /// Refuses labels that could be numbers themselves, or end with one: `2, 1.2` before `;0.6`, `Katze 2`
  /// before `,1`, `x = 1` before `, 2`.
  func refuseDoubtfulLabels() throws(Damage) {
    var doubtful: Damage?
    for record in [first, second].compactMap(\.self) where record.count == 2 && !record[0].isQuoted {
      guard let damage = doubt(record) else { return }
      doubtful = doubtful ?? damage
    }
    if let doubtful { throw doubtful }
  }

  private func doubt(_ record: [TextField]) -> Damage? {
    let bytes = records.bytes
    let label = trimmed(record[0].range, in: bytes)
    let problem = NumberProblem(explaining: bytes[label])
    if let correction = problem.correction {
      return Damage(offset: label.lowerBound, problem: problem.problem, cure: "Write \(correction).")
    }
    let words = bytes[label].split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    let sign = bytes[label].lastIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    let endsWithNumber = sign.map { isValue(bytes, ($0 + 1)..<label.upperBound) } ?? false
    if endsWithNumber || words.count > 1 && words.allSatisfy({ Numeral($0) != nil }) {
      return Damage(
        offset: label.lowerBound,
        problem: "\(quoted(String(decoding: bytes[label], as: UTF8.self))) could be a number, too",
        cure: "Write a label that has a number in it in quotes.")
    }
    guard records.separator == .character(UInt8(ascii: ",")), let word = words.last, words.count > 1 else {
      return nil
    }
    let both = bytes[word.startIndex..<record[1].range.upperBound]
    guard Numeral(both, decimalMark: UInt8(ascii: ",")) != nil else { return nil }
    return Damage(
      offset: word.startIndex,
      problem: NumberProblem.decimalComma(String(decoding: both, as: UTF8.self)).problem,
      cure: "Write a point, or the label in quotes.")
  }
}

extension [TextField] {
  /// Whether nothing follows the last separator.
  fileprivate var isOpen: Bool { count > 1 && self[count - 1].range.isEmpty && !self[count - 1].isQuoted }
}

extension TextSeparator {
  /// Whether a comma within a field cannot separate fields.
  var allowsDecimalComma: Bool {
    self == .character(UInt8(ascii: "\t")) || self == .character(UInt8(ascii: ";")) || self == .bars
  }
}

/// Whether the text at `range` is a number or a percentage.
func isValue(_ bytes: [UInt8], _ range: Range<Int>, allowsDecimalComma: Bool = false) -> Bool {
  var text = bytes[trimmed(range, in: bytes)]
  if text.last == UInt8(ascii: "%") {
    text = bytes[trimmed(text.startIndex..<(text.endIndex - 1), in: bytes)]
  }
  return Numeral(text) != nil
    || allowsDecimalComma && Numeral(text, decimalMark: UInt8(ascii: ",")) != nil
}
