/// Reads one JSON value that fills a text.
///
/// Unlike Foundation's decoder it keeps the order of names, sees duplicates, and knows where everything
/// stands. Beyond RFC 8259 it reads `NaN`, `Infinity` and `-Infinity`.
struct JSONReader {
  /// How deep arrays and objects may nest.
  static let depthLimit = 64
  /// How many bytes of memory the values of one text may take; a text of nothing but brackets would
  /// otherwise need many times its own size.
  static let memoryLimit = 1 << 31

  let bytes: [UInt8]
  var offset: Int
  private var memory = 0

  /// A reader of `bytes`, which are UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = byteOrderMarkLength(bytes)
  }

  /// Reads the text.
  static func read(_ bytes: [UInt8]) throws(Damage) -> JSONNode {
    var reader = JSONReader(bytes)
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == bytes.count else {
      throw Damage(
        offset: reader.offset, problem: "more text after the end of the JSON value",
        cure: "One value is expected: an array, or an object.")
    }
    return node
  }

  private mutating func value(depth: Int) throws(Damage) -> JSONNode {
    skipSpace()
    let start = offset
    guard depth < Self.depthLimit else {
      throw Damage(
        offset: start, problem: "nested deeper than \(Self.depthLimit) levels",
        cure: "Write the rows as an array of arrays.")
    }
    try charge(MemoryLayout<JSONNode>.stride)
    switch try peek() {
    case UInt8(ascii: "["): return JSONNode(offset: start, value: try array(depth: depth))
    case UInt8(ascii: "{"): return JSONNode(offset: start, value: .object(try members(depth: depth)))
    case UInt8(ascii: "\""): return JSONNode(offset: start, value: .string(try string()))
    default:
      if let number = try number() { return JSONNode(offset: start, value: .number(number)) }
      if skip("null") { return JSONNode(offset: start, value: .null) }
      if skip("true") { return JSONNode(offset: start, value: .bool(true)) }
      if skip("false") { return JSONNode(offset: start, value: .bool(false)) }
      throw unexpected()
    }
  }

  private mutating func array(depth: Int) throws(Damage) -> JSONValue {
    let start = offset
    var numbers: [Double] = []
    var isAllNumbers = true
    var nodes: [JSONNode] = []
    offset += 1
    skipSpace()
    if skip("]") { return .numbers([]) }
    while true {
      skipSpace()
      if isAllNumbers {
        if let number = try numberOrWord() {
          try charge(MemoryLayout<Double>.stride)
          numbers.append(number)
        } else {
          // Something else: read the elements so far once more, now as nodes.
          isAllNumbers = false
          numbers = []
          offset = start + 1
          continue
        }
      } else {
        nodes.append(try value(depth: depth + 1))
      }
      if try endsList(with: "]") { return isAllNumbers ? .numbers(numbers) : .array(nodes) }
    }
  }

  private mutating func members(depth: Int) throws(Damage) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<ExactString> = []
    offset += 1
    skipSpace()
    if skip("}") { return [] }
    while true {
      skipSpace()
      let start = offset
      guard try peek() == UInt8(ascii: "\"") else {
        throw Damage(
          offset: offset, problem: "a name in double quotes is expected here",
          cure: "JSON objects are {\"name\": value, …}, without a comma at the end.")
      }
      let name = try string()
      guard names.insert(ExactString(name)).inserted else {
        throw Damage(
          offset: start, problem: "the name \(quoted(name)) is there twice",
          cure: "Each label has one logit; use arrays \"labels\" and \"logits\" for repeated labels.")
      }
      skipSpace()
      guard skip(":") else {
        throw Damage(
          offset: offset, problem: "a colon is expected after the name \(quoted(name))",
          cure: "JSON objects are {\"name\": value, …}.")
      }
      try charge(MemoryLayout<JSONMember>.stride + 2 * MemoryLayout<ExactString>.stride)
      members.append(JSONMember(name: name, node: try value(depth: depth + 1)))
      if try endsList(with: "}") { return members }
    }
  }

  /// Skips a comma, or the end of the list, and tells whether it was the end.
  private mutating func endsList(with end: StaticString) throws(Damage) -> Bool {
    skipSpace()
    if skip(end) { return true }
    _ = try peek()
    guard skip(",") else {
      throw Damage(
        offset: offset, problem: "a comma or \(end) is expected here",
        cure: "Values are separated by commas.")
    }
    return false
  }

  // MARK: - Bytes

  mutating func skipSpace() {
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
  }

  /// Skips `text` if it is what comes next.
  mutating func skip(_ text: StaticString) -> Bool {
    let end = offset + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let isNext = text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<end]) }
    if isNext { offset = end }
    return isNext
  }

  /// The next byte.
  func peek() throws(Damage) -> UInt8 {
    guard offset < bytes.count else {
      throw Damage(
        offset: bytes.count, problem: "the text ends in the middle of a JSON value",
        cure: "Was the file cut off, or is it still being written?")
    }
    return bytes[offset]
  }

  private mutating func charge(_ cost: Int) throws(Damage) {
    memory += cost
    guard memory <= Self.memoryLimit else {
      throw Damage(
        offset: offset, problem: "more values than fit into \(Self.memoryLimit >> 30) GiB of memory",
        cure: "Save the rows that matter, or all as .npy.")
    }
  }

  func unexpected() -> Damage {
    let rest = bytes[offset...].prefix { !($0 <= 0x20 || ",:[]{}".utf8.contains($0)) }
    let text = String(decoding: rest.isEmpty ? bytes[offset...].prefix(1) : rest, as: UTF8.self)
    return Damage(
      offset: offset, problem: "\(quoted(text)) is no JSON value",
      cure: "JSON has numbers, strings in double quotes, arrays, objects, true, false and null.")
  }
}
