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
    if let zero = bytes.prefix(4096).firstIndex(of: 0) {
      throw Damage(
        offset: zero, problem: "this is not text",
        cure: "CSV, TSV, JSON, JSON Lines, .npy, .npz and .safetensors can be read.")
    }
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
    return try reader.plain()
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
      throw error.offset.map { $0 > problem.offset ?? 0 } ?? true ? error : problem
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
    if case .array(let nodes) = root.value {
      if let members = labelledPairs(nodes) {
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
    if let damage = problems.first(where: { $0.problem.problem == shortenedProblem }) { throw damage.problem }
    let suggested = suggestedForm(head)
    let problem = (problems.first { $0.form == suggested } ?? problems[0]).problem
    if case .table(let separator) = suggested, separator.allowsDecimalComma { throw problem }
    throw explained(problem)
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
  guard let byte = inside.first, Character(Unicode.Scalar(byte)).isLetter else { return true }
  return ["NaN", "Infinity", "null", "true", "false"].contains { inside.starts(with: $0.utf8) }
}

/// White space as JSON has it.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

func tooManyCategories(_ count: Int) -> Damage {
  Damage(problem: "more than \(categoryLimit) categories", cure: "At most \(categoryLimit) can be shown.")
}
