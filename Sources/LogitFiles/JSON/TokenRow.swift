import GumbelEngine

/// A token that may stand at a place.
struct TokenCandidate {
  /// The text; nil if the server gave none.
  var text: String?
  /// The number in the vocabulary, as it is written.
  var id: String?
  var bytes: [UInt8]?
  var logProbability: Double
  /// Where it is in the text.
  var offset: Int

  /// Whether both are the same token of the vocabulary. Tokens that are part of a character all have the
  /// text U+FFFD, so the text counts only if neither ids nor bytes can be compared.
  func isSameToken(as other: TokenCandidate) -> Bool {
    if let id, let otherID = other.id { return id == otherID }
    if let bytes, let otherBytes = other.bytes { return bytes == otherBytes }
    guard let text, let otherText = other.text else { return false }
    return ExactString(text) == ExactString(otherText)
  }

  /// The name of the category: the text; the bytes of a token that is part of a character, such as
  /// `\xF0`; the id of one without a text.
  var label: String {
    if let bytes, String(validating: bytes, as: UTF8.self) == nil { return Self.escaped(bytes) }
    if let text, !text.isEmpty || id == nil { return text }
    return id ?? bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// `bytes` as text, those that are not UTF-8 as `\xHH`.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      // A character has at most four bytes.
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      if let character {
        text += character
        rest = rest.dropFirst(character.utf8.count)
      } else {
        let digits = String(first, radix: 16, uppercase: true)
        text += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return text
  }
}

/// One place in a text as a row: its tokens as categories.
struct TokenRow {
  /// Mass that rounding may take from a complete list.
  private static let roundingMass = 1e-6
  /// Mass above 1 that rounding may add.
  static let tolerance = 0.01

  private var candidates: [TokenCandidate] = []
  /// The JSON text.
  private let text: [UInt8]

  /// The row of `place`. Log-probabilities of tokens are cut off by the server: what is missing from 1
  /// becomes the category `other`. Those of answers that an evaluation compares belong to different events;
  /// they are taken as logits.
  static func row(_ place: TokenPlace, in text: [UInt8]) throws(Damage) -> UncheckedRow {
    if case .pairs(let node) = place.source { return try answers(node) }
    var row = TokenRow(text: text)
    try row.add(place.source)
    if let chosen = place.chosen { try row.addIfMissing(chosen) }
    return try row.row(at: place.offset)
  }

  private init(text: [UInt8]) { self.text = text }

  private static func answers(_ node: JSONNode) throws(Damage) -> UncheckedRow {
    let pairs = node.elements ?? []
    let values = pairs.map { $0.elements?.first?.numeral ?? .nan }
    return UncheckedRow(values: values, quantity: .logits) {
      $0 < pairs.count ? pairs[$0].offset : node.offset
    }
  }

  // MARK: - Collecting

  private mutating func add(_ source: TokenPlace.Source) throws(Damage) {
    switch source {
    case .list(let node): try addAll(node)
    case .map(let node, let isByID): try addMap(node, isByID: isByID)
    case .token(let node):
      for list in node.members?.alternatives ?? [] { try addAll(list) }
      if node.members?.tokenProbability != nil || node.members == nil { try addIfMissing(node) }
    case .completion(let arrays, let index):
      if let top = arrays.top(index) { try addAll(top) }
      if let logarithm = arrays.logarithm(index), let token = arrays.token(index, in: text) {
        try addIfMissing(candidate(token, logarithm))
      }
    case .pairs: break
    }
  }

  private mutating func addAll(_ node: JSONNode) throws(Damage) {
    switch node.value {
    case .object: try addMap(node, isByID: false)
    case .array(let tokens):
      for token in tokens {
        if let token = try candidate(token) { candidates.append(token) }
      }
    case .numbers(let numbers) where !numbers.isEmpty:
      throw Damage(
        offset: node.offset, problem: "a list of numbers, where tokens should be",
        cure: "Each should have a string \"token\" and a number \"logprob\".")
    default: break
    }
  }

