// How the tokens of a language model look in JSON, whichever server wrote them.

/// The names and forms by which log-probabilities of tokens are recognized.
///
/// A token is an object with a name (`token`, `text`, `decoded_token`, `tok_str`) or an `id`, and with a
/// `logprob`, `logProbability`, `log_prob` or `prob`; or a triple [log-probability, id, text or null].
enum TokenShape {
  static let texts = ["token", "tok_str", "decoded_token", "text"]
  static let ids = ["id", "token_id", "tokenId"]
  static let logProbabilities = ["logprob", "logProbability", "log_prob"]
  static let probabilities = ["prob"]

  /// The largest logarithm of a probability, with room for rounding.
  static let largestLogarithm = 0.01

  /// Whether a member of this name lists alternatives for one place, rather than the tokens of a text.
  static func namesAlternatives(_ name: String) -> Bool {
    name.hasWord("top", atStart: true) || name.hasWord("_top") || name == "probs" || name == "candidates"
  }

  /// Whether what is under this name belongs to the prompt and was not generated.
  static func namesPrompt(_ name: String) -> Bool {
    name.hasWord("prompt", atStart: true) || name.hasWord("input", atStart: true)
      || name.hasWord("prefill", atStart: true)
  }

  static func namesLogarithms(_ name: String) -> Bool { name.hasWord("logprob") || name.hasWord("log_prob") }
}

extension String {
  /// Whether `word`, in small letters, is in the string, whatever the case there. Every name in a text is
  /// asked, and `contains` takes a hundred times as long.
  fileprivate func hasWord(_ word: StaticString, atStart: Bool = false) -> Bool {
    var copy = self
    return copy.withUTF8 { name in
      word.withUTF8Buffer { word in
        let last = name.count - word.count
        guard last >= 0 else { return false }
        return (0...(atStart ? 0 : last)).contains { start in
          word.indices.allSatisfy { Self.small(name[start + $0]) == word[$0] }
        }
      }
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension [JSONMember] {
  /// The member with the probability or its logarithm, whatever its value.
  var tokenProbability: JSONNode? {
    value(TokenShape.logProbabilities) ?? value(TokenShape.probabilities)
  }

  /// Whether these are the members of a token.
  var areToken: Bool {
    guard let probability = tokenProbability, probability.isNull || probability.number != nil else {
      return false
    }
    switch value(TokenShape.texts)?.value {
    case .string: return true
    case .number(let id): return isTokenID(id)
    default: return value(TokenShape.ids)?.number.map(isTokenID) ?? false
    }
  }

  /// The lists of alternatives that a token has of its own.
  var alternatives: [JSONNode] {
    compactMap { TokenShape.namesAlternatives($0.name) && $0.node.isContainer ? $0.node : nil }
  }
}

extension JSONNode {
  /// Whether this is a token by itself: an object, or a triple. A triple without a text looks like a row of
  /// numbers; it counts as a token only if `isNamed`, under a name such as `output_token_logprobs`.
  func isToken(isNamed: Bool) -> Bool { (members?.areToken ?? false) || isTriple(isNamed: isNamed) }

  private func isTriple(isNamed: Bool) -> Bool {
    switch value {
    case .array(let parts) where parts.count == 3:
      guard parts[0].isNull || parts[0].isLogarithm, parts[1].number.map(isTokenID) ?? false else {
        return false
      }
      return parts[2].string != nil || isNamed && parts[2].isNull
    case .numbers(let parts) where parts.count == 3:
      // The texts "inf" and "nan" were read as numbers.
      return isNamed && parts[0] <= TokenShape.largestLogarithm && isTokenID(parts[1]) && !parts[2].isFinite
    default: return false
    }
  }

  /// Whether this is [log-probability, whether it is the largest], as evaluations of answers write it, in
  /// numbers or in strings.
  var isLogarithmPair: Bool {
    guard case .array(let parts) = value, parts.count == 2 else { return false }
    let isFlag = parts[1].isBool || ["True", "False", "true", "false"].contains(parts[1].string)
    return isFlag && (parts[0].numeral.map { $0 <= TokenShape.largestLogarithm } ?? false)
  }

  /// Whether this is a map from ids of tokens to log-probabilities, or to objects with log-probabilities.
  /// Plain numbers may be anything, so they count only if `isNamed`.
  func isIDMap(isNamed: Bool) -> Bool {
    guard let members, let first = members.first, isDigits(first.name) else { return false }
    if let inside = first.node.members { return inside.value(TokenShape.logProbabilities) != nil }
    return isNamed && members.allSatisfy { isDigits($0.name) && $0.node.isLogarithm }
  }

  /// Whether this is a map from texts of tokens to log-probabilities.
  var isTextMap: Bool {
    guard let members, !members.isEmpty else { return false }
    return members.allSatisfy { $0.node.isLogarithm }
  }

  var isLogarithm: Bool { number.map { $0 <= TokenShape.largestLogarithm } ?? false }

  /// The number, also of a string that holds one in digits.
  var numeral: Double? {
    if let number { return number }
    guard let string, case .number(let value) = Numeral(string.utf8) else { return nil }
    return value
  }
}

private func isTokenID(_ number: Double) -> Bool { number >= 0 && Int(exactly: number) != nil }

private func isDigits(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isDigit) }
