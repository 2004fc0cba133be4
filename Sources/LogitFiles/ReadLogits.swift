import GumbelEngine

/// The most categories that a row may have.
let categoryLimit = Logits.limit

/// Reads logits from a file, a pipe or standard input. What kind of file it is, its content tells.
///
/// Throws `.unreadable` if the bytes cannot be had, or are more than `maximumBytes`; `.badData` if they are
/// not what they should be.
public func readLogits(
  from source: LogitSource, maximumBytes: Int = 1 << 30
) throws(LogitFileError) -> NamedLogits {
  let bytes = try readBytes(of: source.path, maximumBytes: maximumBytes)
  let name = source.path == "-" ? "standard input" : source.path
  var named = try parseLogits(bytes: bytes, name: name, array: source.array, row: source.row)
  if source.path != "-" { named.name = source.description }
  return named
}

/// Finds logits in the bytes of a file: CSV, TSV or JSON, in UTF-8.
///
/// `name` is what messages and the result call the file. `array` chooses among arrays with names, `row`
/// among rows, from 0; nil is the first.
public func parseLogits(
  bytes: [UInt8], name: String, array: String? = nil, row: Int? = nil
) throws(LogitFileError) -> NamedLogits {
  do {
    return try uncheckedRow(bytes, array: array, row: row).checked(name: name)
  } catch {
    throw LogitFileError(
      .badData, name: name, place: error.offset.map { TextPlace(offset: $0, in: bytes) },
      problem: error.problem, cure: error.cure)
  }
}

private func uncheckedRow(_ bytes: [UInt8], array: String?, row: Int?) throws(Damage) -> UncheckedRow {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw Damage(problem: "this is UTF-16", cure: "Save the file as UTF-8.")
  }
  if let zero = bytes.prefix(4096).firstIndex(of: 0) {
    throw Damage(offset: zero, problem: "this is not text", cure: "CSV, TSV and JSON can be read.")
  }
  let content = bytes[byteOrderMarkLength(bytes)...].drop(while: isSpace)
  guard !content.isEmpty else {
    throw Damage(problem: "the file is empty", cure: "Write numbers to it: CSV, TSV or JSON.")
  }
  if beginsJSON(content) { return try JSONLogits.row(in: bytes, array: array, row: row) }
  if let array {
    throw Damage(
      problem: "no array is named \(quoted(array))", cure: "CSV has no arrays with names; leave it out.")
  }
  return try CSVLogits.row(in: bytes, row: row)
}

/// A header of labels may begin with a bracket too: `[CLS],[SEP]`.
private func beginsJSON(_ content: ArraySlice<UInt8>) -> Bool {
  if content.first == UInt8(ascii: "{") { return true }
  guard content.first == UInt8(ascii: "[") else { return false }
  let inside = content.dropFirst().drop(while: isSpace)
  guard let byte = inside.first, Character(Unicode.Scalar(byte)).isLetter else { return true }
  return ["NaN", "Infinity", "null", "true", "false"].contains { inside.starts(with: $0.utf8) }
}

/// White space as JSON has it.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

func tooManyCategories(_ count: Int) -> Damage {
  Damage(problem: "more than \(categoryLimit) categories", cure: "At most \(categoryLimit) can be shown.")
}
