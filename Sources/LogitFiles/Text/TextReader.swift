/// Finds the logits in text of any form: the one reader of files, pastes, options, editors and commands.
///
/// A text is JSON or JSON Lines, what a program printed in brackets, a table, lines of label and value, or a
/// list. Several of these could hold a text; each reads it whole or says where it does not fit, and the first
/// that fits counts. If none fits, the problem is that of the form that the first line suggests.
struct TextReader {
  private let bytes: [UInt8]
  private let row: Int?
  private let columns: [String]?

  /// The chosen row in `bytes`. `array` chooses among arrays with names, and `columns` the categories.
  static func row(
    in bytes: [UInt8], array: String? = nil, row: Int? = nil, columns: [String]? = nil
  ) throws(Damage) -> UncheckedRow {
    if let zero = bytes.prefix(4096).firstIndex(of: 0) { throw notText(bytes, zeroAt: zero) }
    let content = bytes[byteOrderMarkLength(bytes)...].drop(while: isSpace)
    guard !content.isEmpty else {
      throw Damage(problem: "the file is empty", cure: "Write numbers to it: CSV, TSV or JSON.")
    }
    let reader = TextReader(bytes: TextHead.withoutBoxes(bytes), row: row, columns: columns)
    if beginsJSON(content) { return try reader.json(array: array) }
    if ServerSentEvents.areIn(bytes) {
      return try JSONLines.row(in: bytes, array: array, row: row, columns: columns)
    }
    if let root = try LiteralReader.read(bytes) { return try reader.row(of: root, array: array) }
    if let array {
      throw Damage(
        problem: "no array is named \(quoted(array))", cure: "CSV has no arrays with names; leave it out.")
    }
    var notice: String?
    let text = try withoutPrintedMarks(reader.bytes, notice: &notice)
    var found = try TextReader(bytes: text, row: row, columns: columns).plain()
    if let notice { found.notices.insert(notice, at: 0) }
    return found
  }

  // MARK: - Brackets

  private func json(array: String?) throws(Damage) -> UncheckedRow {
    if JSONLines.areIn(bytes) {
      return try JSONLines.row(in: bytes, array: array, row: row, columns: columns)
    }
    let root: JSONNode
    do throws(Damage) {
      root = try JSONReader.read(bytes)
    } catch {
      return try nearlyJSON(array: array, problem: error)
    }
    return try self.row(of: root, array: array)
  }

  /// The row in text that begins like JSON, and is code or printed. `problem` is why it is no JSON.
  private func nearlyJSON(array: String?, problem: Damage) throws(Damage) -> UncheckedRow {
    // R begins a line of numbers with `[1]`.
    if TextHead(bytes).beginsWithCount { return try chosen(ListReader.row(in: bytes)) }
    do throws(Damage) {
      guard let root = try LiteralReader.read(bytes) else { throw problem }
      return try self.row(of: root, array: array)
    } catch {
      // What is wrong with what was asked for has no place. Else the reader that came further knows more.
      // What begins with digits is a number of another notation for one reader, and no end of one for the other.
      guard let offset = error.offset, let other = problem.offset, offset <= other else { throw error }
      let word = bytes[offset...].prefix { $0 > 0x20 && !",;]})".utf8.contains($0) }
      throw NumberNotation.plain(String(decoding: word, as: UTF8.self)) == nil ? problem : error
    }
  }

  /// `found`, if it has the row that was asked for.
  private func chosen(_ found: UncheckedRow) throws(Damage) -> UncheckedRow {
    guard let row, row >= found.rowCount || row < 0 else { return found }
    throw noRow(row, of: found.rowCount)
  }

  /// The row in a value, of which an array of label and number pairs is an object, and a column a row.
  private func row(of root: JSONNode, array: String?) throws(Damage) -> UncheckedRow {
    var node = root
    var notices: [String] = []
    if case .array(var nodes) = root.value {
      // A pipeline of Transformers gives a list of results for each text.
      if nodes.count == 1, let only = nodes[0].elements, only.first?.members != nil { nodes = only }
      if let (name, members) = labelledRecords(nodes) {
        let labelled = JSONNode(offset: root.offset, value: .object(members))
        node.value = .object([JSONMember(name: name, node: labelled)])
      } else if let members = labelledPairs(nodes) {
        let labelled = JSONNode(offset: root.offset, value: .object(members))
        node.value = .object([JSONMember(name: "logits", node: labelled)])
      } else if row == nil, let numbers = column(nodes) {
        node.value = .numbers(numbers)
        notices.append("A column of \(numbers.count) numbers is read as one row.")
      }
    }
    var found = try JSONLogits.row(in: bytes, root: node, array: array, row: row, columns: columns)
    found.notices += notices
    return found
  }

