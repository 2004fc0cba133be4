/// The places for which a text names tokens, in order.
struct TokenList {
  private(set) var places: [TokenPlace] = []
  /// Tokens in all places.
  private var tokenCount = 0

  init() {}

  /// The places for which any token has a probability.
  init(_ places: [TokenPlace]) {
    for place in places { add(place) }
  }

  mutating func add(_ place: TokenPlace) {
    if place.tokenCount == 0 { return }
    places.append(place)
    tokenCount += place.tokenCount
  }

  mutating func add(_ list: TokenList) {
    places += list.places
    tokenCount += list.tokenCount
  }

  /// The alternatives that a place has on average.
  fileprivate var alternatives: Double { Double(tokenCount) / Double(max(places.count, 1)) }

  /// Adds the chosen tokens that `list` names, if it has one for each place and nothing else.
  fileprivate mutating func merge(_ list: TokenList) {
    guard list.places.count == places.count, list.tokenCount == list.places.count,
      places.contains(where: { $0.onlyToken == nil })
    else { return }
    let tokens = list.places.compactMap(\.onlyToken)
    guard tokens.count == places.count else { return }
    for (index, token) in tokens.enumerated() where places[index].chosen == nil {
      places[index].chosen = token
    }
  }
}

/// Finds the lists of tokens in the answer of a language model's server, at any depth and by their shape.
///
/// The elements of an array, such as `choices`, are answers one after the other: their tokens are joined.
/// The members of an object, such as `output_top_logprobs` beside `output_token_logprobs`, describe the
/// same places: the one with the most alternatives a place counts, of several such the first, and a chosen
/// token that it lacks is added from a list beside it. Lists under names that begin with `prompt`, `input`
/// or `prefill` count only if there is nothing else.
///
/// Cost: linear in the size of the tree, whose depth the JSON reader limits.
struct TokenSearch {
  /// Whether lists of the prompt are found, or those that were generated.
  private let ofPrompt: Bool

  /// The tokens in `root`, preferably the generated ones. With `name` only in members of that name, at any
  /// depth. nil if there are none; throws if what is certainly a list of tokens is damaged.
  static func tokens(in root: JSONNode, named name: String? = nil) throws(Damage) -> TokenList? {
    guard let name else {
      for ofPrompt in [false, true] {
        let context = Context(isPrompt: false)
        if let list = try TokenSearch(ofPrompt: ofPrompt).list(in: root, context) { return list }
      }
      return nil
    }
    var values: [JSONNode] = []
    collect(name, in: root, into: &values)
    for ofPrompt in [false, true] {
      var found = TokenList()
      for value in values {
        let context = Context(name: name, isPrompt: false)
        if let list = try TokenSearch(ofPrompt: ofPrompt).list(in: value, context) { found.add(list) }
      }
      if !found.places.isEmpty { return found }
    }
    return nil
  }

  /// The values of the outermost members of that name.
  private static func collect(_ name: String, in node: JSONNode, into values: inout [JSONNode]) {
    switch node.value {
    case .object(let members):
      for member in members {
        if ExactString(member.name) == ExactString(name) {
          values.append(member.node)
        } else {
          collect(name, in: member.node, into: &values)
        }
      }
    case .array(let nodes): for node in nodes { collect(name, in: node, into: &values) }
    default: break
    }
  }

  /// What surrounds a value.
  private struct Context {
    /// The name of the member that it is, or that the arrays around it are.
    let name: String?
    let namesLogarithms: Bool
    /// Whether it is an element of an array.
    var isElement = false
    let isPrompt: Bool

    init(name: String? = nil, isPrompt: Bool) {
      self.name = name
      self.isPrompt = isPrompt
      namesLogarithms = name.map(TokenShape.namesLogarithms) ?? false
    }

    var element: Context {
      var inside = self
      inside.isElement = true
      return inside
    }

    func member(_ name: String) -> Context {
      Context(name: name, isPrompt: isPrompt || TokenShape.namesPrompt(name))
    }
  }

  private func list(in node: JSONNode, _ context: Context) throws(Damage) -> TokenList? {
    switch node.value {
    case .object(let members): try list(inObject: node, members, context)
    case .array(let nodes): try list(inArray: node, nodes, context)
    case .numbers where node.isToken(isNamed: context.namesLogarithms):
      list([TokenPlace(.token(node))], context)
    default: nil
    }
  }

  // MARK: - Arrays

