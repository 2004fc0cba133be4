/// A JSON value in a text of several.
struct JSONRecord {
  /// Its bytes; of an event the data, from the first line of it to the last.
  var range: Range<Int>
  /// Whether other lines or the names of fields lie between its lines.
  var isSpread = false
  /// Whether the end of the text came first.
  var isOpen = false

  /// The value alone, with as many bytes as the range, so that places in it are places in `text`.
  func bytes(in text: [UInt8]) -> [UInt8] {
    var bytes = Array(text[range])
    guard isSpread else { return bytes }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if start > 0 {
        let data = ServerSentEvents.data(start..<end, of: bytes)
        for index in start..<(data?.lowerBound ?? end) { bytes[index] = 0x20 }
      }
      start = end + 1
    }
    return bytes
  }
}

/// Server-sent events, the lines in which servers stream: fields `data`, `event`, `id` and `retry`,
/// comments behind a colon, and a blank line after each event. See
/// https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream.
enum ServerSentEvents {
  /// Whether `bytes` begin as a stream of events whose data are JSON.
  static func areIn(_ bytes: [UInt8]) -> Bool {
    var start = byteOrderMarkLength(bytes)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let data = data(start..<end, of: bytes) {
        if data.first.map({ "{[".utf8.contains(bytes[$0]) }) ?? false { return true }
      } else if !isOtherField(start..<end, of: bytes), bytes[start..<end].contains(where: { !isSpace($0) }) {
        return false
      }
      start = end + 1
    }
    return false
  }

  /// The value of a line of data, without space around it; nil for any other line.
  static func data(_ line: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    let name = Array("data".utf8)
    guard bytes[line].starts(with: name) else { return nil }
    let rest = (line.lowerBound + name.count)..<line.upperBound
    guard let first = rest.first else { return rest }
    guard bytes[first] == UInt8(ascii: ":") else { return isSpace(bytes[first]) ? rest.suffix(0) : nil }
    return trimmed(rest.dropFirst(), of: bytes)
  }

  /// Whether a line is one of a stream of events.
  static func isLine(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    isOtherField(line, of: bytes) || bytes[line].starts(with: "data:".utf8)
  }

  /// Whether a line is a comment, or a field other than data.
  static func isOtherField(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    [":", "event:", "id:", "retry:"].contains { bytes[line].starts(with: $0.utf8) }
  }
}

/// Cuts lines into JSON values: each line is one, or a line of an event.
///
/// An event ends where its brackets are closed, or with a blank line. What is no array and no object, such
/// as the `[DONE]` at the end of a stream, is left out.
struct JSONFraming {
  /// The data so far of an event that has not ended.
  private var event: Range<Int>?
  private var isSpread = false
  private var brackets = Brackets()

  /// Whether the lines so far belong to a value that has not ended.
  var isOpen: Bool { event != nil }

  /// Takes one more line of `bytes`, and returns the value that it completes.
  mutating func add(_ line: Range<Int>, of bytes: [UInt8]) -> JSONRecord? {
    let content = trimmed(line.dropFirst(byteOrderMarkLength(bytes, at: line.lowerBound)), of: bytes)
    guard let first = content.first else { return end() }
    guard let data = ServerSentEvents.data(content, of: bytes) else {
      if isOpen || ServerSentEvents.isOtherField(content, of: bytes) || isDone(content, of: bytes) {
        return nil
      }
      return JSONRecord(range: first..<content.upperBound)
    }
    if let event {
      self.event = event.lowerBound..<data.upperBound
      isSpread = true
    } else {
      guard let start = data.first, "{[".utf8.contains(bytes[start]), !isDone(data, of: bytes) else {
        return nil
      }
      event = data
    }
    brackets.add(bytes[data])
    guard brackets.areClosed, var record = end() else { return nil }
    record.isOpen = false
    return record
  }

  /// Ends the text, or an event that is incomplete.
  mutating func end() -> JSONRecord? {
    defer { self = JSONFraming() }
    return event.map { JSONRecord(range: $0, isSpread: isSpread, isOpen: true) }
  }

  private func isDone(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    bytes[content].elementsEqual("[DONE]".utf8)
  }
}

/// Counts how many brackets of a JSON value are open.
private struct Brackets {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  var areClosed: Bool { depth <= 0 && !isInString }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isInString: isEscaped = true
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: break
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
  }
}

/// The JSON values in a text, line by line.
struct JSONRecords: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start = 0
  private var framing = JSONFraming()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> JSONRecord? {
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let record = framing.add(start..<end, of: bytes)
      start = end + 1
      if let record { return record }
    }
    return framing.end()
  }
}

/// `range` without white space at its ends.
private func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
  guard let first = bytes[range].firstIndex(where: { !isSpace($0) }),
    let last = bytes[range].lastIndex(where: { !isSpace($0) })
  else { return range.suffix(0) }
  return first..<(last + 1)
}
