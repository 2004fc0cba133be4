import Console
import Experiment

/// A JSON value whose objects keep the order of their keys, because people read it too.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key with its value.
  package struct Member: Equatable, Sendable {
    package let key: String
    package let value: JSON

    /// A member with these parts.
    package init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// An object with the given members, in that order.
  package static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  /// An array of numbers.
  package static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }

  /// An array of whole numbers.
  package static func integers(_ values: [Int]) -> JSON { .array(values.map { .integer($0) }) }

  /// An array of strings.
  package static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }

  /// A number, or null.
  package static func optional(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  /// An array of numbers, or null.
  package static func optional(_ values: [Double]?) -> JSON { values.map { .numbers($0) } ?? .null }

  /// The value on one line.
  package var line: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// The value over several lines: objects and arrays of objects are broken, arrays of scalars are not.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }
}

extension JSON {
  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .unsigned(let value): text += String(value)
    case .number(let value): text += value.isFinite ? Numbers.exact(value) : "\"\(Numbers.exact(value))\""
    case .string(let value): Self.quote(value, to: &text)
    case .array(let values):
      Self.list(values, between: "[", "]", to: &text, indent: isBroken ? indent : nil) { value, inner, text in
        value.write(to: &text, indent: inner)
      }
    case .object(let members):
      Self.list(members, between: "{", "}", to: &text, indent: indent) { member, inner, text in
        Self.quote(member.key, to: &text)
        text += inner == nil ? ":" : ": "
        member.value.write(to: &text, indent: inner)
      }
    }
  }

  /// Whether an array has a member that is worth a line of its own.
  private var isBroken: Bool {
    guard case .array(let values) = self else { return true }
    return values.contains {
      switch $0 {
      case .array, .object: true
      default: false
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String, indent: Int?,
    write: (Element, Int?, inout String) -> Void
  ) {
    let inner = elements.isEmpty ? nil : indent.map { $0 + 2 }
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(element, inner, &text)
    }
    if let inner { text += "\n" + String(repeating: " ", count: inner - 2) }
    text += close
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.needsEscape: escape(scalar, to: &text)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar, to text: inout String) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// A JSON document of one line from another encoder, with `\u` escapes for the characters that need them
  /// (`needsEscape`). These can only be inside strings, where an escape means the same.
  package static func escaped(_ document: String) -> String {
    document.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.needsEscape { escape(scalar, to: &text) } else { text.unicodeScalars.append(scalar) }
    }
  }
}
