/// Numbers in rows of equal length: the items of a data set.
public struct NumberTable: Sendable, Equatable {
  /// Where they are from.
  public var name: String
  /// The numbers, row after row.
  public var values: [Double]
  /// The number of columns; at least 1.
  public var columns: Int
  /// What was assumed or left out, one notice each.
  public var notices: [String]

  /// The number of rows.
  public var rows: Int { values.count / columns }
}

/// Reads all rows of an array from a file, a pipe or standard input. What kind of file it is, its content tells: `.npy`,
/// `.npz`, `.safetensors`, a table of numbers, an array of arrays in JSON, or one array a line.
///
/// Of an array with more than two axes the first counts the rows, and the others together are the columns. A row in
/// `source` is refused: all are read.
///
/// Throws `.unreadable` if the bytes cannot be had, or if more than `maximumBytes` would have to be held; `.badData` if
/// they are no table.
public func readTable(
  from source: LogitSource, maximumBytes: Int = 1 << 30, progress: ReadingProgress = .unobserved
) throws(LogitFileError) -> NumberTable {
  if let row = source.row {
    throw LogitFileError(
      .badData, name: source.description, problem: "one row is no table", cure: "Leave out \"@\(row)\".")
  }
  let content = try FileContent(path: source.path, maximumBytes: maximumBytes, progress: progress)
  return try content.table(array: source.array, name: source.path == "-" ? content.name : source.description)
}

extension FileContent {
  /// All rows of the chosen array.
  func table(array: String?, name: String) throws(LogitFileError) -> NumberTable {
    do {
      switch form {
      case .text(let bytes): return try TextTable(bytes).table(array: array, name: name)
      case .arrays(let kind, let source):
        return try kind.arrays(in: source, maximumBytes: maximumBytes).chosen(array)
          .table(name: name, maximumBytes: maximumBytes)
      }
    } catch {
      guard case .text(let bytes) = form else { throw LogitFileError(error, name: self.name, text: nil) }
      throw LogitFileError(error, name: self.name, text: bytes)
    }
  }
}

extension NumberArray {
  /// All rows, with the first axis as rows and all others as columns.
  fileprivate func table(name: String, maximumBytes: Int) throws(Damage) -> NumberTable {
    let layout = try layout.get()
    guard layout.shape.count >= 2, !layout.shape.contains(0) else {
      throw Damage(
        problem: "an array of shape \(shapeText(layout.shape)) is no table",
        cure: "A table has a row for each item and a column for each number of it.")
    }
    let rows = layout.shape[0]
    let columns = layout.shape.dropFirst().reduce(1, *)
    guard rows * columns <= maximumBytes / MemoryLayout<Double>.size else {
      throw Damage(
        problem: "an array of shape \(shapeText(layout.shape)) takes more than \(maximumBytes) bytes",
        cure: "Raise the limit with --max-bytes.", kind: .unreadable)
    }
    var values: [Double] = []
    values.reserveCapacity(rows * columns)
    for row in 0..<layout.rowCount { values += try layout.values(row: row, in: source) }
    try source.verify()
    return NumberTable(name: name, values: values, columns: columns, notices: [])
  }
}

/// Finds a table of numbers in text.
private struct TextTable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func table(array: String?, name: String) throws(Damage) -> NumberTable {
    let first = bytes[byteOrderMarkLength(bytes)...].first { !isSpace($0) }
    if let first, "{[".utf8.contains(first) { return try json(array: array, name: name) }
    if let array {
      throw Damage(
        problem: "no array is named \(quoted(array))", cure: "CSV has no arrays with names; leave it out.")
    }
    let head = TextHead(bytes)
    let separators = head.separators.map { TextSeparator.character($0) } + [.blanks]
    var problem: Damage?
    for separator in separators {
      do throws(Damage) {
        var table = try TableReader.table(in: bytes, separator: separator)
        table.name = name
        return table
      } catch {
        problem = problem ?? error
      }
    }
    throw problem ?? Damage(problem: "there is no table in it", cure: "Write one item a line.")
  }

  private func json(array: String?, name: String) throws(Damage) -> NumberTable {
    let root = try JSONLines.areIn(bytes) && array == nil ? lines() : JSONReader.read(bytes)
    let node = try chosen(array, of: root)
    guard let rows = node.elements, !rows.isEmpty else { throw noTable(at: node.offset) }
    var values: [Double] = []
    var columns: Int?
    for row in rows {
      let start = values.count
      try append(row, to: &values)
      let count = values.count - start
      guard case .number = row.value else {
        guard count == columns ?? count, count > 0 else {
          throw Damage(
            offset: row.offset, problem: "this row has \(count) numbers, the first has \(columns ?? 0)",
            cure: "All rows need as many numbers.")
        }
        columns = count
        continue
      }
      throw noTable(at: row.offset)
    }
    return NumberTable(name: name, values: values, columns: columns ?? 1, notices: [])
  }

  /// One array a line.
  private func lines() throws(Damage) -> JSONNode {
    var nodes: [JSONNode] = []
    var start = byteOrderMarkLength(bytes)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start..<end].contains(where: { !isSpace($0) }) {
        do throws(Damage) {
          var node = try JSONReader.read(Array(bytes[start..<end]))
          node.offset += start
          nodes.append(node)
        } catch {
          var damage = error
          damage.offset = damage.offset.map { $0 + start }
          throw damage
        }
      }
      start = end + 1
    }
    return JSONNode(offset: byteOrderMarkLength(bytes), value: .array(nodes))
  }

  /// The array with a name, or the only array of an object.
  private func chosen(_ wanted: String?, of root: JSONNode) throws(Damage) -> JSONNode {
    guard let members = root.members else {
      guard let wanted else { return root }
      throw Damage(problem: "no array is named \(quoted(wanted))", cure: "Leave out \":\(wanted)\".")
    }
    let arrays = members.filter { $0.node.elements != nil }
    let names = arrays.map { quoted($0.name) }.joined(separator: ", ")
    if let wanted {
      if let found = arrays.first(where: { $0.name == wanted }) { return found.node }
      throw Damage(
        problem: "no array is named \(quoted(wanted))", cure: "There are \(names.isEmpty ? "none" : names).")
    }
    if arrays.count == 1 { return arrays[0].node }
    throw Damage(
      offset: root.offset,
      problem: arrays.isEmpty ? "there is no array in it" : "which of the arrays holds the items?",
      cure: arrays.isEmpty ? "Write an array of arrays." : "Choose one with FILE:NAME; there are \(names).")
  }

  /// Adds the numbers of a row, nested ones in their order.
  private func append(_ node: JSONNode, to values: inout [Double]) throws(Damage) {
    switch node.value {
    case .number(let value): values.append(value)
    case .numbers(let numbers): values += numbers
    case .array(let nodes): for node in nodes { try append(node, to: &values) }
    default:
      throw Damage(
        offset: node.offset, problem: "\(node.kind) where a number is needed",
        cure: "A table is an array of arrays of numbers.")
    }
  }

  private func noTable(at offset: Int) -> Damage {
    Damage(
      offset: offset, problem: "this is no table",
      cure: "A table is an array of arrays of numbers: a row for each item.")
  }
}
