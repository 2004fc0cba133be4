/// A value as Python writes it: what the header of a `.npy` file is made of.
indirect enum PythonLiteral: Equatable {
  case string(String)
  case bool(Bool)
  case integer(Int)
  /// A tuple or a list.
  case sequence([PythonLiteral])
  case dictionary([(key: String, value: PythonLiteral)])

  static func == (left: PythonLiteral, right: PythonLiteral) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left == right
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.sequence(let left), .sequence(let right)): left == right
    case (.dictionary(let left), .dictionary(let right)): left.elementsEqual(right, by: ==)
    default: false
    }
  }

  /// Reads the whole of `bytes`; nil if they are no such value.
  init?(_ bytes: [UInt8]) {
    var reader = PythonLiteralReader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }
}

private struct PythonLiteralReader {
  static let depthLimit = 16

  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset == bytes.count
    }
  }

  mutating func value(depth: Int) -> PythonLiteral? {
    skipSpace()
    guard depth < Self.depthLimit, offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return dictionary(depth: depth)
    case UInt8(ascii: "("): return sequence(end: ")", depth: depth)
    case UInt8(ascii: "["): return sequence(end: "]", depth: depth)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map(PythonLiteral.string)
    case UInt8(ascii: "T"): return skip("True") ? .bool(true) : nil
    case UInt8(ascii: "F"): return skip("False") ? .bool(false) : nil
    default: return integer()
    }
  }

  private mutating func dictionary(depth: Int) -> PythonLiteral? {
    var members: [(key: String, value: PythonLiteral)] = []
    offset += 1
    while !skip("}") {
      skipSpace()
      guard let key = string(), skip(":"), let value = value(depth: depth + 1) else { return nil }
      members.append((key, value))
      guard skip(",") else { return skip("}") ? .dictionary(members) : nil }
    }
    return .dictionary(members)
  }

  private mutating func sequence(end: String, depth: Int) -> PythonLiteral? {
    var elements: [PythonLiteral] = []
    offset += 1
    while !skip(end) {
      guard let value = value(depth: depth + 1) else { return nil }
      elements.append(value)
      guard skip(",") else { return skip(end) ? .sequence(elements) : nil }
    }
    return .sequence(elements)
  }

  private mutating func string() -> String? {
    guard offset < bytes.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[offset]) else {
      return nil
    }
    let quote = bytes[offset]
    guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else { return nil }
    defer { offset = end + 1 }
    return String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
  }

  private mutating func integer() -> PythonLiteral? {
    let digits = bytes[offset...].prefix(while: isDigit)
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    offset += digits.count
    // Python 2 marks long integers.
    _ = skip("L")
    return .integer(value)
  }

  private mutating func skip(_ text: String) -> Bool {
    skipSpace()
    guard bytes[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
  }
}
