import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct TokenLogprobsTests {
  private func chat(_ entries: String) -> String {
    "{\"choices\":[{\"logprobs\":{\"content\":[\(entries)]}}]}"
  }

  private func entry(_ candidates: [(String, Double)], token: String = "a", logprob: Double = -1) -> String {
    let list = candidates.map { "{\"token\":\"\($0.0)\",\"logprob\":\($0.1)}" }.joined(separator: ",")
    return "{\"token\":\"\(token)\",\"logprob\":\(logprob),\"top_logprobs\":[\(list)]}"
  }

  @Test func `the missing mass is a category of its own`() throws {
    let found = try parse(chat(entry([("a", -1), ("b", -2)])))
    #expect(found.labels == ["a", "b", "other"])
    let p = found.logits.probabilities
    #expect(abs(p[0] - Double.exp(-1)) < 1e-15 && abs(p[1] - Double.exp(-2)) < 1e-15)
    #expect(abs(p[2] - (1 - Double.exp(-1) - Double.exp(-2))) < 1e-15)
  }

  @Test func `a complete list has no other`() throws {
    let found = try parse(chat(entry([("a", Double.log(0.25)), ("b", Double.log(0.75))])))
    #expect(found.labels == ["a", "b"])
  }

  @Test func `a chosen token outside the list is added`() throws {
    let found = try parse(chat(entry([("a", -1), ("b", -2)], token: "z", logprob: -5)))
    #expect(found.labels == ["a", "b", "z", "other"])
    #expect(found.logits.values[2] == -5)
  }

  @Test func `sentinels mask`() throws {
    let found = try parse(chat(entry([("a", -1), ("b", -9999), ("c", -100), ("d", -99)])))
    #expect(found.logits.isMasked(1) && found.logits.isMasked(2) && !found.logits.isMasked(3))
  }

  @Test func `tokens that look alike are different`() throws {
    let found = try parse(chat(entry([("e\u{301}", -1), ("é", -2)], token: "é", logprob: -2)))
    #expect(found.logits.count == 3)
  }

  @Test func `places in all choices are rows`() throws {
    let one = "{\"logprobs\":{\"content\":[\(entry([("a", -1)])),\(entry([("a", -2)]))]}}"
    let text = "{\"choices\":[\(one),{\"logprobs\":null},\(one)]}"
    let found = try parse(text, row: 3)
    #expect(found.rowCount == 4 && found.logits.values[0] == -2)
    #expect(problem(text, row: 4) == "file: there is no row 4")
  }

  @Test(arguments: [
    ("{\"choices\":[{\"logprobs\":null}]}", "file, line 1, column 13: the answer holds no log-probabilities"),
    ("{\"choices\":[]}", "file: the answer holds no log-probabilities"),
    ("{\"logprobs\":{\"content\":[]}}", "file, line 1, column 1: there are no tokens"),
    ("{\"logprobs\":{\"content\":[7]}}", "file, line 1, column 24: a place in the text is a number"),
    (
      "{\"logprobs\":{\"content\":[{\"top_logprobs\":[{\"token\":\"a\",\"logprob\":2}]}]}}",
      "file, line 1, column 65: the log-probability of 'a' is above 0"
    ),
    (
      "{\"logprobs\":{\"content\":[{\"top_logprobs\":[{\"token\":\"a\"}]}]}}",
      "file, line 1, column 42: the token 'a' has no probability"
    ),
    (
      "{\"logprobs\":{\"content\":[{\"top_logprobs\":[{\"logprob\":-1}]}]}}",
      "file, line 1, column 42: a token without a name"
    ),
    (
      "{\"completion_probabilities\":[{\"probs\":[{\"tok_str\":\"a\",\"prob\":1},{\"tok_str\":\"b\",\"prob\":0.5}]}]}",
      "file, line 1, column 30: the probabilities of these tokens sum to more than 1"
    ),
  ])
  func `damage is named with its place`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }
}
