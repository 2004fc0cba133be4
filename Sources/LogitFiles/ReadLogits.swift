import GumbelEngine

/// The most categories that a row may have.
let categoryLimit = Logits.limit

/// Reads logits from a file, a pipe or standard input. What kind of file it is, its content tells.
///
/// Of a file of arrays only the headers and the chosen row are read; of an array in a `.npz` archive all, to
/// compare its checksum. Text is read whole.
///
/// Throws `.unreadable` if the bytes cannot be had, or if more than `maximumBytes` would have to be held;
/// `.badData` if they are not what they should be.
public func readLogits(
  from source: LogitSource, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30
) throws(LogitFileError) -> NamedLogits {
  let content = try FileContent(path: source.path, options: options, maximumBytes: maximumBytes)
  var named = try content.logits(array: source.array, row: source.row)
  if source.path != "-" { named.name = source.description }
  return named
}

/// Finds logits in the bytes of a file of any kind.
///
/// `name` is what messages and the result call the file. `array` chooses among arrays with names, `row`
/// among rows, from 0; nil is the first, in JSON Lines the last.
public func parseLogits(
  bytes: [UInt8], name: String, array: String? = nil, row: Int? = nil,
  options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30
) throws(LogitFileError) -> NamedLogits {
  try FileContent(bytes: bytes, name: name, options: options, maximumBytes: maximumBytes)
    .logits(array: array, row: row)
}

/// What is in a file.
struct FileContent {
  enum Form {
    case arrays(BinaryKind, any ByteSource)
    case text([UInt8])
  }

  let name: String
  let form: Form
  let options: ReadingOptions
  let maximumBytes: Int

  /// The content of the file at `path`: opened and told by its first bytes, read only if it is text.
  init(
    path: String, options: ReadingOptions = ReadingOptions(), maximumBytes: Int
  ) throws(LogitFileError) {
    let file = try FileBytes(path: path)
    self.options = options
    self.maximumBytes = maximumBytes
    name = file.name
    if file.isSeekable, let kind = try file.binaryKind() {
      form = .arrays(kind, file)
    } else {
      form = try Self.form(of: try file.readAll(maximumBytes: maximumBytes), name: file.name)
    }
  }

  init(
    bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions(), maximumBytes: Int
  ) throws(LogitFileError) {
    self.options = options
    self.maximumBytes = maximumBytes
    self.name = name
    form = try Self.form(of: bytes, name: name)
  }

  private static func form(of bytes: [UInt8], name: String) throws(LogitFileError) -> Form {
    do {
      let kind = try BinaryKind(Array(bytes.prefix(BinaryKind.headSize)))
      return kind.map { .arrays($0, MemoryBytes(bytes)) } ?? .text(bytes)
    } catch {
      throw LogitFileError(error, name: name, text: nil)
    }
  }

  /// The chosen row of the chosen array.
  func logits(array: String?, row: Int?) throws(LogitFileError) -> NamedLogits {
    do {
      switch form {
      case .text(let bytes):
        return try textRow(bytes, array: array, row: row, columns: options.columns)
          .checked(name: name, options: options)
      case .arrays(let kind, let source):
        let arrays = try kind.arrays(in: source, maximumBytes: maximumBytes)
        return try arrays.chosen(array).row(row).checked(name: name, options: options)
      }
    } catch {
      guard case .text(let bytes) = form else { throw LogitFileError(error, name: name, text: nil) }
      throw LogitFileError(error, name: name, text: bytes)
    }
  }
}

extension FileBytes {
  /// The kind that the first bytes tell; nil for text.
  fileprivate func binaryKind() throws(LogitFileError) -> BinaryKind? {
    do {
      return try BinaryKind(try read(0..<min(BinaryKind.headSize, count)))
    } catch {
      throw LogitFileError(error, name: name, text: nil)
    }
  }
}

private func textRow(
  _ bytes: [UInt8], array: String?, row: Int?, columns: [String]?
) throws(Damage) -> UncheckedRow {
  if let zero = bytes.prefix(4096).firstIndex(of: 0) {
    throw Damage(
      offset: zero, problem: "this is not text",
      cure: "CSV, TSV, JSON, JSON Lines, .npy, .npz and .safetensors can be read.")
  }
  let content = bytes[byteOrderMarkLength(bytes)...].drop(while: isSpace)
  guard !content.isEmpty else {
    throw Damage(problem: "the file is empty", cure: "Write numbers to it: CSV, TSV or JSON.")
  }
  if beginsJSON(content) {
    return JSONLines.areIn(bytes)
      ? try JSONLines.row(in: bytes, array: array, row: row, columns: columns)
      : try JSONLogits.row(in: bytes, array: array, row: row, columns: columns)
  }
  if ServerSentEvents.areIn(bytes) {
    return try JSONLines.row(in: bytes, array: array, row: row, columns: columns)
  }
  if let array {
    throw Damage(
      problem: "no array is named \(quoted(array))", cure: "CSV has no arrays with names; leave it out.")
  }
  return try CSVLogits.row(in: bytes, row: row, columns: columns)
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
