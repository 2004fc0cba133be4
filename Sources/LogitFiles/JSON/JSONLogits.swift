import GumbelEngine

/// Finds the logits in a JSON text.
///
/// An array of numbers is one row. An array of anything else is an array of rows, however deep: rows count
/// in the order of the text. An object is one of three: a record, whose member `logits` (or another name of
/// values, see `ValuesName`) holds the row or rows, beside `labels` and `tau` (or `temperature`) and any
/// other members; a row by itself, label → logit, beside metadata, see `NameSplit`; or arrays by name, of
/// which one has to be chosen.
///
/// What is none of these is searched for log-probabilities of tokens, see `TokenSearch`. The answer of a
/// server, see `ServerAnswer`, is searched first.
struct JSONLogits {
  private let bytes: [UInt8]
  private let wantedArray: String?
  private let wantedRow: Int?
  /// Where an object label → logit stands; nil where all its names are labels.
  private let context: NamesContext?
  /// The categories that were asked for.
  private let columns: [String]?

  /// What a text holds.
  enum Content {
    /// The chosen row of logits.
    case row(UncheckedRow)
    /// Tokens, a row each.
    case tokens(TokenRows)
    /// A server's answer, or a chunk of one, in which nothing is found; and how to refuse it.
    case nothing(Damage)
  }

  /// The chosen row of the chosen array in `bytes`, or in `root`, a value in them.
  static func row(
    in bytes: [UInt8], root: JSONNode? = nil, array: String?, row: Int?, columns: [String]? = nil
  ) throws(Damage) -> UncheckedRow {
    switch try content(of: bytes, root: root, array: array, row: row, columns: columns) {
    case .row(let row): return row
    case .tokens(let tokens): return try tokens.row(row ?? 0)
    case .nothing(let damage): throw damage
    }
  }

  /// What is in `bytes`: the chosen row of the chosen array, or tokens, of which no row is chosen yet.
  /// `context` is that of an object at the top; `columns` chooses its categories.
  static func content(
    of bytes: [UInt8], root: JSONNode? = nil, array: String?, row: Int?,
    context: NamesContext = .singleObject, columns: [String]? = nil
  ) throws(Damage) -> Content {
    let root = if let root { root } else { try JSONReader.read(bytes) }
    let isTable = if case .object = root.value { context == .table } else { true }
    let logits = JSONLogits(
      bytes: bytes, wantedArray: array, wantedRow: row, context: isTable ? .table : .singleObject,
      columns: columns)
    let answer = ServerAnswer(root)
    let isRecord = root.members.map { logits.recordMember($0) != nil } ?? false
    if array == nil, !isRecord, let problem = answer.problem {
      guard let list = try TokenSearch.tokens(in: root) else { return .nothing(problem) }
      return .tokens(TokenRows(places: list.places, answer: answer, text: bytes))
    }
    do {
      return .row(try logits.row(in: root))
    } catch {
      if let list = try logits.tokens(in: root) {
        return .tokens(TokenRows(places: list.places, answer: answer, text: bytes))
      }
      if array != nil, let problem = answer.problem { return .nothing(problem) }
      throw error
    }
  }

  private func row(in root: JSONNode) throws(Damage) -> UncheckedRow {
    if case .object(let members) = root.value { return try fromObject(members, at: root.offset) }
    try refuseArrayName()
    return try pick(from: root)
  }

  /// The tokens in what is no row of logits.
  private func tokens(in root: JSONNode) throws(Damage) -> TokenList? {
    guard wantedArray == nil, let member = root.members.flatMap(recordMember) else {
      return try TokenSearch.tokens(in: root, named: wantedArray)
    }
    // What is wrong with logits is not made good by tokens elsewhere.
    return try TokenSearch.tokens(in: root, named: member.name)
  }

  // MARK: - Objects