  private func list(
    inArray node: JSONNode, _ nodes: [JSONNode], _ context: Context
  ) throws(Damage) -> TokenList? {
    if node.isToken(isNamed: context.namesLogarithms) { return list([TokenPlace(.token(node))], context) }
    if nodes.allSatisfy(\.isLogarithmPair) { return list([TokenPlace(.pairs(node))], context) }
    if isAlternatives(node, nodes, context) { return list([TokenPlace(.list(node))], context) }
    if let places = maps(nodes, context) { return list(places, context) }
    var found = TokenList()
    for element in nodes {
      if let list = try list(in: element, context.element) { found.add(list) }
    }
    return found.places.isEmpty ? nil : found
  }

  /// Whether tokens in an array are alternatives for one place. The name says so, or, of an array that has
  /// none or is the element of another, that they have room in one distribution.
  private func isAlternatives(_ node: JSONNode, _ nodes: [JSONNode], _ context: Context) -> Bool {
    guard let first = nodes.first(where: { !$0.isNull }),
      first.isToken(isNamed: context.namesLogarithms), first.members?.alternatives.isEmpty ?? true
    else { return false }
    if let name = context.name {
      if TokenShape.namesAlternatives(name) { return true }
      if !context.isElement { return false }
    }
    return mass(nodes) <= 1 + TokenRow.tolerance
  }

  private func mass(_ nodes: [JSONNode]) -> Double {
    nodes.reduce(0) { $0 + (TokenCandidate.probability(of: $1) ?? 0) }
  }

  /// A place for each map from ids to log-probabilities, of an array of them.
  private func maps(_ nodes: [JSONNode], _ context: Context) -> [TokenPlace]? {
    guard let first = nodes.first(where: { !$0.isNull }), let members = first.members, !members.isEmpty else {
      return nil
    }
    // Without a name, an array of maps to numbers is one of plain logits, unless its first entry is null.
    let isNamed = context.namesLogarithms || nodes.contains(where: \.isNull)
    guard first.isIDMap(isNamed: isNamed) else { return nil }
    return nodes.filter { !$0.isNull }.map { TokenPlace(.map($0, isByID: true)) }
  }

  // MARK: - Objects

  private func list(
    inObject node: JSONNode, _ members: [JSONMember], _ context: Context
  ) throws(Damage) -> TokenList? {
    let isToken = members.areToken
    let arrays = CompletionArrays(members)
    var lists: [TokenList] = []
    for member in members where member.node.isContainer {
      if isToken, TokenShape.namesAlternatives(member.name) { continue }
      if arrays != nil, CompletionArrays.names.contains(member.name) { continue }
      if let list = try certainList(member, in: context) {
        lists.append(list)
      } else if let list = try list(in: member, context.member(member.name)) {
        lists.append(list)
      }
    }
    if let arrays {
      let places = (0..<arrays.count).map { TokenPlace(.completion(arrays, $0)) }
      if let list = list(places, context) { lists.append(list) }
    }
    if lists.isEmpty { return isToken ? list([TokenPlace(.token(node))], context) : nil }
    return Self.richest(lists)
  }

  /// The list in a member.
  private func list(in member: JSONMember, _ context: Context) throws(Damage) -> TokenList? {
    if context.namesLogarithms, TokenShape.namesAlternatives(member.name), member.node.isTextMap {
      return list([TokenPlace(.map(member.node, isByID: false))], context)
    }
    return try list(in: member.node, context)
  }

  /// The places of a member whose name says what it is: `completion_probabilities`, and `content` in
  /// `logprobs`. Whatever is wrong in there is damage.
  private func certainList(_ member: JSONMember, in context: Context) throws(Damage) -> TokenList? {
    guard member.name == "completion_probabilities" || member.name == "content" && context.name == "logprobs",
      let entries = member.node.elements, !entries.isEmpty
    else { return nil }
    for entry in entries where entry.members == nil {
      throw Damage(
        offset: entry.offset, problem: "a place in the text is \(entry.kind)",
        cure: "It should be an object with \"token\" and \"top_logprobs\".")
    }
    return list(entries.map { TokenPlace(.token($0)) }, context)
  }

  /// The list with the most alternatives, and the chosen tokens that another names.
  private static func richest(_ lists: [TokenList]) -> TokenList {
    var best = lists[0]
    for list in lists.dropFirst() where list.alternatives > best.alternatives { best = list }
    for list in lists { best.merge(list) }
    return best
  }

  /// The places as a list, if they are of the sort that is looked for and there are any.
  private func list(_ places: [TokenPlace], _ context: Context) -> TokenList? {
    guard context.isPrompt == ofPrompt else { return nil }
    let list = TokenList(places)
    return list.places.isEmpty ? nil : list
  }
}
