/// Finds the logits in JSON Lines, each line a JSON value of its own, and in streams of server-sent events,
/// each event one.
///
/// A value is one row of logits, or as many rows as it has tokens; a chunk of a server's answer without
/// log-probabilities is none. If all values are rows of logits, only the first, the newest, the chosen one and
/// one of each form are parsed. By default the newest is chosen; a last line that is still being written does
/// not count.
struct JSONLines {
  private let bytes: [UInt8]
  private let array: String?
  /// The categories that were asked for.
  private let columns: [String]?

  /// Whether `bytes`, which begin like JSON, are several values on lines of their own.
  static func areIn(_ bytes: [UInt8]) -> Bool {
    let start = bytes[byteOrderMarkLength(bytes)...].firstIndex { !isSpace($0) } ?? bytes.count
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    guard let next = bytes[end...].firstIndex(where: { !isSpace($0) }) else { return false }
    guard "{[".utf8.contains(bytes[next]) || ServerSentEvents.isLine(next..<bytes.count, of: bytes) else {
      return false
    }
    return isComplete(Array(bytes[start..<end]))
  }

  /// Whether a line is a whole JSON value.
  static func isComplete(_ line: [UInt8]) -> Bool { (try? JSONReader.read(line)) != nil }

  /// The chosen row in `bytes`.
  static func row(
    in bytes: [UInt8], array: String?, row: Int?, columns: [String]? = nil
  ) throws(Damage) -> UncheckedRow {
    try JSONLines(bytes: bytes, array: array, columns: columns).row(row)
  }

  /// What the value in one line or event holds, with places as in `text`.
  static func content(
    of record: JSONRecord, in text: [UInt8], array: String?, columns: [String]? = nil
  ) throws(Damage) -> JSONLogits.Content {
    do throws(Damage) {
      let content = try JSONLogits.content(
        of: record.bytes(in: text), array: array, row: nil, context: .table, columns: columns)
      guard case .row(let row) = content else { return content }
      guard row.rowCount == 1 else {
        throw Damage(
          offset: 0, problem: "this line holds \(row.rowCount) rows",
          cure: "Write one row a line; here each line is a row.")
      }
      return .row(row.moved(by: record.range.lowerBound))
    } catch {
      throw error.moved(by: record.range.lowerBound)
    }
  }

  /// The row of a token in one line or event, with places as in the whole text.
  static func row(
    _ index: Int, of tokens: TokenRows, in record: JSONRecord
  ) throws(Damage) -> UncheckedRow {
    do {
      return try tokens.row(index).moved(by: record.range.lowerBound)
    } catch {
      throw error.moved(by: record.range.lowerBound)
    }
  }

  private func row(_ wanted: Int?) throws(Damage) -> UncheckedRow {
    let ends = ends()
    guard let first = ends.first, let newest = ends.newest else { throw noRow(wanted ?? 0, of: 0) }
    let content = content(newest)
    guard content.isPlain, first.range == newest.range || arePlain(upTo: newest) else {
      return try row(wanted, upTo: newest)
    }
    let index = wanted ?? ends.count - 1
    guard (0..<ends.count).contains(index) else { throw noRow(index, of: ends.count) }
    let chosen = index == ends.count - 1 ? nil : JSONRecords(bytes).dropFirst(index).first { _ in true }
    guard case .row(var row) = try (chosen.map(self.content) ?? content).get() else {
      throw noRow(index, of: ends.count)
    }
    (row.row, row.rowCount) = (index, ends.count)
    return row
  }

  /// Whether all values up to `newest` are rows of logits. Values of one form are alike, so that one of them is
  /// parsed: lines of a log differ in their numbers only.
  private func arePlain(upTo newest: JSONRecord) -> Bool {
    var forms: Set<UInt64> = []
    for record in JSONRecords(bytes) where record.range.lowerBound <= newest.range.lowerBound {
      if forms.insert(form(of: record)).inserted, !content(record).isPlain { return false }
    }
    return true
  }

