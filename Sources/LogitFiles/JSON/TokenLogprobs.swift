import GumbelEngine

/// Finds the log-probabilities of tokens in the answer of a language model's server: a row for each place in
/// the text, with the tokens that the server named for it.
///
/// Understood are OpenAI's chat form (`choices[].logprobs.content[].top_logprobs[]`), its older form (arrays
/// `tokens`, `token_logprobs`, `top_logprobs`), and llama.cpp's `completion_probabilities`, with `probs`,
/// `top_probs` or `top_logprobs`. The lists are cut off: what is missing from 1 becomes a category `other`.
struct TokenLogprobs {
  /// Mass that rounding may take from a complete list.
  fileprivate static let roundingMass = 1e-6
  /// Mass above 1 that rounding may add.
  fileprivate static let tolerance = 0.01

  fileprivate struct Candidate {
    var token: String
    var logProbability: Double
    var offset: Int
  }

  /// One place in the text.
  struct Position {
    fileprivate var candidates: [Candidate] = []
    fileprivate let offset: Int
  }

  /// The places that `members` tell of; nil if they are no such answer.
  static func positions(in members: [JSONMember]) throws(Damage) -> [Position]? {
    if let entries = members.list("completion_probabilities") { return try chat(entries) }
    if let choices = members.list("choices") {
      var positions: [Position] = []
      for choice in choices {
        positions += try choice.members.flatMap { members throws(Damage) in try logprobs(members) } ?? []
      }
      guard !positions.isEmpty else {
        throw Damage(
          offset: choices.first?.offset, problem: "the answer holds no log-probabilities",
          cure: "Ask the server for them: \"logprobs\": true, \"top_logprobs\": 20.")
      }
      return positions
    }
    return try logprobs(members)
  }

  private static func logprobs(_ members: [JSONMember]) throws(Damage) -> [Position]? {
    guard let inside = members.value("logprobs")?.members else { return nil }
    if let entries = inside.list("content") { return try chat(entries) }
    if let tokens = inside.list("tokens") { return try completion(tokens, inside) }
    return nil
  }

  private static func chat(_ entries: [JSONNode]) throws(Damage) -> [Position] {
    var positions: [Position] = []
    for entry in entries {
      guard let members = entry.members else {
        throw Damage(
          offset: entry.offset, problem: "a place in the text is \(entry.kind)",
          cure: "It should be an object with \"token\" and \"top_logprobs\".")
      }
      var position = Position(offset: entry.offset)
      for name in ["top_logprobs", "top_probs", "probs"] {
        for candidate in members.list(name) ?? [] { try position.add(candidate.members ?? [], candidate) }
      }
      if members.value("logprob") != nil || members.value("prob") != nil {
        try position.addIfMissing(members, entry)
      }
      positions.append(position)
    }
    return positions
  }

  private static func completion(
    _ tokens: [JSONNode], _ members: [JSONMember]
  ) throws(Damage) -> [Position] {
    let lists = members.list("top_logprobs") ?? []
    let chosen = members.list("token_logprobs") ?? []
    var positions: [Position] = []
    for (index, token) in tokens.enumerated() {
      var position = Position(offset: token.offset)
      if index < lists.count {
        for member in lists[index].members ?? [] { try position.add(member.name, member.node) }
      }
      if index < chosen.count, case .string(let text) = token.value, chosen[index].number != nil {
        try position.addIfMissing(text, chosen[index])
      }
      // Servers give nothing for the first token of a prompt.
      if !position.isEmpty { positions.append(position) }
    }
    return positions
  }
}

extension TokenLogprobs.Position {
  fileprivate init(offset: Int) {
    self.offset = offset
  }

  fileprivate var isEmpty: Bool { candidates.isEmpty }

  fileprivate mutating func add(_ members: [JSONMember], _ node: JSONNode) throws(Damage) {
    let names = ["token", "tok_str", "text"].compactMap { members.value($0) }
    guard case .string(let token)? = names.first?.value else {
      throw Damage(
        offset: node.offset, problem: "a token without a name", cure: "It should have a string \"token\".")
    }
    if let logarithm = members.value("logprob") {
      try add(token, logarithm)
    } else if let probability = members.value("prob") ?? members.value("p") {
      try add(token, probability: probability)
    } else {
      throw Damage(
        offset: node.offset, problem: "the token \(quoted(token)) has no probability",
        cure: "It should have a number \"logprob\" or \"prob\".")
    }
  }

  fileprivate mutating func addIfMissing(_ members: [JSONMember], _ node: JSONNode) throws(Damage) {
    guard case .string(let token)? = members.value("token")?.value else { return }
    if !names(token) { try add(members, node) }
  }

  fileprivate mutating func addIfMissing(_ token: String, _ node: JSONNode) throws(Damage) {
    if !names(token) { try add(token, node) }
  }

  private func names(_ token: String) -> Bool {
    candidates.contains { ExactString($0.token) == ExactString(token) }
  }

  /// Servers write −9999 or −100 for a token whose probability is too small to tell.
  fileprivate mutating func add(_ token: String, _ node: JSONNode) throws(Damage) {
    guard let value = node.number, value <= 0.01 else {
      throw Damage(
        offset: node.offset,
        problem: "the log-probability of \(quoted(token)) is \(node.number == nil ? node.kind : "above 0")",
        cure: "It should be a number that is not above 0.")
    }
    let isUnknown = value <= -9999 || value == -100
    candidates.append(
      .init(token: token, logProbability: isUnknown ? -.infinity : value, offset: node.offset))
  }

  private mutating func add(_ token: String, probability node: JSONNode) throws(Damage) {
    guard let value = node.number, value >= 0, value <= 1.01 else {
      throw Damage(
        offset: node.offset,
        problem: "the probability of \(quoted(token)) is \(node.number == nil ? node.kind : "beyond 0…1")",
        cure: "It should be a number from 0 to 1.")
    }
    candidates.append(.init(token: token, logProbability: naturalLogarithm(value), offset: node.offset))
  }

  /// The tokens as categories, and what is missing from 1 as one more.
  func row() throws(Damage) -> UncheckedRow {
    let mass = candidates.reduce(0) { $0 + exponential($1.logProbability) }
    guard mass <= 1 + TokenLogprobs.tolerance else {
      throw Damage(
        offset: offset, problem: "the probabilities of these tokens sum to more than 1",
        cure: "Log-probabilities are natural logarithms; logits belong into an array \"logits\".")
    }
    var labels = candidates.map(\.token)
    var values = candidates.map(\.logProbability)
    if 1 - mass > TokenLogprobs.roundingMass {
      labels.append("other")
      values.append(naturalLogarithm(1 - mass))
    }
    let offsets = candidates.map(\.offset)
    return UncheckedRow(values: values, labels: labels, quantity: .logProbabilities) {
      $0 < offsets.count ? offsets[$0] : nil
    }
  }
}

extension [JSONMember] {
  fileprivate func value(_ name: String) -> JSONNode? { first { $0.name == name }?.node }

  /// The elements of the array of that name.
  fileprivate func list(_ name: String) -> [JSONNode]? { value(name)?.elements }
}

extension JSONNode {
  fileprivate var members: [JSONMember]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The elements of an array, each with the place of the array if they are numbers.
  fileprivate var elements: [JSONNode]? {
    switch value {
    case .array(let nodes): nodes
    case .numbers(let numbers): numbers.map { JSONNode(offset: offset, value: .number($0)) }
    default: nil
    }
  }
}