  /// The members that pairs of a label and a number are.
  private func labelledPairs(_ nodes: [JSONNode]) -> [JSONMember]? {
    var members: [JSONMember] = []
    for node in nodes {
      guard case .array(let pair) = node.value, pair.count == 2, case .string(let name) = pair[0].value,
        case .number = pair[1].value
      else { return nil }
      members.append(JSONMember(name: name, node: pair[1]))
    }
    return members.isEmpty ? nil : members
  }

  /// The members that records of a label and a value are, and the name of the values:
  /// `[{"label": "cat", "score": 0.9}, …]`. Tokens with log-probabilities are for `TokenSearch`.
  private func labelledRecords(_ nodes: [JSONNode]) -> (name: String, members: [JSONMember])? {
    guard nodes.count > 1, let first = nodes[0].members, !first.areToken,
      let label = first.first(where: { namesLabels($0.name) && $0.node.string != nil })?.name
    else { return nil }
    let values = first.filter { ValuesName($0.name) != nil && $0.node.number != nil }
    guard values.count == 1 else { return nil }
    var members: [JSONMember] = []
    for node in nodes {
      guard let text = node.members?.value(label)?.string, let value = node.members?.value(values[0].name),
        value.number != nil
      else { return nil }
      members.append(JSONMember(name: text, node: value))
    }
    return (values[0].name, members)
  }

  /// The numbers of rows that have one each.
  private func column(_ nodes: [JSONNode]) -> [Double]? {
    guard nodes.count > 1 else { return nil }
    var numbers: [Double] = []
    for node in nodes {
      guard case .numbers(let row) = node.value, row.count == 1 else { return nil }
      numbers.append(row[0])
    }
    return numbers
  }

  // MARK: - Lines

  private enum Form: Equatable {
    case table(TextSeparator)
    case lines, namedVector, list, sequence
  }

  private func read(_ form: Form) throws(Damage) -> UncheckedRow {
    switch form {
    case .table(let separator):
      return try TableReader.row(in: bytes, separator: separator, row: row, columns: columns)
    case .lines: return try LineReader.row(in: bytes, columns: columns)
    case .namedVector: return try NamedVectorReader.row(in: bytes)
    case .list: return try ListReader.row(in: bytes)
    case .sequence:
      guard let root = LiteralReader.readSequence(bytes) else {
        throw Damage(problem: "these are no values", cure: "Separate values in brackets by commas.")
      }
      return try self.row(of: root, array: nil)
    }
  }

  private func plain() throws(Damage) -> UncheckedRow {
    let head = TextHead(bytes)
    var problems: [(form: Form, problem: Damage)] = []
    for form in forms(head) {
      let found: UncheckedRow
      do {
        found = try read(form)
      } catch {
        problems.append((form, error))
        continue
      }
      return try chosen(found)
    }
    let certain = [shortenedProblem, scaledProblem, partsProblem]
    if let damage = problems.first(where: { certain.contains($0.problem.problem) }) { throw damage.problem }
    if let damage = codeProblem() { throw damage }
    let suggested = suggestedForm(head)
    let problem = (problems.first { $0.form == suggested } ?? problems[0]).problem
    if case .table(let separator) = suggested, separator.allowsDecimalComma { throw problem }
    throw explained(problem)
  }