  /// A hash (FNV-1a) of a value without the digits of its numbers.
  private func form(of record: JSONRecord) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var (isInString, isEscaped) = (false, false)
    for byte in bytes[record.range] {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if isDigit(byte) || ".-+eE".utf8.contains(byte) {
        continue
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }

  private func content(_ record: JSONRecord) -> Result<JSONLogits.Content, Damage> {
    do {
      return .success(try Self.content(of: record, in: bytes, array: array, columns: columns))
    } catch {
      return .failure(error)
    }
  }

  /// The first value, the newest that is complete, and how many there are up to that.
  private func ends() -> (first: JSONRecord?, newest: JSONRecord?, count: Int) {
    var count = 0
    var first: JSONRecord?
    var beforeLast: JSONRecord?
    var last: JSONRecord?
    for record in JSONRecords(bytes) {
      if first == nil { first = record }
      (beforeLast, last) = (last, record)
      count += 1
    }
    if let before = beforeLast, let record = last, isUnfinished(record) { return (first, before, count - 1) }
    return (first, last, count)
  }

  /// Whether the last value is still being written.
  private func isUnfinished(_ record: JSONRecord) -> Bool {
    guard record.isOpen || !bytes[record.range.upperBound...].contains(0x0A) else { return false }
    return !Self.isComplete(record.bytes(in: bytes))
  }

  /// The row `wanted` of a text with answers of a server; by default the newest, which is in `newest` or
  /// before. All values are parsed.
  private func row(_ wanted: Int?, upTo newest: JSONRecord) throws(Damage) -> UncheckedRow {
    var count = 0
    var found: (record: JSONRecord, row: Int, token: Int)?
    var repeats = StreamRepeats()
    var lastCure: String?
    for record in JSONRecords(bytes) where record.range.lowerBound <= newest.range.lowerBound {
      let content = content(record)
      if case .success(.nothing(let damage)) = content { lastCure = damage.cure }
      let rows = repeats.newRows(of: content)
      let wantedHere = wanted ?? count + rows.count - 1
      if (count..<(count + rows.count)).contains(wantedHere) {
        found = (record, wantedHere, rows.lowerBound + wantedHere - count)
      }
      count += rows.count
    }
    guard count > 0 else {
      throw Damage(problem: "no chunk holds log-probabilities", cure: lastCure ?? ServerAnswer.cure)
    }
    guard let found else { throw noRow(wanted ?? 0, of: count) }
    var row: UncheckedRow
    switch try content(found.record).get() {
    case .row(let only): row = only
    case .tokens(let tokens): row = try Self.row(found.token, of: tokens, in: found.record)
    case .nothing(let damage): throw damage
    }
    (row.row, row.rowCount) = (found.row, count)
    return row
  }
}

extension Result<JSONLogits.Content, Damage> {
  /// Whether this is a row of logits, or a damaged one.
  fileprivate var isPlain: Bool {
    switch self {
    case .success(.row), .failure: true
    case .success(.tokens), .success(.nothing): false
    }
  }
}

extension StreamRepeats {
  /// The rows that a value adds, counted from its first: none for a chunk without log-probabilities. A
  /// damaged value is a row, too, though it cannot be read.
  mutating func newRows(of content: Result<JSONLogits.Content, Damage>) -> Range<Int> {
    switch content {
    case .success(.tokens(let tokens)): newTokens(of: tokens)
    case .success(.nothing): 0..<0
    case .success(.row), .failure: 0..<1
    }
  }
}

extension UncheckedRow {
  /// The row with its places so many bytes later.
  fileprivate func moved(by bytes: Int) -> UncheckedRow {
    var row = self
    let offset = offset
    row.offset = { category in offset(category).map { $0 + bytes } }
    return row
  }
}

extension Damage {
  /// The damage so many bytes later.
  fileprivate func moved(by bytes: Int) -> Damage {
    var damage = self
    damage.offset = (offset ?? 0) + bytes
    return damage
  }
}
