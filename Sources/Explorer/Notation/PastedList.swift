import GumbelEngine

/// A list of logits as programs print it and people write it: `2, 1.2, 0.6`, `[2 1.2 0.6]`,
/// `tensor([2.0, 1.2])`, `{"the": 2, "a": 1.2}`, `the: 2; a: 1.2`, a table of labels and logits. Of
/// percentages, and under a heading that says so of probabilities, the logarithms are the logits.
///
/// Whatever could mean something else as well is not taken for a list: two columns of numbers, numbers with
/// decimal commas unless tabs separate them, lists with something left out.
struct PastedList: Equatable {
  /// The categories, one a line, as the editor of all categories reads them.
  let lines: [String]
  /// Whether the numbers are logarithms of the probabilities that were pasted.
  let isOfProbabilities: Bool

  init?(_ pasted: String) {
    let text = PastedRows.withDecimalPoints(pasted)
    if let words = PastedRows.barred(text) {
      self.init(words, areProbabilities: PastedRows.heading(text)?.isOfProbabilities == true)
    } else if let words = Self.words(text) ?? Self.rows(text) ?? PastedRows.slashed(text) {
      self.init(words, areProbabilities: false)
    } else if let heading = PastedRows.heading(text),
      let words = Self.words(heading.body, least: 1) ?? Self.rows(heading.body),
      words.contains(where: \.isLabel) == (heading.names.count == 2)
    {
      self.init(words, areProbabilities: heading.isOfProbabilities)
    } else {
      return nil
    }
  }

  private static func rows(_ text: String) -> [ListTokens.Token]? {
    PastedRows.separated(text) ?? PastedRows.spelled(text)
  }

  /// Takes numbers, or labels and numbers in turns.
  private init?(_ words: [ListTokens.Token], areProbabilities: Bool) {
    var numbers = words.compactMap(\.number)
    let percentages = numbers.count { $0.hasSuffix("%") }
    guard percentages == 0 || percentages == numbers.count else { return nil }
    isOfProbabilities = areProbabilities || percentages > 0
    if isOfProbabilities {
      guard let logarithms = Self.logarithms(numbers, unit: percentages > 0 ? 100 : 1) else { return nil }
      numbers = logarithms
    }
    let labels = words.compactMap(\.label)
    lines =
      labels.isEmpty ? numbers : zip(labels, numbers).map { "\(CategoryLine.labelText($0)) \($1)" }
  }

  /// The words of a list that is not laid out in rows.
  private static func words(_ text: String, least: Int = 2) -> [ListTokens.Token]? {
    guard let body = ListBody(text), let tokens = ListTokens.read(body.text) else { return nil }
    let words = tokens.filter(\.isWord)
    let isClear =
      words.contains(where: \.isLabel)
      ? isPairs(words)
      : body.isBracketed ? isOneRow(tokens) : !isTable(tokens) && !hasDecimalCommas(body.text)
    let count = words.count { $0.number != nil }
    return isClear && count >= (body.isBracketed ? 1 : least) ? words : nil
  }

  /// Whether labels and numbers take turns.
  private static func isPairs(_ words: [ListTokens.Token]) -> Bool {
    words.count % 2 == 0 && words.indices.allSatisfy { words[$0].isLabel == ($0 % 2 == 0) }
  }

  private static func logarithms(_ numbers: [String], unit: Double) -> [String]? {
    let shares = numbers.compactMap { text in
      try? LogitNotation.number(text.hasSuffix("%") ? text.dropLast() : text[...]) / unit
    }
    guard shares.count == numbers.count, let logits = try? Logits(probabilities: shares) else { return nil }
    return logits.values.map(LogitNotation.text)
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
