/// Finds the logits in a list that is not laid out in columns or lines: `2, 1.2; 0.6`, `a: 1, b c: 2.5`,
/// `a 1 'b c' 2.5`, numbers over several lines, a vector as R prints it.
///
/// Commas, semicolons and line ends are between entries. An entry is a label of any words, a colon or an
/// equals sign, and a number; or words, which are labels of one word and numbers.
struct ListReader {
  private let bytes: [UInt8]
  private let commasAreDecimal: Bool
  private var values: ValueReader
  private var numbers: [Double] = []
  private var labels: [String] = []
  private var offsets: [Int] = []
  /// The numbers of categories without a label.
  private var unlabelledCount = 0
  /// A label whose number is still to come.
  private var pending: (text: String, offset: Int)?
  /// Of each line with numbers: how many it has, and what it is like.
  private var lines: [Line] = []

  private struct Line {
    var count: Int
    var endsWithComma: Bool
    var hasCommas: Bool
    /// Whether it begins with `[1]`, as R counts.
    var isCounted: Bool
  }

  /// The categories in `bytes`.
  static func row(in bytes: [UInt8]) throws(Damage) -> UncheckedRow {
    var reader = ListReader(bytes)
    return try reader.read()
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    commasAreDecimal = ListReader.commasAreDecimal(bytes)
    values = ValueReader(
      bytes, allowsDecimalComma: commasAreDecimal, cure: "A list is numbers, or labels and numbers in turns.")
  }

  private mutating func read() throws(Damage) -> UncheckedRow {
    var text = TextLines(bytes, separator: .blanks)
    while let line = try text.next() {
      try readLine(line)
      guard numbers.count <= categoryLimit else { throw tooManyCategories(numbers.count) }
    }
    if let pending {
      throw Damage(
        offset: pending.offset, number: numbers.count, problem: "\(quoted(pending.text)) is not a number",
        cure: "A list is numbers, or labels and numbers in turns.")
    }
    guard !numbers.isEmpty else { throw Damage(problem: "there is no data", cure: "Write numbers to it.") }
    var row = UncheckedRow(values: numbers) { [offsets] in $0 < offsets.count ? offsets[$0] : nil }
    values.settle(&row)
    if unlabelledCount == 0 {
      row.labels = labels
    } else if unlabelledCount < numbers.count {
      throw Damage(
        offset: offsets[0], problem: "some numbers have labels and some have none",
        cure: "A list is numbers, or labels and numbers in turns.")
    } else {
      try checkLines(&row)
    }
    return row
  }

  private mutating func readLine(_ line: Range<Int>) throws(Damage) {
    var start = line.lowerBound
    if let end = Self.endOfCount(bytes, line) { start = end }
    if !commasAreDecimal { try refuseDecimalCommas(line) }
    let before = numbers.count
    var hasCommas = false
    var entry = start
    var offset = start
    while offset <= line.upperBound {
      if offset < line.upperBound, let end = Self.endOfQuote(bytes, offset, entry..<line.upperBound) {
        offset = end
        continue
      }
      let isEnd = offset == line.upperBound
      if isEnd || isBetweenEntries(bytes[offset]) {
        let range = trimmed(entry..<offset, in: bytes)
        // Nothing may follow the last separator.
        if range.isEmpty, !isEnd || entry == line.lowerBound {
          throw Damage(
            offset: entry, number: numbers.count, problem: NumberProblem.empty.problem,
            cure: "A masked category is written -inf.")
        }
        try readEntry(range)
        hasCommas = hasCommas || !isEnd
        entry = offset + 1
      }
      offset += 1
    }
    let last = bytes[line.upperBound - 1]
    lines.append(
      Line(
        count: numbers.count - before, endsWithComma: isBetweenEntries(last), hasCommas: hasCommas,
        isCounted: start > line.lowerBound))
  }

  private func isBetweenEntries(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") && !commasAreDecimal
  }

  // MARK: - Entries

  private mutating func readEntry(_ entry: Range<Int>) throws(Damage) {
    if pending == nil, let sign = keySign(entry) {
      let label = trimmed(entry.lowerBound..<sign, in: bytes)
      guard !hasKeyedNumber(bytes, label) else {
        throw Damage(
          offset: label.lowerBound, number: numbers.count, problem: "more than a label and a logit",
          cure: "Write commas between pairs: a: 1, b: 2.")
      }
      pending = (try self.label(label), label.lowerBound)
      try add((sign + 1)..<entry.upperBound)
      return
    }
    var words: [TextField] = []
    var offset = entry.lowerBound
    while offset < entry.upperBound {
      let blank = blankLength(bytes, at: offset)
      if blank > 0 {
        offset += blank
        continue
      }
      let start = offset
      if let end = Self.endOfQuote(bytes, offset, entry) {
        offset = end
        words.append(TextField(range: start..<end, isQuoted: true))
        continue
      }
      while offset < entry.upperBound, blankLength(bytes, at: offset) == 0 { offset += 1 }
      if bytes[start..<offset] == [UInt8(ascii: "%")], let last = words.last, !last.isQuoted,
        Numeral(bytes[last.range]) != nil
      {
        words[words.count - 1].range = last.range.lowerBound..<offset
      } else {
        words.append(TextField(range: start..<offset))
      }
    }
    for word in words {
      if pending == nil, !numbers.isEmpty,
        ["±", "+-", "+/-"].contains(String(decoding: bytes[word.range], as: UTF8.self))
      {
        throw Damage(
          offset: word.range.lowerBound, number: numbers.count, problem: "a number with its uncertainty",
          cure: "Leave out ± and what follows it.")
      }
      if !word.isQuoted, isValue(bytes, word.range, allowsDecimalComma: commasAreDecimal) {
        try add(word.range)
      } else if pending == nil, word.isQuoted || !looksLikeNumber(bytes[word.range]) {
        pending = (try label(word.range), word.range.lowerBound)
      } else {
        let problem = NumberProblem(explaining: bytes[word.range])
        if case .otherNotation(_, let plain) = problem {
          throw Damage(
            offset: word.range.lowerBound, number: numbers.count, problem: problem.problem,
            cure: "Write \(plain).")
        }
        throw Damage(
          offset: word.range.lowerBound, number: numbers.count,
          problem: "\(quoted(String(decoding: bytes[word.range], as: UTF8.self))) is not a number",
          cure: "Between label and number write a colon, and a label of several words in quotes.")
      }
    }
  }

