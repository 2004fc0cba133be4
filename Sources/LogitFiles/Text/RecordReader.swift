/// One field of a record.
struct TextField {
  /// What is between the separators, or between the quotes.
  var range: Range<Int>
  var isQuoted = false
  /// Whether what is in the quotes has to be decoded.
  var hasQuotes = false
}

/// What is between the fields of a record.
enum TextSeparator: Equatable {
  /// One byte: a tab, a semicolon, a comma or a slash. Fields may be in quotes (RFC 4180) and contain line
  /// ends then.
  case character(UInt8)
  /// Spaces and tabs, as many as there are. Fields may be in quotes, see `QuotedLabel`.
  case blanks
  /// `|` with blanks around it, as Markdown and psql draw tables. Lines between rows are skipped.
  case bars

  /// What it is called in a message.
  var name: String {
    switch self {
    case .character(UInt8(ascii: "\t")): "a tab"
    case .character(let byte): "'\(Character(Unicode.Scalar(byte)))'"
    case .blanks: "blanks"
    case .bars: "'|'"
    }
  }
}

/// Reads the records of a text, one a line.
///
/// Lines end with LF, CR LF or CR. Empty lines, comments and what programs print around tables are skipped.
struct RecordReader {
  var lines: TextLines
  let separator: TextSeparator

  var bytes: [UInt8] { lines.bytes }

  init(_ bytes: [UInt8], separator: TextSeparator) {
    lines = TextLines(bytes, separator: separator)
    self.separator = separator
  }

  /// The next record, or false at the end of the text. `fields` is reused to spare an allocation per record.
  mutating func next(_ fields: inout [TextField]) throws(Damage) -> Bool {
    fields.removeAll(keepingCapacity: true)
    switch separator {
    case .character(let byte): return try nextSeparated(by: byte, &fields)
    case .blanks:
      guard let line = try lines.next() else { return false }
      try appendWords(of: line, to: &fields)
    case .bars:
      guard let line = try lines.next() else { return false }
      fields = cells(of: line)
    }
    return true
  }

  // MARK: - One byte between fields

  private mutating func nextSeparated(by separator: UInt8, _ fields: inout [TextField]) throws(Damage) -> Bool
  {
    guard lines.skipIgnored() else { return false }
    var offset = lines.offset
    defer { lines.offset = offset }
    while true {
      fields.append(try field(before: separator, &offset))
      guard offset < bytes.count else { return true }
      let isEnd = bytes[offset] != separator
      // The LF of a CR LF is then skipped as an empty line.
      offset += 1
      if isEnd { return true }
    }
  }

  private func field(before separator: UInt8, _ offset: inout Int) throws(Damage) -> TextField {
    let start = offset
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { return try quotedField(separator, &offset) }
    while offset < bytes.count, bytes[offset] != separator, !isLineEnd(bytes[offset]) { offset += 1 }
    return TextField(range: start..<offset)
  }

  private func quotedField(_ separator: UInt8, _ offset: inout Int) throws(Damage) -> TextField {
    let start = offset
    var field = TextField(range: (start + 1)..<(start + 1), isQuoted: true)
    offset += 1
    while true {
      guard let quote = bytes[offset...].firstIndex(of: UInt8(ascii: "\"")) else {
        throw unclosedQuote(at: start)
      }
      offset = quote + 1
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { break }
      field.hasQuotes = true
      offset += 1
    }
    field.range = (start + 1)..<(offset - 1)
    guard offset == bytes.count || bytes[offset] == separator || isLineEnd(bytes[offset]) else {
      throw textAfterQuote(at: offset)
    }
    return field
  }

  // MARK: - Blanks and bars between fields

  private func appendWords(of line: Range<Int>, to fields: inout [TextField]) throws(Damage) {
    var offset = line.lowerBound
    while offset < line.upperBound {
      let blank = blankLength(bytes, at: offset)
      if blank > 0 {
        offset += blank
        continue
      }
      let start = offset
      if bytes[start] == UInt8(ascii: "\"") {
        _ = try quotedLabel(bytes, &offset)
        guard offset >= line.upperBound || blankLength(bytes, at: offset) > 0 else {
          throw textAfterQuote(at: offset)
        }
        fields.append(TextField(range: (start + 1)..<(offset - 1), isQuoted: true, hasQuotes: true))
        continue
      }
      while offset < line.upperBound, blankLength(bytes, at: offset) == 0 { offset += 1 }
      fields.append(TextField(range: start..<offset))
    }
  }

  private func cells(of line: Range<Int>) -> [TextField] {
    var cells = bytes[line].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { TextField(range: trimmed($0.indices, in: bytes)) }
    if cells.count > 1, cells[0].range.isEmpty { cells.removeFirst() }
    if cells.count > 1, cells[cells.count - 1].range.isEmpty { cells.removeLast() }
    return cells
  }

  // MARK: - Texts

  /// The text of a field, exactly: spaces are part of it.
  func text(_ field: TextField) throws(Damage) -> String {
    if field.hasQuotes, separator == .blanks {
      var offset = field.range.lowerBound - 1
      return try quotedLabel(bytes, &offset)
    }
    return try string(field.hasQuotes ? Self.undoubled(bytes[field.range]) : bytes[field.range], field.range)
  }

  /// The text of a field without blanks around it.
  func name(_ field: TextField) throws(Damage) -> String {
    if field.hasQuotes { return try text(field) }
    let range = trimmed(field.range, in: bytes)
    return try string(bytes[range], range)
  }

  private func string(_ content: ArraySlice<UInt8>, _ range: Range<Int>) throws(Damage) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Damage(
        offset: range.lowerBound, problem: "this text is not valid UTF-8", cure: "Save the file as UTF-8.")
    }
    return text
  }

  private static func undoubled(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var content = content
    var isSecond = false
    content.removeAll { byte in
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      return byte == UInt8(ascii: "\"") && !isSecond
    }
    return content
  }
}

/// Reads a label in quotes, see `QuotedLabel`.
func quotedLabel(_ bytes: [UInt8], _ offset: inout Int) throws(Damage) -> String {
  let start = offset
  do throws(QuotedLabel.Problem) {
    let label = try QuotedLabel.read(bytes, &offset)
    guard !bytes[start..<offset].contains(where: isLineEnd) else { throw .unclosed }
    return label
  } catch {
    switch error {
    case .unclosed: throw unclosedQuote(at: start)
    case .unknownEscape:
      throw Damage(
        offset: start, problem: "a \\ in quotes begins none of \(QuotedLabel.escapes)",
        cure: "A backslash is written \\\\.")
    }
  }
}

func unclosedQuote(at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: "the quote that opens here is never closed",
    cure: "A label that contains a quote is written in quotes, and the quote twice: \"\"\"\".")
}

func textAfterQuote(at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: "text after the closing quote",
    cure: "A label that contains a quote is written in quotes, and the quote twice: \"\"\"\".")
}
