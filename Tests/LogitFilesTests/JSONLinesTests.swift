import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct JSONLinesTests {
  @Test(arguments: [
    "[1,2]\n[3,4]\n", "[1,2]\r\n[3,4]\r\n", "\u{FEFF}[1,2]\n[3,4]", "\n\n [1,2]\n\n  [3,4] \n\n",
    "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n", "{\"logits\":[1,2]}\n{\"logits\":[3,4],\"step\":9}\n",
    "[[1,2]]\n[[3,4]]\n", "[1,2]\n[3,4]\n[5,", "[1,2]\n[3,4]\n{\"logits\": [5, 6",
  ])
  func `the newest line is the default`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [3, 4])
    #expect(found.row == 1 && found.rowCount == 2)
    #expect(try parse(text, row: 0).logits.values == [1, 2])
    #expect(refusal(text, row: 2) == "file: there is no row 2\nRows count from @0; the last one is @1.")
  }

  @Test func `arrays are chosen in each line`() throws {
    let text = "{\"p\":[1,2],\"q\":[3,4]}\n{\"p\":[5,6],\"q\":[7,8]}\n"
    #expect(try parse(text, array: "q").logits.values == [7, 8])
    #expect(try parse(text, array: "p", row: 0).logits.values == [1, 2])
  }

  @Test(arguments: [
    ("[1,2]\n[3,x]\n", "file, line 2, column 4: 'x' is no JSON value"),
    ("[1,2]\n{\"logits\":[3,null]}\n", "file, line 2, column 14: category 2 is null, not a number"),
    ("[1,2]\n[NaN]\n", "file, line 2, column 2: category 1 is not a number (nan)"),
    ("[1,2]\n[[3],[4]]\n", "file, line 2, column 1: this line holds 2 rows"),
    ("[1,2]\n[3\n", "file, line 2, column 3: the text ends in the middle of a JSON value"),
  ])
  func `damage is named with its line`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func `JSON over several lines is not taken for lines`() throws {
    #expect(try parse("[\n[1,2],\n[3,4]\n]\n").logits.values == [1, 2])
    #expect(try parse("{\n\"a\": 1,\n\"b\": 2\n}\n").logits.count == 2)
    #expect(try parse("[1,2]\n").rowCount == 1)
  }

  // MARK: - Streams

  private static let token = "{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"%\",\"logprob\":-1}]}}]}"

  private static func chunk(_ token: String) -> String { Self.token.replacing("%", with: token) }

  private static let empty = [
    "{\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"logprobs\":null}]}",
    "{\"choices\":[{\"delta\":{},\"logprobs\":{\"content\":[]}}]}", "{\"choices\":[],\"usage\":{\"n\":3}}",
    "{\"model\":\"m\",\"done\":true,\"eval_count\":2}", "[DONE]",
  ]

  /// The first labels of all rows.
  private func tokens(_ text: String) throws -> [String?] {
    let count = try parse(text).rowCount
    return try (0..<count).map { try parse(text, row: $0).labels?.first }
  }

  @Test func `chunks without tokens are skipped wherever they are`() throws {
    let chunks = [Self.chunk("a"), Self.chunk("b"), Self.chunk("c")]
    for place in 0...3 {
      for empty in Self.empty where place > 0 || empty != "[DONE]" {
        let lines = chunks[..<place] + [empty, empty] + chunks[place...]
        #expect(try tokens(lines.joined(separator: "\n") + "\n") == ["a", "b", "c"], "\(empty) at \(place)")
        let events = lines.map { "data: \($0)\n\n" }.joined()
        #expect(try tokens(events) == ["a", "b", "c"], "\(empty) at \(place)")
      }
    }
  }

  @Test func `a stream of such chunks alone is refused with the cause`() {
    let message = "file: no chunk holds log-probabilities\nAsk the server for them: "
    #expect(refusal(Self.empty.joined(separator: "\n")).hasPrefix(message))
    #expect(refusal(Self.empty.map { "data: \($0)\n\n" }.joined()).hasPrefix(message))
    #expect(refusal("data: [DONE]\n\n").hasPrefix(message.prefix(5)))
  }

  @Test(arguments: [
    "data: A\n\ndata: B\n\n", "data:A\ndata:B\n", "data: A\r\n\r\ndata: B\r\n\r\n",
    ": keep-alive\n\ndata: A\n\n: keep-alive\n\n: keep-alive\n\ndata: B\n\ndata: [DONE]\n\n",
    "event: message\nid: 1\ndata: A\n\nevent: message\nid: 2\nretry: 5\ndata: B\n\n",
    "\u{FEFF}data: A\n\ndata: B", "data: ping\n\ndata: A\n\ndata:\n\ndata: B\n\n", "A\n: ping\n{}B\n",
    "data: A\n\ndata: B\n\ndata: {\"choices\":[{\"logprobs\":{", "data: A\n\nB\ndata: [DONE]\n",
  ])
  func `server-sent events are read as lines`(_ form: String) throws {
    let text = form.replacing("{}B", with: "B").replacing("A", with: Self.chunk("a"))
      .replacing("B", with: Self.chunk("b"))
    #expect(try tokens(text) == ["a", "b"])
    #expect(try parse(text).row == 1)
  }

  @Test func `the data of an event may be spread over lines`() throws {
    let text = """
      data: {"choices": [{
      : a comment
      data:   "logprobs": {"content": [
      event: message
      data: {"token": "}]\\"[", "logprob": -1}
      data: ]}}]}

      data: {"choices": [
      data: {"logprobs": {"content": [{"token": "x", "logprob": 1}]}}]}

      """
    #expect(try parse(text, row: 0).labels == ["}]\"[", "other"])
    #expect(problem(text) == "file, line 9, column 59: the log-probability of 'x' is above 0")
  }

  @Test func `an event that ends too soon is damaged, and the next one is read`() throws {
    let text = "data: {\"choices\": [\n\ndata: \(Self.chunk("a"))\n\n"
    #expect(try parse(text, row: 1).labels == ["a", "other"])
    #expect(problem(text, row: 0) == "file, line 1, column 20: the text ends in the middle of a JSON value")
  }

  @Test func `events of plain logits are rows`() throws {
    let text = "data: {\"logits\": [1, 2]}\n\ndata: {\"logits\": [3, 4]}\n\n"
    #expect(try parse(text).logits.values == [3, 4])
    #expect(try parse(text, row: 0).logits.values == [1, 2])
    #expect(try parse(text).rowCount == 2)
  }

  @Test func `lines of several tokens are several rows, and damaged lines are one each`() throws {
    let pair = Self.chunk("a\",\"logprob\":-2},{\"token\":\"b")
    let text = "\(pair)\n{\"x\n\(pair)\n"
    #expect(try parse(text).rowCount == 5)
    #expect(try parse(text).labels?.first == "b")
    #expect(try parse(text, row: 3).labels?.first == "a")
    #expect(problem(text, row: 2).hasPrefix("file, line 2, column 4: "))
    #expect(problem(text, row: 5) == "file: there is no row 5")
  }

  @Test func `what a stream repeats at its end counts once`() throws {
    func event(_ type: String, _ tokens: String...) -> String {
      let list = tokens.map { "{\"token\":\"\($0)\",\"logprob\":-1}" }.joined(separator: ",")
      return "event: \(type)\ndata: {\"type\":\"\(type)\",\"logprobs\":[\(list)]}\n\n"
    }
    let response = [
      "data: {\"type\":\"response.created\",\"response\":{\"output\":[]}}\n\n",
      event("response.output_text.delta", "a"), event("response.output_text.delta", "b"),
      event("response.output_text.done", "a", "b"), event("response.completed", "a", "b"),
    ].joined()
    #expect(try tokens(response) == ["a", "b"])
    #expect(try tokens(response + response) == ["a", "b", "a", "b"])
    #expect(try tokens(event("response.output_text.done", "a", "b")) == ["a", "b"])
  }

  @Test func `answers that grow from chunk to chunk count once`() throws {
    func chunk(_ id: String, _ tokens: String, reason: String = "null") -> String {
      let list = tokens.map { "[-1,\($0.asciiValue!),\"\($0)\"]" }.joined(separator: ",")
      return "data: {\"text\":\"\(tokens)\",\"meta_info\":{\"id\":\"\(id)\",\"finish_reason\":\(reason),"
        + "\"completion_tokens\":\(tokens.count),\"output_token_logprobs\":[\(list)]}}\n\n"
    }
    let end = "{\"type\":\"stop\"}"
    let growing = chunk("r", "a") + chunk("s", "x") + chunk("r", "ab") + chunk("r", "abc", reason: end)
    #expect(try tokens(growing) == ["a", "x", "b", "c"])
    // Answers that do not say whether more comes are whole, whatever their ids.
    let whole = chunk("r", "ab", reason: end) + chunk("r", "ab", reason: end)
    #expect(try tokens(whole) == ["a", "b", "a", "b"])
  }

  @Test func `tables that begin like events stay tables`() throws {
    #expect(try parse("data:,x\n1,2\n").labels == ["data:", "x"])
    #expect(try parse("id: a,b\n1,2\n").labels == ["id: a", "b"])
  }
}
