/// A JSON value with its place in the text.
struct JSONNode {
  /// The first byte of the value.
  var offset: Int
  var value: JSONValue

  /// What the value is called in a message.
  var kind: String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number: "a number"
    case .string(let text): "the string \(quoted(text))"
    case .numbers, .array: "an array"
    case .object: "an object"
    }
  }
}

/// A JSON value (RFC 8259), with the infinities and NaN that Python writes.
enum JSONValue {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// An array of nothing but numbers, and of the strings "inf", "-inf" and "nan", which stand for numbers.
  /// Kept apart because a vocabulary has hundreds of thousands of them.
  case numbers([Double])
  case array([JSONNode])
  /// In the order of the text, without duplicate names.
  case object([JSONMember])
}

/// A name in an object and its value.
struct JSONMember {
  var name: String
  var node: JSONNode
}

extension JSONNode {
  /// The members of an object.
  var members: [JSONMember]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The elements of an array. Numbers that were kept together have the place of the array.
  var elements: [JSONNode]? {
    switch value {
    case .array(let nodes): nodes
    case .numbers(let numbers): numbers.map { JSONNode(offset: offset, value: .number($0)) }
    default: nil
    }
  }

  /// The text of a string.
  var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  var isNull: Bool {
    if case .null = value { true } else { false }
  }

  var isBool: Bool {
    if case .bool = value { true } else { false }
  }
}

extension [JSONMember] {
  /// The value of the first of `names` that is there.
  func value(_ names: String...) -> JSONNode? { value(names) }

  /// The value of the first of `names` that is there.
  func value(_ names: [String]) -> JSONNode? {
    for name in names {
      if let member = first(where: { $0.name == name }) { return member.node }
    }
    return nil
  }

  /// The elements of the array of that name.
  func list(_ name: String) -> [JSONNode]? { value(name)?.elements }
}

/// A string that is the same only as one of the same code points. `String` itself also equates different
/// ones that look alike, of which a vocabulary may have both.
struct ExactString: Hashable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (left: ExactString, right: ExactString) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var copy = string
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