  private func fromObject(_ members: [JSONMember], at offset: Int) throws(Damage) -> UncheckedRow {
    if let wantedArray {
      guard let member = members.first(where: { ExactString($0.name) == ExactString(wantedArray) }) else {
        throw Damage(problem: "no array is named \(quoted(wantedArray))", cure: arrayNames(members))
      }
      guard member.node.isContainer else {
        throw Damage(
          offset: member.node.offset, problem: "\(quoted(wantedArray)) is \(member.node.kind), not an array",
          cure: arrayNames(members))
      }
      return try fromRecord(member, members)
    }
    if !hasColumns(members), let member = recordMember(members) { return try fromRecord(member, members) }
    if let row = try flat(members, at: offset) {
      try refuseRow(beyond: 1)
      return row
    }
    let arrays = members.filter { $0.node.isContainer }
    if arrays.count == 1 && members.count == 1 { return try fromRecord(arrays[0], members) }
    if arrays.isEmpty, let wrong = members.first(where: { $0.node.number == nil }) {
      throw notALogit(wrong.node, "the value of \(quoted(wrong.name))")
    }
    guard !openNames(members).isEmpty else {
      let names = arrays.prefix(8).map { quoted($0.name) }.joined(separator: ", ")
      throw Damage(
        offset: offset, problem: "neither logits nor log-probabilities of tokens are in \(names)",
        cure:
          "A row is an array of numbers, or an object label → logit; tokens have \"token\" and \"logprob\".")
    }
    throw Damage(offset: offset, problem: "which of the arrays holds the logits?", cure: arrayNames(members))
  }

  /// The member that makes an object a record. Lists of tokens have names such as `logprobs`, too: only a member
  /// that is called logits or probabilities counts whatever is in it.
  private func recordMember(_ members: [JSONMember]) -> JSONMember? {
    let arrays = members.filter { member in
      guard member.node.isContainer else { return false }
      return ["logits", "probabilities", "probs"].contains(member.name) || member.node.holdsRows
    }
    return ValuesName.index(in: arrays.map(\.name)).map { arrays[$0] }
  }

  /// Whether the categories that were asked for are numbers in this object.
  private func hasColumns(_ members: [JSONMember]) -> Bool {
    guard let columns else { return false }
    let numbers = Set(members.lazy.filter { $0.node.number != nil }.map { ExactString($0.name) })
    return columns.allSatisfy { numbers.contains(ExactString($0)) }
  }

  private func arrayNames(_ members: [JSONMember]) -> String {
    let names = openNames(members)
    if names.isEmpty { return "The file has no array with a name that can be read; leave out \":NAME\"." }
    return "Choose one with FILE:NAME; there are \(names.joined(separator: ", "))."
  }

  /// The first names of arrays that can be read, for advice. Each is tried.
  private func openNames(_ members: [JSONMember]) -> [String] {
    let first = JSONLogits(
      bytes: bytes, wantedArray: nil, wantedRow: nil, context: context, columns: columns)
    let open = members.lazy.filter { member in
      guard member.node.isContainer else { return false }
      if (try? first.fromRecord(member, members).checked(name: "")) != nil { return true }
      let tokens = try? TokenSearch.tokens(in: JSONNode(offset: 0, value: .object([member])))
      guard let place = tokens?.places.first else { return false }
      return (try? TokenRow.row(place, in: bytes).checked(name: "")) != nil
    }
    return open.prefix(8).map { quoted($0.name) }
  }

  private func fromRecord(_ member: JSONMember, _ members: [JSONMember]) throws(Damage) -> UncheckedRow {
    // Beside the record there is metadata; in it there is none.
    let inside = JSONLogits(
      bytes: bytes, wantedArray: nil, wantedRow: wantedRow, context: nil, columns: columns)
    var row = try inside.pick(from: member.node)
    row.valuesName = member.name
    if let labels = members.first(where: { $0.name == "labels" }), member.name != "labels" {
      row.labels = try self.labels(labels.node, for: row)
    } else if row.labels == nil {
      row.labels = members.lazy.compactMap { $0.columnOfLabels(count: row.values.count) }.first
    }
    let temperatures = members.filter { ["tau", "temperature"].contains($0.name) }
    if temperatures.count == 2 {
      throw Damage(
        offset: temperatures[1].node.offset, problem: "both \"tau\" and \"temperature\" are given",
        cure: "They mean the same; leave one out.")
    }
    row.temperature = try temperatures.first.flatMap { member throws(Damage) in try temperature(member.node) }
    let names = members.map(\.name)
    let steps = names.indices.filter { MetadataName.role(of: names[$0], in: .table) == .step }
    row.step = MetadataName.best(steps, of: names).flatMap { members[$0].node.wholeNumber }
    return row
  }