  /// Why text is not read that is markup or code, of which no form fits.
  private func codeProblem() -> Damage? {
    let content = trimmed(byteOrderMarkLength(bytes)..<bytes.count, in: bytes)
    let line = bytes[content].prefix { !isLineEnd($0) }
    let start = content.lowerBound
    if line.first == UInt8(ascii: "<"), bytes[content].prefix(4096).firstRange(of: Array("</".utf8)) != nil {
      return Damage(
        offset: start, problem: "this is HTML or XML", cure: "Copy the numbers alone, or save them as CSV.")
    }
    if line.first == UInt8(ascii: "\\") || line.ends(with: Array("\\\\".utf8)) {
      return Damage(
        offset: start, problem: "this is LaTeX", cure: "Write commas for &, and leave out the backslashes.")
    }
    guard let bracket = line.firstIndex(where: { "[{(".utf8.contains($0) }),
      let end = LiteralShape.end(of: bytes, from: bracket),
      bytes[start..<bracket].contains(where: isWordByte)
        || bytes[end..<content.upperBound].contains(where: isWordByte),
      line.contains(where: { ",=<".utf8.contains($0) }), endsWithBracket(content)
    else { return nil }
    return Damage(
      offset: start, problem: "this code is more than a list of numbers",
      cure: "Copy the list alone: [2.1, 1.2, -0.6], or {\"the\": 2.1, \"a\": 1.2}.")
  }

  private func endsWithBracket(_ content: Range<Int>) -> Bool {
    bytes[content].last { $0 != UInt8(ascii: ";") }.map { ")]}>".utf8.contains($0) } ?? false
  }

  /// The forms that the text could have, the likeliest first.
  private func forms(_ head: TextHead) -> [Form] {
    var forms = head.separators.map { Form.table(.character($0)) } + [.lines, .table(.blanks)]
    // Labels may have bars in them.
    if head.hasBars { forms.insert(.table(.bars), at: head.isDrawn ? 0 : head.separators.count) }
    if head.hasSlashes { forms.append(.table(.character(UInt8(ascii: "/")))) }
    forms += [.namedVector, .list]
    return head.hasCalls ? forms + [.sequence] : forms
  }

  /// The form whose problem is told if none fits.
  private func suggestedForm(_ head: TextHead) -> Form {
    if head.isDrawn { return .table(.bars) }
    if head.isKeyed { return .list }
    if let separator = head.separators.first { return .table(.character(separator)) }
    return head.hasColumns ? .table(.blanks) : .lines
  }

  /// The problem, or that of a decimal comma where commas separate.
  private func explained(_ damage: Damage) -> Damage {
    guard let offset = damage.offset, offset < bytes.count else { return damage }
    let start = bytes[..<offset].lastIndex(where: isLineEnd).map { $0 + 1 } ?? byteOrderMarkLength(bytes)
    let end = bytes[offset...].firstIndex(where: isLineEnd) ?? bytes.count
    let line = trimmed(start..<max(start, end), in: bytes)
    guard let doubt = doubtfulNumber(bytes, line), doubt.problem != damage.problem else { return damage }
    return doubt
  }
}

/// A header of labels may begin with a bracket too: `[CLS],[SEP]`.
private func beginsJSON(_ content: ArraySlice<UInt8>) -> Bool {
  if content.first == UInt8(ascii: "{") { return true }
  guard content.first == UInt8(ascii: "[") else { return false }
  let inside = content.dropFirst().drop(while: isSpace)
  // R numbers the columns of a matrix so.
  if inside.first == UInt8(ascii: ",") { return false }
  guard let byte = inside.first, Character(Unicode.Scalar(byte)).isLetter else { return true }
  return ["NaN", "Infinity", "null", "true", "false"].contains { inside.starts(with: $0.utf8) }
}

/// Why bytes of which one is 0 are not read.
private func notText(_ bytes: [UInt8], zeroAt zero: Int) -> Damage {
  if zero > 0, bytes[zero...].allSatisfy({ $0 == 0 }),
    bytes[..<zero].allSatisfy({ $0 >= 0x20 || isSpace($0) })
  {
    return Damage(
      offset: zero, problem: "the text ends with zero bytes", cure: "Remove them: tr -d '\\0' <FILE.")
  }
  // Text of ASCII in UTF-16 is such a byte in every second place.
  let head = bytes.prefix(64)
  let zeros = head.indices.filter { head[$0] == 0 }
  if head.count > 3, zeros.count * 2 >= head.count - 1, Set(zeros.map { $0 % 2 }).count == 1 {
    return Damage(problem: "this is UTF-16", cure: "Save the file as UTF-8.")
  }
  return Damage(
    offset: zero, problem: "this is not text",
    cure: "CSV, TSV, JSON, JSON Lines, .npy, .npz and .safetensors can be read.")
}

/// White space as JSON has it.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

func tooManyCategories(_ count: Int) -> Damage {
  Damage(problem: "more than \(categoryLimit) categories", cure: "At most \(categoryLimit) can be shown.")
}