  private mutating func add(_ range: Range<Int>) throws(Damage) {
    numbers.append(try values.value(range))
    offsets.append(trimmed(range, in: bytes).lowerBound)
    labels.append(pending?.text ?? "")
    if pending == nil { unlabelledCount += 1 }
    pending = nil
  }

  /// The last `:` or `=` of an entry, if a number follows it.
  private func keySign(_ entry: Range<Int>) -> Int? {
    guard let sign = bytes[entry].lastIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }),
      sign > entry.lowerBound,
      isValue(bytes, (sign + 1)..<entry.upperBound, allowsDecimalComma: commasAreDecimal)
    else { return nil }
    return sign
  }

  private func label(_ range: Range<Int>) throws(Damage) -> String {
    var offset = range.lowerBound
    if bytes[offset] == UInt8(ascii: "\"") {
      let label = try quotedLabel(bytes, &offset)
      guard offset == range.upperBound else { throw textAfterQuote(at: offset) }
      return label
    }
    if bytes[offset] == UInt8(ascii: "'"), let label = PythonString.read(bytes, &offset),
      offset == range.upperBound
    {
      return label
    }
    let text = bytes[range]
    let isBalanced = [("(", ")"), ("[", "]"), ("{", "}")].allSatisfy { open, close in
      text.count { $0 == open.utf8.first } == text.count { $0 == close.utf8.first }
    }
    guard isBalanced, let label = String(validating: text, as: UTF8.self) else {
      throw Damage(
        offset: range.lowerBound, number: numbers.count,
        problem: "\(quoted(String(decoding: text, as: UTF8.self))) is not a number",
        cure: "Write a label with brackets in it in quotes.")
    }
    return label
  }

  /// The end of the label in quotes that begins at `offset`, where a word may begin in `range`.
  private static func endOfQuote(_ bytes: [UInt8], _ offset: Int, _ range: Range<Int>) -> Int? {
    guard bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") else { return nil }
    let isStart = offset == range.lowerBound || bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09
    guard isStart else { return nil }
    var end = offset
    if bytes[offset] == UInt8(ascii: "\"") {
      guard (try? QuotedLabel.read(bytes, &end)) != nil else { return nil }
    } else {
      guard PythonString.read(bytes, &end) != nil else { return nil }
    }
    guard end < range.upperBound else { return end == range.upperBound ? end : nil }
    return bytes[end] <= 0x20 || ",;:=".utf8.contains(bytes[end]) ? end : nil
  }

  // MARK: - Lines

  /// Whether numbers over several lines are one row: each line but the last ends with a comma, R has counted
  /// them, or nothing but blanks separates them.
  private func checkLines(_ row: inout UncheckedRow) throws(Damage) {
    guard lines.count > 1 else { return }
    if lines.allSatisfy(\.isCounted) { return }
    // A line with one more could be the row of a table in which others lack a number.
    let isContinued = lines.dropLast().allSatisfy {
      $0.endsWithComma && $0.count + 1 != lines[lines.count - 1].count
    }
    if isContinued { return }
    guard !lines.contains(where: \.hasCommas), lines.contains(where: { $0.count != lines[0].count }) else {
      let first = lines[0].count
      let other = lines.firstIndex { $0.count != first } ?? 1
      throw Damage(
        offset: offsets[lines[..<other].reduce(0) { $0 + $1.count }],
        problem: "this line has \(lines[other].count) numbers, the first line has \(first)",
        cure: "Write one row of numbers on one line, or end each line but the last with a comma.")
    }
    row.notices.append("\(lines.count) lines are read as one row of \(numbers.count) numbers.")
  }

  /// The end of `[12]` at the start of a line.
  static func endOfCount(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard bytes[line].first == UInt8(ascii: "[") else { return nil }
    let digits = bytes[line].dropFirst().prefix(while: isDigit)
    let end = digits.endIndex
    guard !digits.isEmpty, end + 1 < line.upperBound, bytes[end] == UInt8(ascii: "]"),
      blankLength(bytes, at: end + 1) > 0
    else { return nil }
    return end + 1
  }

  // MARK: - Decimal commas

  /// Whether every comma is within a number, and tabs or semicolons separate.
  private static func commasAreDecimal(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(UInt8(ascii: ",")), bytes.contains(where: { $0 == 0x09 || $0 == UInt8(ascii: ";") })
    else { return false }
    let words = bytes.split { $0 <= 0x20 || $0 == UInt8(ascii: ";") }
    return words.allSatisfy { word in
      !word.contains(UInt8(ascii: ","))
        || word.last != UInt8(ascii: ",") && isValue(bytes, word.indices, allowsDecimalComma: true)
    }
  }

  /// Refuses a number like `1,5` among words: it could be two numbers, or one with a decimal comma.
  private func refuseDecimalCommas(_ line: Range<Int>) throws(Damage) {
    if let damage = doubtfulNumber(bytes, line) { throw damage }
  }
}