  private mutating func addMap(_ node: JSONNode, isByID: Bool) throws(Damage) {
    for member in node.members ?? [] where !member.node.isNull {
      var found = TokenCandidate(logProbability: 0, offset: member.node.offset)
      if isByID { found.id = member.name } else { found.text = member.name }
      var logarithm: JSONNode? = member.node
      if let inside = member.node.members {
        found.text = inside.value(TokenShape.texts)?.string ?? found.text
        logarithm = inside.value(TokenShape.logProbabilities)
      }
      guard let logarithm, !logarithm.isNull else { continue }
      found.logProbability = try Self.logProbability(logarithm, of: found.label)
      candidates.append(found)
    }
  }

  private mutating func addIfMissing(_ node: JSONNode) throws(Damage) {
    if let token = try candidate(node) { addIfMissing(token) }
  }

  private mutating func addIfMissing(_ token: TokenCandidate) {
    if !candidates.contains(where: { $0.isSameToken(as: token) }) { candidates.append(token) }
  }

  // MARK: - Tokens

  private func candidate(_ token: String, _ logarithm: JSONNode) throws(Damage) -> TokenCandidate {
    TokenCandidate(
      text: token, logProbability: try Self.logProbability(logarithm, of: token), offset: logarithm.offset)
  }

  /// The token that `node` is; nil if it has no probability.
  private func candidate(_ node: JSONNode) throws(Damage) -> TokenCandidate? {
    switch node.value {
    case .object(let members): return try candidate(members, node)
    case .array(let parts) where parts.count == 3 && !parts[0].isNull:
      return try triple(node, parts, text: parts[2].string)
    case .numbers(let parts) where parts.count == 3:
      return try triple(node, node.elements ?? [], text: node.elementText(2, in: text))
    case .null: return nil
    case .array(let parts) where parts.first?.isNull == true: return nil
    default:
      throw Damage(
        offset: node.offset, problem: "a token is \(node.kind)",
        cure: "It should be an object with \"token\" and \"logprob\".")
    }
  }

  private func triple(
    _ node: JSONNode, _ parts: [JSONNode], text: String?
  ) throws(Damage) -> TokenCandidate {
    let id = parts[1].number.flatMap(Self.id)
    let value = try Self.logProbability(parts[0], of: text ?? id ?? "", at: node.offset)
    return TokenCandidate(text: text, id: id, logProbability: value, offset: node.offset)
  }

  private func candidate(_ members: [JSONMember], _ node: JSONNode) throws(Damage) -> TokenCandidate? {
    var found = TokenCandidate(logProbability: 0, offset: node.offset)
    found.bytes = members.value("bytes").flatMap(Self.bytes)
    found.id = members.value(TokenShape.ids).flatMap(Self.id)
    let name = members.value(TokenShape.texts)
    found.text = name?.string
    if found.text == nil, found.id == nil { found.id = name.flatMap(Self.id) }
    guard found.text != nil || found.id != nil || found.bytes != nil else {
      throw Damage(
        offset: node.offset, problem: "a token without a name", cure: "It should have a string \"token\".")
    }
    if let logarithm = members.value(TokenShape.logProbabilities) {
      if logarithm.isNull { return nil }
      found.offset = logarithm.offset
      found.logProbability = try Self.logProbability(logarithm, of: found.label)
    } else if let probability = members.value(TokenShape.probabilities + ["p"]) {
      if probability.isNull { return nil }
      found.offset = probability.offset
      found.logProbability = try Self.logarithm(ofProbability: probability, of: found.label)
    } else {
      throw Damage(
        offset: node.offset, problem: "the token \(quoted(found.label)) has no probability",
        cure: "It should have a number \"logprob\" or \"prob\".")
    }
    return found
  }

  private static func id(_ node: JSONNode) -> String? {
    node.string ?? node.number.flatMap(id)
  }

