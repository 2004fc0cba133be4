/// One place in a text, with the tokens that a server named for it; or the answers that an evaluation
/// compares.
struct TokenPlace {
  enum Source {
    /// A list of tokens to choose from.
    case list(JSONNode)
    /// A map from ids or texts to log-probabilities.
    case map(JSONNode, isByID: Bool)
    /// A token, with its alternatives in lists of its own.
    case token(JSONNode)
    /// A place of the older form of completions, in arrays side by side.
    case completion(CompletionArrays, Int)
    /// [log-probability, flag] for each answer.
    case pairs(JSONNode)
  }

  var source: Source
  /// The token that was chosen, if a list beside the source names it.
  var chosen: JSONNode?
  /// How many tokens have a probability.
  let tokenCount: Int

  init(_ source: Source) {
    self.source = source
    tokenCount = source.tokenCount
  }

  /// The token, if nothing else is known of the place.
  var onlyToken: JSONNode? {
    if tokenCount == 1, case .token(let node) = source { node } else { nil }
  }

  /// Where the place is in the text.
  var offset: Int {
    switch source {
    case .list(let node), .map(let node, _), .token(let node), .pairs(let node): node.offset
    case .completion(let arrays, let index): arrays.offset(of: index)
    }
  }
}

/// The arrays `tokens`, `token_logprobs` and `top_logprobs`, an element of each for a place.
final class CompletionArrays {
  static let names = ["tokens", "token_logprobs", "top_logprobs"]

  let tokens: JSONNode
  let logarithms: JSONNode?
  let tops: [JSONNode]
  let count: Int

  /// nil if `members` are not of this form.
  init?(_ members: [JSONMember]) {
    guard let tokens = members.value("tokens") else { return nil }
    switch tokens.value {
    case .numbers(let numbers): count = numbers.count
    case .array(let nodes):
      guard nodes.first?.string != nil else { return nil }
      count = nodes.count
    default: return nil
    }
    self.tokens = tokens
    logarithms = members.value("token_logprobs")
    tops = members.list("top_logprobs") ?? []
    guard logarithms?.isContainer == true || members.value("top_logprobs")?.isContainer == true else {
      return nil
    }
  }

  /// The log-probability of the token at `index`; nil if there is none.
  func logarithm(_ index: Int) -> JSONNode? {
    switch logarithms?.value {
    case .array(let nodes) where index < nodes.count: nodes[index].isNull ? nil : nodes[index]
    case .numbers(let numbers) where index < numbers.count:
      JSONNode(offset: logarithms?.offset ?? 0, value: .number(numbers[index]))
    default: nil
    }
  }

  /// The alternatives at `index`.
  func top(_ index: Int) -> JSONNode? { index < tops.count ? tops[index] : nil }

  /// The token at `index` as it is written in `text`.
  func token(_ index: Int, in text: [UInt8]) -> String? {
    switch tokens.value {
    case .array(let nodes): nodes[index].string
    case .numbers: tokens.elementText(index, in: text)
    default: nil
    }
  }

  func offset(of index: Int) -> Int {
    if case .array(let nodes) = tokens.value { nodes[index].offset } else { tokens.offset }
  }
}

extension TokenPlace.Source {
  fileprivate var tokenCount: Int {
    switch self {
    case .list(let node): node.namedTokens
    case .map(let node, _): node.namedTokens
    case .token(let node):
      max(
        node.members?.alternatives.reduce(0) { $0 + $1.namedTokens } ?? 0,
        node.members.map { $0.tokenProbability.map { !$0.isNull } ?? false } ?? node.hasTokenProbability
          ? 1 : 0)
    case .completion(let arrays, let index):
      max(arrays.top(index)?.namedTokens ?? 0, arrays.logarithm(index) == nil ? 0 : 1)
    case .pairs(let node): node.elements?.count ?? 0
    }
  }
}

extension JSONNode {
  /// An element of an array of numbers as it is written in `text`, without quotes: a token may be the text
  /// "inf" or "nan".
  func elementText(_ index: Int, in text: [UInt8]) -> String {
    let start = ElementOffsets(self, in: text).offset(of: index)
    let written = text[start...].prefix { !($0 <= 0x20 || ",]".utf8.contains($0)) }
    return String(decoding: written.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  /// How many tokens in a list or a map have a probability.
  fileprivate var namedTokens: Int {
    switch value {
    case .array(let nodes): nodes.count { $0.hasTokenProbability }
    case .numbers(let numbers): numbers.count
    case .object(let members): members.count { !$0.node.isNull }
    default: 0
    }
  }

  /// Whether a token in a list has a probability: servers write null for the first token of a prompt. One
  /// that is not there at all is damage, to be reported when the place is read.
  fileprivate var hasTokenProbability: Bool {
    switch value {
    case .object(let members): members.tokenProbability.map { !$0.isNull } ?? true
    case .array(let parts): parts.first.map { !$0.isNull } ?? false
    case .null: false
    default: true
    }
  }
}
