/// One field of a record.
struct CSVField {
  /// What stands between the separators, or between the quotes.
  var range: Range<Int>
  var isQuoted = false
  /// Whether a quote is written inside, as two.
  var hasQuotes = false
}

/// Reads the records of a CSV or TSV text (RFC 4180): lines end with LF, CR LF or CR; empty lines are
/// skipped; the separator is the first of tab, semicolon and comma that the first record has.
struct CSVReader {
  let bytes: [UInt8]
  /// The separator.
  let separator: UInt8
  private(set) var offset: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = byteOrderMarkLength(bytes)
    separator = Self.separator(bytes[offset...])
  }

  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var hasSemicolon = false
    var isInside = false
    for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      if isInside { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "\t") { return byte }
      if byte == UInt8(ascii: ";") { hasSemicolon = true }
    }
    return UInt8(ascii: hasSemicolon ? ";" : ",")
  }

  /// The next record, or false at the end of the text. `fields` is reused to spare an allocation per record.
  mutating func next(_ fields: inout [CSVField]) throws(Damage) -> Bool {
    fields.removeAll(keepingCapacity: true)
    skipEmptyLines()
    guard offset < bytes.count else { return false }
    while true {
      fields.append(try field())
      guard offset < bytes.count else { return true }
      if bytes[offset] == separator {
        offset += 1
        continue
      }
      // The LF of a CR LF is then skipped as an empty line.
      offset += 1
      return true
    }
  }

  private mutating func skipEmptyLines() {
    var ahead = offset
    while ahead < bytes.count, bytes[ahead] == 0x20 || isLineEnd(bytes[ahead]) {
      if isLineEnd(bytes[ahead]) { offset = ahead + 1 }
      ahead += 1
    }
    if ahead == bytes.count { offset = ahead }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func field() throws(Damage) -> CSVField {
    let start = offset
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { return try quotedField() }
    while offset < bytes.count, bytes[offset] != separator, !isLineEnd(bytes[offset]) { offset += 1 }
    return CSVField(range: start..<offset)
  }

  private mutating func quotedField() throws(Damage) -> CSVField {
    let start = offset
    var field = CSVField(range: (start + 1)..<(start + 1), isQuoted: true)
    offset += 1
    while true {
      guard let quote = bytes[offset...].firstIndex(of: UInt8(ascii: "\"")) else {
        throw Damage(
          offset: start, problem: "the quote that opens here is never closed",
          cure: "A label that contains a quote is written in quotes, and the quote twice: \"\"\"\".")
      }
      offset = quote + 1
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { break }
      field.hasQuotes = true
      offset += 1
    }
    field.range = (start + 1)..<(offset - 1)
    guard offset == bytes.count || bytes[offset] == separator || isLineEnd(bytes[offset]) else {
      throw Damage(
        offset: offset, problem: "text after the closing quote",
        cure: "A label that contains a quote is written in quotes, and the quote twice: \"\"\"\".")
    }
    return field
  }

  /// The text of a field, exactly: spaces are part of it.
  func text(_ field: CSVField) throws(Damage) -> String {
    var content = Array(bytes[field.range])
    if field.hasQuotes {
      var isSecond = false
      content.removeAll { byte in
        isSecond = byte == UInt8(ascii: "\"") && !isSecond
        return byte == UInt8(ascii: "\"") && !isSecond
      }
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Damage(
        offset: field.range.lowerBound, problem: "this text is not valid UTF-8",
        cure: "Save the file as UTF-8.")
    }
    return text
  }

  /// The field without spaces and tabs around it.
  func trimmed(_ field: CSVField) -> ArraySlice<UInt8> {
    var content = bytes[field.range].drop { $0 == 0x20 || $0 == 0x09 }
    while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
    return content
  }
}
