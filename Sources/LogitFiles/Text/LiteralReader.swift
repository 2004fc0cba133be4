/// Reads what programs print and what code has in it as a JSON value: `[2.1 1.2]`, `array([2.1, 1.2])`,
/// `tensor([[2.1]], device='cuda:0')`, `{'the': 2.1}`, `[("the", 2.1)]`, `c(the = 2.1)`, `[1 2; 3 4]`.
///
/// Elements are separated by commas or blanks, and rows by semicolons too. Calls around a value are left
/// out with all their arguments but the first.
struct LiteralReader {
  private let bytes: [UInt8]
  private var offset: Int
  private var memory = 0
  /// Where the printing program left something out.
  private var ellipsis: Int?

  /// The value that fills `bytes`; nil if they are not one value in brackets or in a call.
  static func read(_ bytes: [UInt8]) throws(Damage) -> JSONNode? {
    guard let shape = LiteralShape(bytes) else { return nil }
    var reader = LiteralReader(bytes: bytes, offset: shape.start)
    let node = try reader.value(depth: 0)
    if let ellipsis = reader.ellipsis { throw shortened(at: ellipsis) }
    guard reader.offset == shape.end else { throw reader.unexpected() }
    return node
  }

  /// The values that fill `bytes` without brackets around them: `("a", 1), ("b", 2)`; nil if they are none.
  static func readSequence(_ bytes: [UInt8]) -> JSONNode? {
    var reader = LiteralReader(bytes: bytes, offset: byteOrderMarkLength(bytes))
    reader.skipSpace()
    let start = reader.offset
    guard start < bytes.count, let value = try? reader.elements(until: nil, depth: 0), reader.ellipsis == nil
    else { return nil }
    return JSONNode(offset: start, value: value)
  }