  private static func id(_ number: Double) -> String? { Int(exactly: number).map(String.init) }

  /// nil for an array of anything else, and for an empty one: special tokens have none.
  private static func bytes(_ node: JSONNode) -> [UInt8]? {
    guard case .numbers(let numbers) = node.value, !numbers.isEmpty else { return nil }
    let bytes = numbers.compactMap { UInt8(exactly: $0) }
    return bytes.count == numbers.count ? bytes : nil
  }

  /// Servers write −9999 or −100 for a token whose probability is too small to state.
  private static func logProbability(
    _ node: JSONNode, of token: String, at offset: Int? = nil
  ) throws(Damage) -> Double {
    guard let value = node.number, value <= TokenShape.largestLogarithm else {
      throw Damage(
        offset: offset ?? node.offset,
        problem: "the log-probability of \(quoted(token)) is \(node.number == nil ? node.kind : "above 0")",
        cure: "It should be a number that is not above 0.")
    }
    return value <= -9999 || value == -100 ? -.infinity : value
  }

  private static func logarithm(
    ofProbability node: JSONNode, of token: String
  ) throws(Damage) -> Double {
    guard let value = node.number, value >= 0, value <= 1 + tolerance else {
      throw Damage(
        offset: node.offset,
        problem: "the probability of \(quoted(token)) is \(node.number == nil ? node.kind : "beyond 0…1")",
        cure: "It should be a number from 0 to 1.")
    }
    return naturalLogarithm(value)
  }

  // MARK: - Categories

  private func row(at offset: Int) throws(Damage) -> UncheckedRow {
    let mass = candidates.reduce(0) { $0 + exponential($1.logProbability) }
    guard mass <= 1 + Self.tolerance else {
      throw Damage(
        offset: offset, problem: "the probabilities of these tokens sum to more than 1",
        cure: "Log-probabilities are natural logarithms; logits belong into an array \"logits\".")
    }
    var labels = distinctLabels()
    var values = candidates.map(\.logProbability)
    if 1 - mass > Self.roundingMass {
      labels.append(labels.contains("other") ? "other tokens" : "other")
      values.append(naturalLogarithm(1 - mass))
    }
    let offsets = candidates.map(\.offset)
    return UncheckedRow(values: values, labels: labels, quantity: .logProbabilities) {
      $0 < offsets.count ? offsets[$0] : nil
    }
  }

  /// The labels of the tokens. Several that look the same get their ids behind a `#`, or are numbered.
  private func distinctLabels() -> [String] {
    let labels = candidates.map(\.label)
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    return zip(candidates, labels).map { token, label in
      guard counts[label, default: 1] > 1 else { return label }
      if let id = token.id, id != label { return "\(label) #\(id)" }
      numbers[label, default: 0] += 1
      let number = numbers[label, default: 1]
      return number == 1 ? label : "\(label) (\(number))"
    }
  }
}

extension TokenCandidate {
  /// The probability that a token in a list has; nil if it has none, or if there is anything else.
  static func probability(of node: JSONNode) -> Double? {
    switch node.value {
    case .object(let members):
      if let logarithm = members.value(TokenShape.logProbabilities)?.number { return exponential(logarithm) }
      return members.value(TokenShape.probabilities)?.number
    case .array(let parts): return parts.first?.number.map(exponential)
    case .numbers(let parts): return parts.first.map(exponential)
    default: return nil
    }
  }
}

/// The tokens in a JSON text as rows.
struct TokenRows {
  let places: [TokenPlace]
  /// The answer that they are from.
  let answer: ServerAnswer
  /// The JSON text.
  let text: [UInt8]

  /// The row at `index`, from 0.
  func row(_ index: Int) throws(Damage) -> UncheckedRow {
    guard places.indices.contains(index) else { throw noRow(index, of: places.count) }
    var row = try TokenRow.row(places[index], in: text)
    (row.row, row.rowCount) = (index, places.count)
    return row
  }
}