  private func temperature(_ node: JSONNode) throws(Damage) -> Temperature? {
    if case .null = node.value { return nil }
    guard let value = node.number, let temperature = try? Temperature(value) else {
      throw temperatureDamage(node.text(in: bytes), at: node.offset)
    }
    return temperature
  }

  private func labels(_ node: JSONNode, for row: UncheckedRow) throws(Damage) -> [String] {
    guard row.labels == nil else {
      throw Damage(
        offset: node.offset, problem: "labels are given twice: here and as names of the logits",
        cure: "Leave one out.")
    }
    var labels: [String] = []
    switch node.value {
    case .numbers(let numbers):
      labels = ElementOffsets(node, in: bytes).texts(count: numbers.count)
    case .array(let nodes):
      for node in nodes {
        switch node.value {
        case .string(let text): labels.append(text)
        case .number: labels.append(node.text(in: bytes))
        default:
          throw Damage(offset: node.offset, problem: "a label is \(node.kind)", cure: "Labels are strings.")
        }
      }
    default:
      throw Damage(
        offset: node.offset, problem: "the labels are \(node.kind)", cure: "Labels are an array of strings.")
    }
    guard labels.count == row.values.count else {
      throw Damage(
        offset: node.offset, problem: "\(row.values.count) logits, but labels for \(labels.count)",
        cure: "Each category needs one label; without \"labels\" they are numbered.")
    }
    return labels
  }

  /// A row of the form label → logit, beside metadata; nil if not all logits are numbers. Throws if there is
  /// nothing but metadata.
  private func flat(_ members: [JSONMember], at offset: Int) throws(Damage) -> UncheckedRow? {
    guard let context else { return labelled(members, at: offset) }
    if columns == nil {
      guard !members.contains(where: \.node.isContainer) else { return nil }
      let isLogit = members.allSatisfy {
        $0.node.number != nil || MetadataName.role(of: $0.name, in: context) != nil
      }
      guard isLogit else { return nil }
    }
    let split = try NameSplit(members.map(\.name), in: context, columns: columns, offset: offset)
    let chosen = split.categories.map { members[$0] }
    if let wrong = chosen.first(where: { $0.node.number == nil }) {
      throw notALogit(wrong.node, "the value of \(quoted(wrong.name))")
    }
    guard var row = labelled(chosen, at: offset) else { return nil }
    row.hasChosenColumns = columns != nil
    row.notices = split.notices
    row.step = split.step.flatMap { members[$0].node.wholeNumber }
    row.temperature = try split.temperature.flatMap { index throws(Damage) in
      try temperature(members[index].node)
    }
    return row
  }

  /// A row of the form label → logit; nil if not all values are numbers.
  private func labelled(_ members: [JSONMember], at offset: Int) -> UncheckedRow? {
    let values = members.compactMap(\.node.number)
    guard values.count == members.count else { return nil }
    return UncheckedRow(values: values, labels: members.map(\.name)) { index in
      members.isEmpty ? offset : members[index].node.offset
    }
  }

  // MARK: - Rows

  private func pick(from node: JSONNode) throws(Damage) -> UncheckedRow {
    var leaves: [JSONNode] = []
    try collect(node, into: &leaves)
    try refuseRow(beyond: leaves.count)
    let index = wantedRow ?? 0
    guard !leaves.isEmpty else {
      throw Damage(
        offset: node.offset, problem: "there are no rows", cure: "At least one row of numbers is needed.")
    }
    var row = try row(leaves[index])
    row.row = index
    row.rowCount = leaves.count
    return row
  }