  private init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(Damage) -> JSONNode {
    skipSpace()
    let start = offset
    guard depth < JSONReader.depthLimit else {
      throw Damage(
        offset: start, problem: "nested deeper than \(JSONReader.depthLimit) levels",
        cure: "Write the rows as an array of arrays.")
    }
    try charge(MemoryLayout<JSONNode>.stride)
    switch try peek() {
    case UInt8(ascii: "["): return try container("]", depth)
    case UInt8(ascii: "{"): return try container("}", depth)
    case UInt8(ascii: "("): return try container(")", depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return JSONNode(offset: start, value: .string(try string()))
    default: return try word(depth)
    }
  }

  private mutating func container(_ end: Unicode.Scalar, _ depth: Int) throws(Damage) -> JSONNode {
    let start = offset
    offset += 1
    return JSONNode(offset: start, value: try elements(until: UInt8(ascii: end), depth: depth))
  }

  /// A number, a word, or a value with the name of its type or of a function before it.
  private mutating func word(_ depth: Int) throws(Damage) -> JSONNode {
    let start = offset
    let text = self.text()
    guard !text.isEmpty else { throw unexpected() }
    offset = text.endIndex
    if isEllipsis(text) {
      ellipsis = ellipsis ?? start
      return JSONNode(offset: start, value: .number(0))
    }
    switch Numeral(text) {
    case .number(let value): return JSONNode(offset: start, value: .number(value))
    case .outOfRange: throw outOfRangeDamage(text, at: start)
    case nil: break
    }
    switch String(decoding: text, as: UTF8.self) {
    case "None", "null", "NA", "nil": return JSONNode(offset: start, value: .null)
    case "True", "true", "TRUE": return JSONNode(offset: start, value: .bool(true))
    case "False", "false", "FALSE": return JSONNode(offset: start, value: .bool(false))
    default: break
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "("), let first = text.first, !isDigit(first) {
      return try call(String(decoding: text, as: UTF8.self), depth)
    }
    let isType = text.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "!") }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "["), isType {
      return try value(depth: depth + 1)
    }
    let problem = NumberProblem(explaining: text)
    throw Damage(
      offset: start, problem: problem.problem,
      cure: problem.correction.map { "Write \($0)." }
        ?? "An array has numbers, or labels in quotes and numbers.")
  }

  /// The first argument of a call; of `c`, `list` and `dict` all, and of any other if the first has a name:
  /// `SequenceClassifierOutput(loss=None, logits=tensor([…]))`.
  private mutating func call(_ name: String, _ depth: Int) throws(Damage) -> JSONNode {
    let start = offset
    offset += 1
    if name == "structure" {
      throw Damage(
        offset: start - name.utf8.count, problem: "the attributes in structure(…) are not read",
        cure: "Print the vector itself, or dput(as.list(x)) with its names.")
    }
    var takesAll = ["c", "list", "dict", "Dict"].contains(name)
    if !takesAll { takesAll = try beginsWithName() }
    if takesAll {
      let value = try elements(until: UInt8(ascii: ")"), depth: depth)
      // `dict({'a': 1})` and `list([1, 2])`.
      if case .array(let nodes) = value, nodes.count == 1, nodes[0].isContainer { return nodes[0] }
      return JSONNode(offset: start, value: value)
    }
    let node = try value(depth: depth + 1)
    skipSpace()
    if try peek() == UInt8(ascii: ",") {
      guard let end = LiteralShape.end(of: bytes, from: start) else { throw unexpected() }
      offset = end - 1
    }
    guard try peek() == UInt8(ascii: ")") else { throw unexpected() }
    offset += 1
    return node
  }

  /// Whether a name and an equals sign come next.
  private func beginsWithName() throws(Damage) -> Bool {
    var ahead = self
    ahead.skipSpace()
    let start = ahead.offset
    guard start < bytes.count, isWordByte(bytes[start]) else { return false }
    return try ahead.key() != nil && bytes[start..<ahead.offset].last == UInt8(ascii: "=")
  }

  /// The bytes up to what ends a word.
  private func text() -> ArraySlice<UInt8> {
    bytes[offset...].prefix { $0 > 0x20 && !",;:()[]{}=\"'".utf8.contains($0) }
  }

  private mutating func string() throws(Damage) -> String {
    let start = offset
    guard let text = PythonString.read(bytes, &offset) else { throw unclosedQuote(at: start) }
    return text
  }

  // MARK: - Elements

  /// All elements up to a bracket, which is skipped, or up to the end of the text.
  private mutating func elements(until end: UInt8?, depth: Int) throws(Damage) -> JSONValue {
    var rows = LiteralRows()
    var members: [JSONMember] = []
    var names: Set<ExactString> = []
    var isFirst = true
    while true {
      skipSpace()
      if isAtEnd(end) { break }
      if bytes[offset] == UInt8(ascii: ";") {
        offset += 1
        rows.endRow()
        continue
      }
      let start = offset
      if let name = try key() {
        guard isFirst || !members.isEmpty else { throw unexpected(at: start) }
        guard names.insert(ExactString(name)).inserted else {
          throw Damage(
            offset: start, problem: "the name \(quoted(name)) is there twice",
            cure: "Each label has one logit; use a list of pairs for repeated labels.")
        }
        try charge(MemoryLayout<JSONMember>.stride + 2 * MemoryLayout<ExactString>.stride)
        members.append(JSONMember(name: name, node: try value(depth: depth + 1)))
      } else {
        guard members.isEmpty else { throw unexpected(at: start) }
        try charge(2 * MemoryLayout<Double>.stride)
        rows.append(try value(depth: depth + 1))
      }
      isFirst = false
      skipSpace()
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") { offset += 1 }
    }
    if end != nil { offset += 1 }
    return members.isEmpty ? rows.value : .object(members)
  }

  private func isAtEnd(_ end: UInt8?) -> Bool {
    guard offset < bytes.count else { return true }
    return bytes[offset] == end
  }

  /// A name and the sign behind it, if they come next: `'a':`, `a =`, `a =>`.
  private mutating func key() throws(Damage) -> String? {
    let start = offset
    let name: String
    if bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") {
      name = try string()
    } else {
      let text = self.text()
      offset = text.endIndex
      name = String(decoding: text, as: UTF8.self)
    }
    skipSpace()
    guard !name.isEmpty || offset > start, offset < bytes.count,
      bytes[offset] == UInt8(ascii: ":") || bytes[offset] == UInt8(ascii: "=")
    else {
      offset = start
      return nil
    }
    let isArrow = bytes[offset] == UInt8(ascii: "=") && bytes[(offset + 1)...].first == UInt8(ascii: ">")
    offset += isArrow ? 2 : 1
    return name
  }

  // MARK: - Bytes

  private mutating func skipSpace() {
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
  }

  private func peek() throws(Damage) -> UInt8 {
    guard offset < bytes.count else {
      throw Damage(
        offset: bytes.count, problem: "the text ends in the middle of an array",
        cure: "Was it cut off, or is it still being written?")
    }
    return bytes[offset]
  }

  private mutating func charge(_ cost: Int) throws(Damage) {
    memory += cost
    guard memory <= JSONReader.memoryLimit else {
      throw Damage(
        offset: offset, problem: "more values than fit into \(JSONReader.memoryLimit >> 30) GiB of memory",
        cure: "Save the rows that matter, or all as .npy.")
    }
  }

  private func unexpected(at place: Int? = nil) -> Damage {
    let place = min(place ?? offset, bytes.count)
    let text = bytes[place...].prefix { $0 > 0x20 && !",;".utf8.contains($0) }
    return Damage(
      offset: place, problem: "\(quoted(String(decoding: text, as: UTF8.self))) is not a number",
      cure: "An array has numbers, or labels in quotes and numbers.")
  }
}
