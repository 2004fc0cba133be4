/// What marks a text as the answer of a language model's server, or as a chunk of one in a stream, whether
/// it holds log-probabilities or not.
struct ServerAnswer {
  /// How to refuse an answer without log-probabilities; nil if this is no answer.
  let problem: Damage?
  /// The event that a chunk is, such as `response.output_text.delta`.
  let event: String?
  /// The id and the number of tokens of an answer that counts them, and whether more will come.
  let count: (id: String, tokens: Int, isUnfinished: Bool)?

  init(_ root: JSONNode) {
    problem = Self.problem(root)
    event = root.members?.value("type")?.string
    let meta = root.members?.value("meta_info")?.members
    if let meta, let id = meta.value("id")?.string, let tokens = meta.value("completion_tokens")?.number {
      count = Int(exactly: tokens).map { (id, $0, meta.value("finish_reason")?.isNull ?? false) }
    } else {
      count = nil
    }
  }

  private static func problem(_ root: JSONNode) -> Damage? {
    if case .array(let nodes) = root.value { return nodes.first.flatMap(problem) }
    // A vocabulary, which is no answer, need not be looked through.
    guard let members = root.members, members.count <= 100 else { return nil }
    if let choices = members.list("choices") { return noLogProbabilities(at: choices.first?.offset) }
    if let inside = members.value("logprobs")?.members, inside.value("content", "tokens")?.isContainer == true
    {
      return Damage(
        offset: root.offset, problem: "there are no tokens", cure: "Ask the server for more than none.")
    }
    if let response = members.value("response"), let body = response.members?.value("body") {
      return problem(body) ?? noLogProbabilities(at: body.offset)
    }
    if let damage = failure(members) { return damage }
    if isOtherAPI(members) {
      return Damage(
        offset: root.offset, problem: "the answer holds no log-probabilities",
        cure: "This API gives none. Servers with OpenAI's API do, if asked: \"logprobs\": true.")
    }
    return isAnswer(members) ? noLogProbabilities(at: root.offset) : nil
  }

  /// Why the request failed, if that is the answer: `{"error": {"message": …}}`, `{"detail": …}`.
  private static func failure(_ members: [JSONMember]) -> Damage? {
    let error = members.value("error", "detail")
    let isError = members.value("object")?.string == "error"
    guard let said = error?.members?.value("message") ?? error ?? (isError ? members.value("message") : nil),
      let message = said.string
    else { return nil }
    return Damage(
      offset: said.offset, problem: "the server answered with an error: \(quoted(message))",
      cure: "Repeat the request when it succeeds, and save that answer.")
  }

  /// Whether this is an answer of Anthropic's Messages or Amazon's Converse, or an event of one.
  private static func isOtherAPI(_ members: [JSONMember]) -> Bool {
    if members.value("role")?.string == "assistant", members.value("type")?.string == "message" {
      return true
    }
    if members.value("stopReason")?.string != nil, members.value("output")?.members != nil { return true }
    let events = [
      "message_start", "message_delta", "message_stop", "content_block_start", "content_block_delta",
      "content_block_stop",
    ]
    return members.value("type")?.string.map(events.contains) ?? false
  }

  private static func noLogProbabilities(at offset: Int?) -> Damage {
    Damage(offset: offset, problem: "the answer holds no log-probabilities", cure: cure)
  }

  /// What to do about an answer without log-probabilities.
  static let cure = "Ask the server for them: \"logprobs\": true, \"top_logprobs\": 20."

  /// Each form by members that a row of labels and logits cannot have.
  private static func isAnswer(_ members: [JSONMember]) -> Bool {
    func text(_ name: String) -> String? { members.value(name)?.string }
    func has(_ name: String) -> Bool { members.value(name) != nil }
    func flag(_ name: String) -> Bool { members.value(name)?.isBool ?? false }

    if members.list("completion_probabilities") != nil { return true }
    if let kind = text("object"), kind.contains("completion") || kind.hasPrefix("response") { return true }
    if let event = text("type"), event.hasPrefix("response.") { return true }
    if text("model") != nil, flag("done") { return true }  // Ollama
    if has("content"), flag("stop") { return true }  // llama.cpp
    if text("generated_text") != nil { return true }  // Text Generation Inference
    if has("generated_text"), has("details") || has("token") { return true }
    if let meta = members.value("meta_info")?.members, meta.value("id", "finish_reason") != nil {
      return true  // SGLang
    }
    let candidate = members.list("candidates")?.first?.members  // Gemini
    return candidate?.value("content", "finishReason", "logprobsResult") != nil
  }
}

/// Leaves out tokens that the chunks of a stream say more than once.
struct StreamRepeats {
  /// Whether tokens came in pieces, so that events at the end hold the same again.
  private var hasPieces = false
  /// How many tokens each unfinished answer had that repeats all of them in each chunk.
  private var counts: [String: Int] = [:]

  /// Which of the tokens of a chunk are new.
  mutating func newTokens(of tokens: TokenRows) -> Range<Int> {
    let all = tokens.places.indices
    if let event = tokens.answer.event, event.hasPrefix("response.") {
      if event.hasSuffix(".delta") {
        hasPieces = true
        return all
      }
      defer { if event == "response.completed" || event == "response.incomplete" { hasPieces = false } }
      return hasPieces ? all.upperBound..<all.upperBound : all
    }
    guard let count = tokens.answer.count, count.tokens == all.count else { return all }
    let known = counts.removeValue(forKey: count.id) ?? 0
    if count.isUnfinished { counts[count.id] = count.tokens }
    return min(known, count.tokens)..<count.tokens
  }
}
