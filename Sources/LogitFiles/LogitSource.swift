/// Where logits are to be read: `FILE[:ARRAY][@ROW]` taken apart.
public struct LogitSource: Sendable, Equatable, CustomStringConvertible {
  /// The file; `-` is standard input.
  public var path: String
  /// The array in a file that has several.
  public var array: String?
  /// The row of an array of rows, from 0; nil is the first.
  public var row: Int?

  /// A source with these parts.
  public init(path: String, array: String? = nil, row: Int? = nil) {
    self.path = path
    self.array = array
    self.row = row
  }

  /// Takes `text` apart. `:` and `@` may be part of a file's name, so of all readings the one with the
  /// longest name for which `exists` is true wins; if there is none, the one that names the row, and the
  /// array behind the last colon of the file's own name.
  public init(parsing text: String, exists: (String) -> Bool = fileExists) {
    let readings = Self.readings(of: text)
    let found = readings.first { $0.path == "-" || exists($0.path) }
    self = found ?? Self.usualReading(readings)
  }

  /// The source as it is written.
  public var description: String {
    path + (array.map { ":\($0)" } ?? "") + (row.map { "@\($0)" } ?? "")
  }

  /// All ways to read `text`, from the longest file name to the shortest; of two with the same, the one with
  /// a row first.
  private static func readings(of text: String) -> [LogitSource] {
    var heads = [LogitSource(path: text)]
    if let at = text.lastIndex(of: "@"), let row = rowNumber(text[text.index(after: at)...]),
      at > text.startIndex
    {
      heads.append(LogitSource(path: String(text[..<at]), row: row))
    }
    let split = heads.flatMap { head in
      head.path.indices.filter { head.path[$0] == ":" && $0 > head.path.startIndex }.compactMap { colon in
        let array = head.path[head.path.index(after: colon)...]
        return array.isEmpty
          ? nil : LogitSource(path: String(head.path[..<colon]), array: String(array), row: head.row)
      }
    }
    return (heads + split).sorted { first, second in
      let lengths = (first.path.utf8.count, second.path.utf8.count)
      return lengths.0 == lengths.1 ? first.row != nil && second.row == nil : lengths.0 > lengths.1
    }
  }

  private static func usualReading(_ readings: [LogitSource]) -> LogitSource {
    let rows = readings.filter { $0.row != nil }
    let candidates = rows.isEmpty ? readings : rows
    let arrays = candidates.filter { $0.array != nil && $0.array?.contains("/") == false }
    return arrays.first ?? candidates.first { $0.array == nil } ?? readings[0]
  }

  private static func rowNumber(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }
}
