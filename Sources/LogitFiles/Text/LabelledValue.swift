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
    var label = end.map { trimmed(text.lowerBound..<$0, in: bytes) } ?? text
    let beforeArrow = Self.endBeforeArrow(bytes, label)
    let isKey =
      beforeArrow != nil || bytes[label.upperBound..<value.lowerBound].contains(where: Self.isKeySign)
    if let beforeArrow { label = label.lowerBound..<beforeArrow }
    if isKey {
      if hasKeyedNumber(bytes, label) { throw Self.tooMuch(at: label.lowerBound) }
    } else {
      var count = 0
      var offset = label.lowerBound
      var hasNumber = false
      while offset < label.upperBound, !(hasNumber && count > 1) {
        let word = Self.word(bytes, from: offset, to: label.upperBound)
        count += 1
        hasNumber = hasNumber || isValue(bytes, word)
        if let problem = Self.damagedNumber(bytes[word]) {
          throw Damage(
            offset: word.lowerBound, problem: problem.problem,
            cure: "Write \(problem.correction ?? "a number"), or the label in quotes.")
        }
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
    // What is left of `=>`, or all of `->`.
    let rest = bytes[offset..<line.upperBound]
    for arrow in [">", "->", "→"] where rest.starts(with: arrow.utf8) {
      offset = trimmed((offset + arrow.utf8.count)..<line.upperBound, in: bytes).lowerBound
    }
    self.label = label
    value = offset..<line.upperBound
    return true
  }

  /// What is wrong with a word that is a number in another notation.
  private static func damagedNumber(_ word: ArraySlice<UInt8>) -> NumberProblem? {
    // Most words of labels begin with a letter.
    guard let first = word.first, !isWordByte(first) || isDigit(first) else { return nil }
    let problem = NumberProblem(explaining: word)
    return switch problem {
    case .decimalComma, .thousandsSeparator, .otherNotation: problem
    default: nil
    }
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

  /// The end of a label before `->`, `=>` or `→`, which stand between label and value in many languages.
  private static func endBeforeArrow(_ bytes: [UInt8], _ label: Range<Int>) -> Int? {
    for arrow in ["->", "=>", "→"] where bytes[label].ends(with: arrow.utf8) {
      let before = trimmed(label.lowerBound..<(label.upperBound - arrow.utf8.count), in: bytes)
      // Without a blank it belongs to the label.
      if !before.isEmpty, before.upperBound + arrow.utf8.count < label.upperBound { return before.upperBound }
    }
    return nil
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

/// Whether a label has a number behind a colon or an equals sign and then goes on, as several pairs do between
/// which commas are missing: `a: 1 b`, of `a: 1 b: 2`.
func hasKeyedNumber(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
  for sign in label where bytes[sign] == UInt8(ascii: ":") || bytes[sign] == UInt8(ascii: "=") {
    var start = sign + 1
    while start < label.upperBound, blankLength(bytes, at: start) > 0 {
      start += blankLength(bytes, at: start)
    }
    var end = start
    while end < label.upperBound, blankLength(bytes, at: end) == 0 { end += 1 }
    if end < label.upperBound, isValue(bytes, start..<end) { return true }
  }
  return false
}

extension ArraySlice<UInt8> {
  func ends(with other: some Collection<UInt8>) -> Bool { suffix(other.count).elementsEqual(other) }
}
