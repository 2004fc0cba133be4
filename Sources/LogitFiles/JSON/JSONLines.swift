/// Finds the logits in JSON Lines: one row a line, each line a JSON value of its own.
///
/// Rows count lines that are not blank. Only the chosen line is parsed, by default the newest; a last line
/// that is still being written does not count.
struct JSONLines {
  private let bytes: [UInt8]

  /// Whether `bytes`, which begin like JSON, are several values on lines of their own.
  static func areIn(_ bytes: [UInt8]) -> Bool {
    let start = bytes[byteOrderMarkLength(bytes)...].firstIndex { !isSpace($0) } ?? bytes.count
    let end = lineEnd(bytes, from: start)
    guard let next = bytes[end...].first(where: { !isSpace($0) }), "{[".utf8.contains(next) else {
      return false
    }
    return isComplete(Array(bytes[start..<end]))
  }

  /// The chosen row in `bytes`.
  static func row(
    in bytes: [UInt8], array: String?, row: Int?, columns: [String]? = nil
  ) throws(Damage) -> UncheckedRow {
    let (line, index, count) = try JSONLines(bytes: bytes).line(row)
    return try self.row(ofLine: bytes, line, array: array, index: index, count: count, columns: columns)
  }

  /// The row in one line.
  static func row(
    ofLine bytes: [UInt8], _ line: Range<Int>, array: String?, index: Int, count: Int,
    columns: [String]? = nil
  ) throws(Damage) -> UncheckedRow {
    var row: UncheckedRow
    do {
      row = try JSONLogits.row(
        in: Array(bytes[line]), array: array, row: nil, context: .table, columns: columns)
    } catch {
      var damage = error
      damage.offset = (error.offset ?? 0) + line.lowerBound
      throw damage
    }
    guard row.rowCount == 1 else {
      throw Damage(
        offset: line.lowerBound, problem: "this line holds \(row.rowCount) rows",
        cure: "Write one row a line; here each line is a row.")
    }
    (row.row, row.rowCount) = (index, count)
    let offset = row.offset
    row.offset = { category in offset(category).map { $0 + line.lowerBound } }
    return row
  }

  /// The line of row `wanted`, or of the newest.
  private func line(_ wanted: Int?) throws(Damage) -> (Range<Int>, index: Int, count: Int) {
    var count = 0
    var found: Range<Int>?
    var beforeLast: Range<Int>?
    var last: Range<Int>?
    var start = byteOrderMarkLength(bytes)
    while start < bytes.count {
      let end = Self.lineEnd(bytes, from: start)
      if bytes[start..<end].contains(where: { !isSpace($0) }) {
        (beforeLast, last) = (last, start..<end)
        if count == wanted { found = last }
        count += 1
      }
      start = end + 1
    }
    if let line = last, let before = beforeLast, line.upperBound == bytes.count,
      !Self.isComplete(Array(bytes[line]))
    {
      if found == line { found = nil }
      last = before
      count -= 1
    }
    let line = wanted == nil ? last : found
    guard let line else { throw noRow(wanted ?? 0, of: count) }
    return (line, wanted ?? count - 1, count)
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// Whether a line is a whole JSON value.
  static func isComplete(_ line: [UInt8]) -> Bool { (try? JSONReader.read(line)) != nil }
}