  /// All rows in `node`, which may be rows of rows.
  private func collect(_ node: JSONNode, into leaves: inout [JSONNode]) throws(Damage) {
    guard case .array(let nodes) = node.value else { return leaves.append(node) }
    if nodes.contains(where: \.isContainer) {
      for (index, node) in nodes.enumerated() {
        guard node.isContainer else {
          throw Damage(
            offset: node.offset, problem: "row \(index) is \(node.kind), not an array",
            cure: "Either all elements are rows, or all are numbers.")
        }
        try collect(node, into: &leaves)
      }
    } else if let index = nodes.firstIndex(where: { $0.number == nil }) {
      throw notALogit(nodes[index], "category \(index + 1)")
    }
  }

  private func row(_ node: JSONNode) throws(Damage) -> UncheckedRow {
    switch node.value {
    case .numbers(let values):
      let bytes = bytes
      return UncheckedRow(values: values) { ElementOffsets(node, in: bytes).offset(of: $0) }
    case .object(let members):
      if !hasColumns(members), let member = recordMember(members) {
        return try JSONLogits(
          bytes: bytes, wantedArray: nil, wantedRow: nil, context: context, columns: columns
        ).fromRecord(member, members)
      }
      if let row = try flat(members, at: node.offset) { return row }
      let wrong = members.first { $0.node.number == nil } ?? members[0]
      throw notALogit(wrong.node, "the value of \(quoted(wrong.name))")
    default: throw notALogit(node, "the row")
    }
  }

  private func refuseRow(beyond count: Int) throws(Damage) {
    guard let wantedRow, wantedRow >= count || wantedRow < 0 else { return }
    throw noRow(wantedRow, of: count)
  }

  private func refuseArrayName() throws(Damage) {
    guard let wantedArray else { return }
    throw Damage(problem: "no array is named \(quoted(wantedArray))", cure: arrayNames([]))
  }

  private func notALogit(_ node: JSONNode, _ what: String) -> Damage {
    let cure =
      if case .null = node.value {
        "JSON writers turn -Infinity into null; write \"-inf\" to mask a category."
      } else {
        "A logit is a number, or \"-inf\" to mask the category."
      }
    return Damage(offset: node.offset, problem: "\(what) is \(node.kind), not a number", cure: cure)
  }
}

extension JSONNode {
  /// Whether there is nothing but numbers in it, in arrays or by name. No logit is NaN or ∞, but a token may have
  /// such a text.
  fileprivate var holdsRows: Bool {
    switch value {
    case .numbers(let values): values.allSatisfy { $0 < .infinity }
    case .array(let nodes): !nodes.isEmpty && nodes.allSatisfy { $0.number != nil || $0.holdsRows }
    case .object(let members): !members.isEmpty && members.allSatisfy { $0.node.number != nil }
    default: false
    }
  }

  var isContainer: Bool {
    switch value {
    case .numbers, .array, .object: true
    default: false
    }
  }

  /// The number, or the one that the string stands for.
  var number: Double? {
    switch value {
    case .number(let value): value
    case .string(let text): numberWord(Array(text.utf8))
    default: nil
    }
  }

  /// The number, if it is a whole one.
  fileprivate var wholeNumber: Int? {
    if case .number(let value) = value { Int(exactly: value) } else { nil }
  }

  /// A number or a word as it stands in the text, any other value by its kind.
  func text(in bytes: [UInt8]) -> String {
    guard case .number = value else { return kind }
    return String(
      decoding: bytes[offset...].prefix { !($0 <= 0x20 || ",]}".utf8.contains($0)) }, as: UTF8.self)
  }
}

extension JSONMember {
  /// The strings of a column such as `label` or `token` beside one of `count` values; nil for anything else.
  fileprivate func columnOfLabels(count: Int) -> [String]? {
    guard namesLabels(name), let nodes = node.elements, nodes.count == count else { return nil }
    let labels = nodes.compactMap(\.string)
    return labels.count == count ? labels : nil
  }
}
