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
  from source: LogitSource, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30,
  progress: ReadingProgress = .unobserved
) throws(LogitFileError) -> NamedLogits {
  let content = try FileContent(
    path: source.path, options: options, maximumBytes: maximumBytes, progress: progress)
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
    path: String, options: ReadingOptions = ReadingOptions(), maximumBytes: Int,
    progress: ReadingProgress = .unobserved
  ) throws(LogitFileError) {
    let file = try FileBytes(path: path, progress: progress)
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
        return try TextReader.row(in: bytes, array: array, row: row, columns: options.columns)
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
