/// One line of a growing file.
public enum StepLine: Sendable {
  /// The row that the line holds.
  case logits(NamedLogits)
  /// Why the line holds none.
  case problem(LogitFileError)
}

/// Cuts what arrives into lines, and reads each as a row of JSON Lines. A line counts when its end has
/// arrived: a writer may be in the middle of it.
struct StepLines {
  private let name: String
  private let array: String?
  private let options: ReadingOptions
  /// The most bytes that a line may have.
  private let limit: Int
  private var partial: [UInt8] = []
  /// Whether the present line is too long, and what comes of it is thrown away.
  private var isTooLong = false
  /// Lines so far, blank ones included.
  private var lineCount = 0
  /// Rows so far, as `@ROW` counts them.
  private var rowCount = 0

  init(name: String, array: String?, options: ReadingOptions = ReadingOptions(), limit: Int) {
    self.name = name
    self.array = array
    self.options = options
    self.limit = limit
  }

  /// Takes more bytes, and returns the lines that they complete.
  mutating func add(_ bytes: [UInt8]) -> [StepLine] {
    var lines: [StepLine] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      keep(rest[..<end])
      if let line = finishLine() { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return lines
  }

  /// The last line, for which no end will come.
  mutating func end() -> [StepLine] {
    guard JSONLines.isComplete(partial) else { return [] }
    return finishLine().map { [$0] } ?? []
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong, partial.count + bytes.count <= limit else {
      isTooLong = true
      partial = []
      return
    }
    partial += bytes
  }

  private mutating func finishLine() -> StepLine? {
    defer {
      partial.removeAll(keepingCapacity: partial.count < 1 << 20)
      isTooLong = false
    }
    lineCount += 1
    if isTooLong {
      return .problem(
        LogitFileError(
          .unreadable, name: name, place: "line \(lineCount)", problem: "longer than \(limit) bytes",
          cure: "Raise the limit with --max-bytes."))
    }
    guard partial.contains(where: { !isSpace($0) }) else { return nil }
    rowCount += 1
    return read()
  }

  private func read() -> StepLine {
    do {
      let row = try JSONLines.row(
        ofLine: partial, 0..<partial.count, array: array, index: rowCount - 1, count: rowCount,
        columns: options.columns)
      return .logits(try row.checked(name: name, options: options))
    } catch {
      let column = error.offset.map { TextPlace(offset: $0, in: partial).column } ?? 1
      return .problem(
        LogitFileError(
          error.kind, name: name, place: "line \(lineCount), column \(column)", problem: error.problem,
          cure: error.cure))
    }
  }
}
