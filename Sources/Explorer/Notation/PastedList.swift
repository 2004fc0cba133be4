/// A list of logits as programs print it and people write it: `2, 1.2, 0.6`, `[2 1.2 0.6]`,
/// `tensor([2.0, 1.2])`, `{"the": 2, "a": 1.2}`, `the: 2; a: 1.2`.
///
/// Whatever could mean something else as well is not taken for a list: two columns of numbers, numbers with
/// decimal commas, tables, lists with something left out.
struct PastedList: Equatable {
  /// The categories, one a line, as the editor of all categories reads them.
  let lines: [String]

  init?(_ text: String) {
    guard let body = ListBody(text), let tokens = ListTokens.read(body.text) else { return nil }
    let words = tokens.filter(\.isWord)
    let lines: [String]?
    if words.contains(where: \.isLabel) {
      lines = Self.pairs(words)
    } else {
      let isClear =
        body.isBracketed
        ? Self.isOneRow(tokens) : !Self.isTable(tokens) && !Self.hasDecimalCommas(body.text)
      lines = isClear ? words.compactMap(\.number) : nil
    }
    guard let lines, lines.count >= (body.isBracketed ? 1 : 2) else { return nil }
    self.lines = lines
  }

  /// Labels and numbers in turns.
  private static func pairs(_ words: [ListTokens.Token]) -> [String]? {
    guard words.count % 2 == 0 else { return nil }
    var lines: [String] = []
    lines.reserveCapacity(words.count / 2)
    for index in stride(from: 0, to: words.count, by: 2) {
      guard case .label(let label) = words[index], let number = words[index + 1].number else { return nil }
      lines.append("\(CategoryLine.labelText(label)) \(number)")
    }
    return lines
  }

  /// Whether at most one pair of brackets holds several numbers; with more it is a table.
  private static func isOneRow(_ tokens: [ListTokens.Token]) -> Bool {
    // Where semicolons end rows, one of several numbers is that of a matrix.
    let rowsOfMatrix = tokens.split(separator: .semicolon)
    if rowsOfMatrix.count > 1, rowsOfMatrix.contains(where: { $0.count { $0.number != nil } > 1 }) {
      return false
    }
    var counts = [0]
    var rows = 0
    for token in tokens {
      switch token {
      case .open: counts.append(0)
      case .close:
        if counts.removeLast() > 1 { rows += 1 }
        if counts.isEmpty { return false }
      case .number: counts[counts.count - 1] += 1
      case .semicolon, .lineEnd, .label: break
      }
    }
    return counts.count == 1 && rows + (counts[0] > 1 ? 1 : 0) <= 1
  }

  /// Whether there are rows of several numbers, as many in each. Of two, the first could also be an index, or
  /// what stands before a decimal comma.
  private static func isTable(_ tokens: [ListTokens.Token]) -> Bool {
    let rows = tokens.split { !$0.isWord }
    return rows.count > 1 && rows[0].count > 1 && rows.allSatisfy { $0.count == rows[0].count }
  }

  /// Whether every word has one comma between digits: `1,5 2,5`.
  private static func hasDecimalCommas(_ text: Substring) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count > 1
      && words.allSatisfy { word in
        guard let comma = word.firstIndex(of: ","), comma != word.startIndex else { return false }
        let tail = word[word.index(after: comma)...]
        return !tail.isEmpty && tail.allSatisfy { ("0"..."9").contains($0) }
      }
  }
}

/// The part of a text that holds a list: all of it, or what stands in the outermost brackets if around them
/// is nothing but a name and a call.
private struct ListBody {
  let text: Substring
  let isBracketed: Bool

  init?(_ whole: String) {
    guard let start = whole.firstIndex(where: { "[{".contains($0) }) else {
      text = whole[...]
      isBracketed = false
      return
    }
    guard let end = whole.lastIndex(where: { "]}".contains($0) }), start < end else { return nil }
    let before = whole[..<start].trimmingSpaces
    let after = whole[whole.index(after: end)...].trimmingSpaces
    guard Self.isCall(before), Self.isEnd(after, ofCall: before.hasSuffix("(")) else { return nil }
    text = whole[start...end]
    isBracketed = true
  }

  /// Whether it is nothing, or like `logits = torch.tensor(`.
  private static func isCall(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_.= (:".unicodeScalars.contains($0)
    } && (text.isEmpty || "(=:".contains(text.last ?? " "))
  }

  /// Whether it is nothing, or like `, dtype=torch.float32)`.
  private static func isEnd(_ text: String, ofCall: Bool) -> Bool {
    var rest = text[...]
    while let last = rest.last, ";,".contains(last) { rest.removeLast() }
    if rest.isEmpty { return !ofCall }
    guard ofCall, rest.last == ")", rest.first == ")" || rest.first == "," else { return false }
    return !rest.contains { "[]{}\n".contains($0) }
  }
}
