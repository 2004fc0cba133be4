/// Lists whose entries stand in rows, as tables and people write them; each reader knows one way, and gives
/// `nil` where the text is another.
enum PastedRows {
  typealias Token = ListTokens.Token

  /// Cells between bars: `1|2|3`, `a|1` a line, and tables of Markdown, whose heading is left out.
  static func barred(_ text: String) -> [Token]? {
    guard text.contains("|") else { return nil }
    let rows = lines(text).map(cells).filter { !$0.allSatisfy(isRuling) }
    guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else { return nil }
    if rows.count == 1 { return numbers(rows[0]) }
    if width > 2 { return nil }
    let hasHeading = !ListTokens.isNumber(rows[0][width - 1])
    let body = hasHeading ? Array(rows.dropFirst()) : rows
    return width == 2 ? pairs(body) : numbers(body.flatMap(\.self))
  }

  /// A label of any words and a number in each line, with one comma, semicolon or tab between.
  static func separated(_ text: String) -> [Token]? {
    guard !text.contains(where: { "[]{}()".contains($0) }) else { return nil }
    for separator: Character in ["\t", ";", ","] where text.contains(separator) {
      let rows = lines(text).map { line in
        line.split(separator: separator, omittingEmptySubsequences: false).map {
          unquoted($0.trimmingSpaces)
        }
      }
      return rows.count > 1 && rows.allSatisfy { $0.count == 2 } ? pairs(rows) : nil
    }
    return nil
  }

  /// One row of at least three numbers with slashes between: of two they would be a fraction.
  static func slashed(_ text: String) -> [Token]? {
    let words = text.trimmingSpaces.split(separator: "/", omittingEmptySubsequences: false)
    return words.count < 3 ? nil : numbers(words.map { $0.trimmingSpaces })
  }

  /// A label of any words and a number at the end of each line, with nothing else that could separate.
  static func spelled(_ text: String) -> [Token]? {
    guard !text.unicodeScalars.contains(where: { ",;:=|/[]{}()\"'".unicodeScalars.contains($0) }) else {
      return nil
    }
    let rows = lines(text).map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    guard rows.count > 1 else { return nil }
    return pairs(rows.map { [$0.dropLast().joined(separator: " "), $0.last ?? ""] })
  }

  /// A first line of one or two words, such as `label,logit`.
  struct Heading {
    let names: [String]
    /// What stands below.
    let body: String

    /// Whether the numbers below are probabilities.
    var isOfProbabilities: Bool { names.last.map(probabilityNames.contains) ?? false }
  }

  /// The heading of a table, if it has one.
  static func heading(_ text: String) -> Heading? {
    let text = text.trimmingSpaces
    guard let end = text.firstIndex(where: \.isNewline) else { return nil }
    let separators = text[..<end].contains { ",;\t|".contains($0) } ? ",;\t|" : " "
    let names = text[..<end].split { separators.contains($0) }
      .map { unquoted($0.trimmingSpaces).lowercased() }.filter { !$0.isEmpty }
    guard let last = names.last, names.count <= 2, !names.contains(where: ListTokens.isNumber) else {
      return nil
    }
    // A word over numbers alone could as well be a label without its number.
    guard names.count == 2 || probabilityNames.contains(last) || logitNames.contains(last) else { return nil }
    return Heading(names: names, body: String(text[text.index(after: end)...]))
  }

  private static let logitNames: Set = ["logit", "logits", "score", "scores", "value", "values", "z"]
  private static let probabilityNames: Set = ["probability", "probabilities", "prob", "probs", "p", "π"]

  /// Decimal commas as points, where tabs separate and every comma stands within a number.
  static func withDecimalPoints(_ text: String) -> String {
    guard text.contains("\t"), text.contains(",") else { return text }
    let isDecimal = text.split { $0 == "\t" || $0.isNewline }.allSatisfy { cell in
      guard cell.contains(",") else { return true }
      return ListTokens.isNumber(cell.replacing(",", with: ".")) && cell.count { $0 == "," } == 1
    }
    return isDecimal ? text.replacing(",", with: ".") : text
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).filter { !$0.trimmingSpaces.isEmpty }
  }

  private static func cells(_ line: Substring) -> [String] {
    var line = line.trimmingSpaces[...]
    if line.count > 1, line.first == "|", line.last == "|" { line = line.dropFirst().dropLast() }
    return line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
  }

  /// Whether it is part of the line under a heading of Markdown: `---`, `:---:`.
  private static func isRuling(_ cell: String) -> Bool {
    cell.contains("-") && cell.allSatisfy { "-: ".contains($0) }
  }

  private static func numbers(_ cells: [String]) -> [Token]? {
    cells.count > 1 && cells.allSatisfy(ListTokens.isNumber) ? cells.map(Token.number) : nil
  }

  private static func pairs(_ rows: [[String]]) -> [Token]? {
    let isClear = rows.allSatisfy { row in
      !row[0].isEmpty && ListTokens.isNumber(row[1])
        && !row[0].split(separator: " ").contains { ListTokens.isNumber(String($0)) }
    }
    return isClear ? rows.flatMap { [.label($0[0]), .number($0[1])] } : nil
  }

  private static func unquoted(_ text: String) -> String {
    text.count > 1 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
  }
}
