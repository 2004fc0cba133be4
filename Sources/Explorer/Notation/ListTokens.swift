/// The words of a pasted list.
enum ListTokens {
  enum Token: Equatable {
    case number(String), label(String)
    case lineEnd, semicolon, open, close

    var isLabel: Bool {
      if case .label = self { true } else { false }
    }

    var label: String? {
      if case .label(let text) = self { text } else { nil }
    }

    var isWord: Bool { isLabel || number != nil }

    var number: String? {
      if case .number(let text) = self { text } else { nil }
    }
  }

  /// How far ahead the colon after a label of several words is looked for.
  private static let longestLabel = 100

  /// Cuts `text` into tokens; `nil` where a quote is not closed. Costs time in proportion to its length.
  static func read(_ text: Substring) -> [Token]? {
    var rest = text.unicodeScalars
    // Only where there are colons at all are they looked for behind every word.
    let hasKeys = text.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    var tokens: [Token] = []
    while let scalar = rest.first {
      switch scalar {
      case "\n", "\r":
        rest.removeFirst()
        tokens.append(.lineEnd)
      case ";":
        rest.removeFirst()
        tokens.append(.semicolon)
      case "[", "{", "(":
        rest.removeFirst()
        tokens.append(.open)
      case "]", "}", ")":
        rest.removeFirst()
        tokens.append(.close)
      case "\"", "'":
        guard let label = quoted(&rest) else { return nil }
        tokens.append(.label(label))
      default:
        if isSeparator(scalar) {
          rest.removeFirst()
        } else if let token = word(&rest, hasKeys: hasKeys) {
          if token == .label("%"), let number = tokens.last?.number, !number.hasSuffix("%") {
            tokens[tokens.count - 1] = .number(number + "%")
            continue
          }
          tokens.append(token)
        }
      }
    }
    return tokens
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == ":" || scalar == "=" || scalar.properties.isWhitespace
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    isSeparator(scalar) || ";[]{}()".unicodeScalars.contains(scalar)
  }

  /// A word: a number, unless a colon makes it a key; a label, with all words up to its colon; nothing where
  /// it is the name of a call such as `np.float32(`.
  private static func word(
    _ rest: inout Substring.UnicodeScalarView, hasKeys: Bool
  ) -> Token? {
    let word = rest.prefix { !endsWord($0) }
    let after = rest[word.endIndex...]
    let next = !hasKeys ? nil : after.prefix(longestLabel).first { $0 != " " && $0 != "\t" }
    let isKey = next == ":" || next == "="
    if isNumber(String(word)), !isKey {
      rest = after
      return .number(String(word))
    }
    if after.first == "(" {
      rest = after
      return nil
    }
    if hasKeys, !isKey, let label = wordsBeforeColon(rest) {
      rest = rest[label.endIndex...]
      return .label(String(label).trimmingSpaces)
    }
    rest = after
    return .label(String(word))
  }

  /// The words up to a colon or an equals sign, if one follows in this entry and no number stands before it.
  private static func wordsBeforeColon(
    _ rest: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    let entry = rest.prefix(longestLabel).prefix { !"\n\r;,[]{}()\"".unicodeScalars.contains($0) }
    guard let colon = entry.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
    let label = rest[..<colon]
    let words = String(label).split(separator: " ")
    return words.contains { isNumber(String($0)) } ? nil : label
  }

  /// Whether it is a number or a percentage, or what programs print where one is missing, for the editor to
  /// complain of.
  static func isNumber(_ word: String) -> Bool {
    let word = word.hasSuffix("%") ? String(word.dropLast()) : word
    if ["nan", "null", "none"].contains(word.lowercased()) { return true }
    do {
      _ = try LogitNotation.number(word)
      return true
    } catch {
      // One that is too large is refused in its place, and no label.
      if case .outOfRange = error { return true }
      return false
    }
  }

  /// What stands in quotes, which may be those of JSON or of Python.
  private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
    if rest.first == "\"" {
      return try? LabelNotation.readQuoted(&rest)
    }
    rest.removeFirst()
    var label = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "'": return String(label)
      case "\\":
        guard let escaped = rest.popFirst(), "'\"\\".unicodeScalars.contains(escaped) else { return nil }
        label.append(escaped)
      default: label.append(scalar)
      }
    }
    return nil
  }
}
