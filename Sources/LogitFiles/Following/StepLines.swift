/// What one line of a growing file holds, or one of several things.
public enum StepLine: Sendable {
  /// A row of logits.
  case logits(NamedLogits)
  /// Why the line holds none.
  case problem(LogitFileError)
  /// Why there is none in a chunk of a server's answer. No row is missing: such chunks come before and
  /// after the tokens.
  case chunk(LogitFileError)
}

/// Cuts what arrives into lines, and reads each as JSON Lines, or as a line of server-sent events. A line
/// counts when its end has arrived: a writer may be in the middle of it.
struct StepLines {
  private let name: String
  private let array: String?
  private let options: ReadingOptions
  /// The most bytes that a line or an event may have.
  private let limit: Int
  /// The lines of the present value: one, or those of an event so far.
  private var text: [UInt8] = []
  /// Where the present line starts in `text`.
  private var lineStart = 0
  private var framing = JSONFraming()
  private var repeats = StreamRepeats()
  /// Whether the present value is too long, and what comes of it is thrown away.
  private var isTooLong = false
  /// Lines before those in `text`, blank ones included.
  private var lineCount = 0
  /// Rows so far, as `@ROW` counts them.
  private var rowCount = 0

  init(name: String, array: String?, options: ReadingOptions = ReadingOptions(), limit: Int) {
    self.name = name
    self.array = array
    self.options = options
    self.limit = limit
  }

  /// Takes more bytes, and returns what the lines hold that they complete.
  mutating func add(_ bytes: [UInt8]) -> [StepLine] {
    var lines: [StepLine] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      keep(rest[..<end])
      lines += finishLine()
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return lines
  }

  /// What the last line holds, for which no end will come. One that is incomplete is dropped.
  mutating func end() -> [StepLine] {
    var atEnd = framing
    let record = atEnd.add(lineStart..<text.count, of: text) ?? atEnd.end()
    if let record, JSONLines.isComplete(record.bytes(in: text)) { return finishLine() }
    if !text.isEmpty { lineCount += text.count { $0 == 0x0A } + 1 }
    startAnew()
    return []
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong, text.count + bytes.count <= limit else {
      isTooLong = true
      text = []
      return
    }
    text += bytes
  }

  private mutating func finishLine() -> [StepLine] {
    if isTooLong {
      defer {
        lineCount += 1
        startAnew()
      }
      return [
        .problem(
          LogitFileError(
            .unreadable, name: name, place: "line \(lineCount + 1)", problem: "longer than \(limit) bytes",
            cure: "Raise the limit with --max-bytes."))
      ]
    }
    let record = framing.add(lineStart..<text.count, of: text)
    if framing.isOpen {
      text.append(0x0A)
      lineStart = text.count
      return []
    }
    defer {
      lineCount += text.count { $0 == 0x0A } + 1
      startAnew()
    }
    return record.map { read($0) } ?? []
  }

  private mutating func startAnew() {
    text.removeAll(keepingCapacity: text.count < 1 << 20)
    lineStart = 0
    framing = JSONFraming()
    isTooLong = false
  }

  private mutating func read(_ record: JSONRecord) -> [StepLine] {
    let content: Result<JSONLogits.Content, Damage>
    do {
      content = .success(
        try JSONLines.content(
          of: record, in: text, array: array, columns: options.columns))
    } catch {
      content = .failure(error)
    }
    let rows = repeats.newRows(of: content)
    let first = rowCount
    rowCount += rows.count
    switch content {
    case .success(.row(let row)): return [line(first) { () throws(Damage) in row }]
    case .success(.tokens(let tokens)):
      return rows.enumerated().map { index, token in
        line(first + index) { () throws(Damage) in try JSONLines.row(token, of: tokens, in: record) }
      }
    case .success(.nothing(let damage)): return [.chunk(error(damage))]
    case .failure(let damage): return [.problem(error(damage))]
    }
  }

  /// The row at `index` of those so far, or why it cannot be read.
  private func line(_ index: Int, _ read: () throws(Damage) -> UncheckedRow) -> StepLine {
    do {
      var row = try read()
      (row.row, row.rowCount) = (index, rowCount)
      return .logits(try row.checked(name: name, options: options))
    } catch {
      return .problem(self.error(error))
    }
  }

  private func error(_ damage: Damage) -> LogitFileError {
    let place = damage.offset.map { TextPlace(offset: $0, in: text) } ?? TextPlace(offset: 0, in: text)
    return LogitFileError(
      damage.kind, name: name, place: "line \(lineCount + place.line), column \(place.column)",
      problem: damage.problem, cure: damage.cure)
  }
}
