import GumbelEngine
import Testing

@testable import LogitFiles

/// The forms of log-probabilities that servers document, and what only looks like them.
@Suite struct TokenShapeTests {
  private func labels(_ text: String, array: String? = nil, row: Int? = nil) throws -> [String]? {
    try parse(text, array: array, row: row).labels
  }

  // MARK: - Forms

  @Test func `Azure's answers hold filter results beside the tokens`() throws {
    let found = try parse(
      """
      {"choices":[{"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}},"index":0,
        "logprobs":{"content":[{"bytes":[79,107],"logprob":-0.25,"token":"Ok","top_logprobs":[
          {"bytes":[79,107],"logprob":-0.25,"token":"Ok"},{"bytes":[89],"logprob":-2.5,"token":"Y"}]}],
          "refusal":null}}],
       "prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}],"usage":{"total_tokens":2}}
      """)
    #expect(found.labels == ["Ok", "Y", "other"] && found.logits.values[1] == -2.5)
  }

  @Test func `completions list the alternatives by text`() throws {
    let text = """
      {"object":"text_completion","choices":[{"text":" a b","logprobs":{"text_offset":[0,2],
        "tokens":[" a"," b"],"token_logprobs":[-0.5,-3.0],
        "top_logprobs":[{" a":-0.5," the":-1.5},{" c":-0.2," b":-3.0}]},"stop_reason":null,
        "prompt_logprobs":null}]}
      """
    #expect(try labels(text) == [" a", " the", "other"])
    #expect(try labels(text, row: 1) == [" c", " b", "other"])
  }

  @Test func `completions without alternatives have the chosen tokens`() throws {
    let text = """
      {"id":"o1","choices":[{"message":{"content":"Hi."},"logprobs":{"token_ids":[13,14],
        "tokens":["Hi","."],"token_logprobs":[-0.25,-0.75]}}],
       "prompt":[{"text":"Say","logprobs":{"tokens":["Say","it"],"token_logprobs":[null,-7.0]}}]}
      """
    #expect(try labels(text) == ["Hi", "other"])
    let second = try parse(text, row: 1)
    #expect(second.labels == [".", "other"] && second.logits.values[0] == -0.75 && second.rowCount == 2)
    let prompt = try parse(text, array: "prompt")
    #expect(prompt.labels == ["it", "other"] && prompt.rowCount == 1)
  }

  @Test func `tokens may be given by their ids alone`() throws {
    let text = """
      {"choices":[{"logprobs":{"tokens":[464,11],"token_logprobs":[-0.5,-1.0],
        "top_logprobs":[{"464":-0.5,"9":-2.0},{"3":-0.7}]}}]}
      """
    #expect(try labels(text) == ["464", "9", "other"])
    #expect(try labels(text, row: 1) == ["3", "11", "other"])
  }

  @Test func `tokens may be the words that stand for numbers`() throws {
    let completion = "{\"choices\":[{\"logprobs\":{\"tokens\":[\"inf\"],\"token_logprobs\":[-0.5]}}]}"
    #expect(try labels(completion) == ["inf", "other"])
    #expect(try labels("{\"text\":\"\",\"output_token_logprobs\":[[-0.5,7,\"nan\"]]}") == ["nan", "other"])
    let both = "{\"output_top_logprobs\":[[[-0.5,7,\"nan\"],[-2,8,\"x\"]]]}"
    #expect(try labels(both) == ["nan", "x", "other"])
  }

  @Test func `a server with both forms at once is read once`() throws {
    let found = try parse(
      """
      {"choices":[{"logprobs":{"content":[{"token":"a","id":1,"logprob":-0.5,
        "top_logprobs":[{"token":"a","id":1,"logprob":-0.5},{"token":"b","id":2,"logprob":-1}]}],
        "tokens":["a"],"token_logprobs":[-0.5],"top_logprobs":[{"a":-0.5,"b":-1}],"text_offset":[0]}}]}
      """)
    #expect(found.labels == ["a", "b", "other"] && found.rowCount == 1)
  }

  @Test func `Gemini's chosen token is added where the top ones lack it`() throws {
    let text = """
      {"candidates":[{"content":{"parts":[{"text":"x y"}],"role":"model"},"avgLogprobs":-1.2,
        "logprobsResult":{"topCandidates":[
            {"candidates":[{"token":"a","tokenId":5,"logProbability":-0.4},
                           {"token":"b","tokenId":6,"logProbability":-1.6}]},
            {"candidates":[{"token":"y","tokenId":8,"logProbability":-0.1}]}],
          "chosenCandidates":[{"token":"x","tokenId":7,"logProbability":-3.5},
                              {"token":"y","tokenId":8,"logProbability":-0.1}]}}],
       "usageMetadata":{"promptTokenCount":4},"modelVersion":"g"}
      """
    #expect(try labels(text) == ["a", "b", "x", "other"])
    #expect(try labels(text, row: 1) == ["y", "other"])
    // As a list of chunks, and with the chosen tokens alone.
    #expect(try parse("[\(text),\(text)]").rowCount == 4)
    let chosen = "{\"candidates\":[{\"logprobsResult\":{\"chosenCandidates\":["
    #expect(
      try labels(chosen + "{\"token\":\"x\",\"tokenId\":7,\"logProbability\":-3.5}]}}]}") == ["x", "other"])
  }

  @Test func `SGLang's triples without texts are named by their ids`() throws {
    let text = """
      {"text":" a b","output_ids":[7,8],"meta_info":{"id":"r","finish_reason":{"type":"stop"},
        "prompt_tokens":2,"completion_tokens":2,
        "input_token_logprobs":[[null,1,null],[-4.5,2,null]],"input_top_logprobs":[null,[[-0.5,3,null]]],
        "output_token_logprobs":[[-0.5,7,null],[-2.5,8,null]],
        "output_top_logprobs":[[[-0.5,7,null],[-1.5,9,null]],[[-0.25,5,null]]]}}
      """
    #expect(try labels(text) == ["7", "9", "other"])
    #expect(try labels(text, row: 1) == ["5", "8", "other"])
    let prompt = try parse(text, array: "input_top_logprobs")
    #expect(prompt.labels == ["3", "other"] && prompt.rowCount == 1)
    #expect(try labels(text, array: "input_token_logprobs") == ["2", "other"])
    #expect(try parse("[\(text),\(text)]").rowCount == 4)
  }

  @Test func `vLLM's prompt is read where there is nothing else, or by name`() throws {
    let prompt = "[null,{\"785\":{\"logprob\":-0.5,\"rank\":1,\"decoded_token\":\"The\"}}]"
    let chat = """
      {"choices":[{"logprobs":{"content":[{"token":"token_id:9","logprob":-1,"top_logprobs":[]}]}}],
       "prompt_logprobs":\(prompt)}
      """
    #expect(try labels(chat) == ["token_id:9", "other"])
    #expect(try labels(chat, array: "prompt_logprobs") == ["The", "other"])
    #expect(
      try labels("{\"choices\":[{\"logprobs\":null}],\"prompt_logprobs\":\(prompt)}") == ["The", "other"])
    // Text that was not decoded.
    let bare = "{\"n\":1,\"prompt_logprobs\":[null,{\"2\":{\"logprob\":-1,\"decoded_token\":null}}]}"
    #expect(try labels(bare) == ["2", "other"])
  }

  @Test func `llama.cpp's old and new forms are read, and its sampled probabilities`() throws {
    let new = """
      {"content":"Hi","tokens":[5],"stop":true,"completion_probabilities":[{"id":5,"token":"Hi","bytes":[72,105],
        "logprob":-0.5,"top_logprobs":[{"id":5,"token":"Hi","bytes":[72,105],"logprob":-0.5},
                                       {"id":6,"token":"Yo","bytes":[89,111],"logprob":-1.5}]}]}
      """
    #expect(try labels(new) == ["Hi", "Yo", "other"])
    let old =
      "{\"content\":\"Hi\",\"probs\":[{\"prob\":0.5,\"tok_str\":\"Hi\"},{\"prob\":0.25,\"tok_str\":\"Yo\"}]}"
    #expect(try labels("{\"completion_probabilities\":[\(old)]}") == ["Hi", "Yo", "other"])
    #expect(try labels(old) == ["Hi", "Yo", "other"])
  }

  @Test func `tokens of the prompt are left out where TGI names those that it generated`() throws {
    let details = """
      {"prefill":[{"id":1,"text":"Q","logprob":null},{"id":2,"text":"?","logprob":-4}],
       "tokens":[{"id":3,"text":"A","logprob":-0.5,"special":false}]}
      """
    #expect(try labels("{\"generated_text\":\"A\",\"details\":\(details)}") == ["A", "other"])
    #expect(
      try labels("{\"generated_text\":\"A\",\"details\":\(details)}", array: "prefill") == ["?", "other"])
  }

  @Test func `tokens with alternatives of their own are found under any name`() throws {
    let found = try parse(
      """
      {"model_id":"m","results":[{"generated_text":"a","input_token_count":1,"generated_tokens":[
        {"text":"a","logprob":-0.5,"rank":1,"top_tokens":[{"text":"b","logprob":-1.25}]}],
        "input_tokens":[{"text":"q"},{"text":"r","logprob":-2,"rank":7,"top_tokens":[]}]}]}
      """)
    #expect(found.labels == ["b", "a", "other"] && found.rowCount == 1)
    #expect(
      try labels("{\"token\":\"a\",\"logprob\":-1,\"top_logprobs\":{\"a\":-1,\"b\":-2}}") == [
        "a", "b", "other",
      ])
  }

  @Test func `a list without a name is one place if its mass has room in one`() throws {
    let list = "[{\"token\":\"a\",\"logprob\":-0.5},{\"token\":\"b\",\"logprob\":%}]"
    let together = list.replacing("%", with: "-1.5")
    #expect(try parse(together).rowCount == 1)
    #expect(try labels(together) == ["a", "b", "other"])
    let apart = list.replacing("%", with: "-0.6")
    #expect(try parse(apart).rowCount == 2)
    #expect(try labels(apart, row: 1) == ["b", "other"])
    // A name says which it is.
    #expect(try parse("{\"x\":[],\"logprobs\":\(together)}").rowCount == 2)
    #expect(try parse("{\"x\":[],\"top_logprobs\":\(together)}").rowCount == 1)
  }

  @Test func `answers of several forms are joined in order`() throws {
    let chat = "{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"a\",\"logprob\":-1}]}}]}"
    let tgi = "{\"generated_text\":\"b\",\"details\":{\"tokens\":[{\"id\":2,\"text\":\"b\",\"logprob\":-2}]}}"
    let text = "[\(chat),\(tgi),{\"error\":{\"message\":\"too many requests\"}},\(chat)]"
    let found = try (0..<3).map { try labels(text, row: $0) }
    #expect(found == [["a", "other"], ["b", "other"], ["a", "other"]])
    #expect(problem(text, row: 3) == "file: there is no row 3")
  }

  // MARK: - Tokens and their names

  @Test func `tokens are told apart by id, and those that look alike are labelled by it`() throws {
    let found = try parse(
      """
      [{"id":7,"text":"\\ufffd","logprob":-1},{"id":8,"text":"\\ufffd","logprob":-2},
       {"id":9,"text":"","logprob":-3},{"id":10,"text":null,"logprob":-4},{"id":11,"text":"other","logprob":-5}]
      """)
    #expect(found.labels == ["\u{FFFD} #7", "\u{FFFD} #8", "9", "10", "other", "other tokens"])
  }

  @Test func `tokens that look alike without ids are numbered`() throws {
    let found = try parse("[{\"token\":\"a\",\"logprob\":-1},{\"token\":\"a\",\"logprob\":-2}]")
    #expect(found.labels == ["a", "a (2)", "other"])
  }

  @Test(arguments: [
    ("[240,159]", "\\xF0\\x9F"), ("[32,240]", " \\xF0"), ("[195,169,195]", "é\\xC3"), ("[97]", "?"),
    ("[7,300]", "?"), ("[]", "?"), ("null", "?"), ("[0,255]", "\0\\xFF"),
  ])
  func `bytes that are no text are shown as such`(_ bytes: String, _ label: String) throws {
    let text = "{\"top_logprobs\":[{\"token\":\"?\",\"bytes\":\(bytes),\"logprob\":-1}],\"step\":[]}"
    #expect(try labels(text) == [label, "other"])
  }

  @Test func `the chosen token is the listed one of the same bytes or id, not of the same look`() throws {
    func found(_ chosen: String, _ listed: String) throws -> Int {
      try parse(
        "{\"token\":\"?\",\"logprob\":-2,\(chosen),\"top_logprobs\":[{\"token\":\"?\",\"logprob\":-1.5,\(listed)}]}"
      )
      .logits.count
    }
    #expect(try found("\"bytes\":[240]", "\"bytes\":[240]") == 2)
    #expect(try found("\"bytes\":[240]", "\"bytes\":[241]") == 3)
    #expect(try found("\"id\":1,\"bytes\":[240]", "\"id\":1,\"bytes\":null") == 2)
    #expect(try found("\"id\":1,\"bytes\":[63]", "\"id\":2,\"bytes\":[63]") == 3)
    #expect(try found("\"id\":1", "\"bytes\":[63]") == 2)
  }

  @Test func `masked and missing probabilities are told apart`() throws {
    let found = try parse(
      """
      {"top_logprobs":[{"token":"a","logprob":-1},{"token":"b","logprob":-Infinity},{"token":"c","logprob":null},
        {"token":"d","logprob":-9999}],"x":[]}
      """)
    #expect(found.labels == ["a", "b", "d", "other"])
    #expect(found.logits.isMasked(1) && found.logits.isMasked(2) && !found.logits.isMasked(3))
  }

  // MARK: - What is no token

  @Test(arguments: [
    "[{\"a\":-1,\"b\":-2},{\"a\":-3,\"b\":-4}]", "[{\"15\":-1,\"16\":-2}]",
    "{\"token\":-1,\"logprob\":-2}", "[[-1,7,2],[-2,8,3]]", "{\"choices\":1,\"model\":2}",
  ])
  func `rows of numbers stay rows of numbers`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.labels?.contains("other") != true)
    #expect(found.logits.count == (text.contains("7,2") ? 3 : 2))
  }

  /// Their name says that they are log-probabilities, of which some are missing.
  @Test(arguments: [
    "{\"logprobs\":[-1,-2]}", "{\"logprobs\":{\"a\":-1,\"b\":-2}}", "{\"prompt_logprobs\":[-1,-2]}",
  ])
  func `numbers that are called logprobs are completed, and no tokens`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.count == 3)
    #expect(found.hasRest)
  }

  @Test(arguments: [
    ("[[-1,2,null],[-3,4,null]]", "file, line 1, column 8: category 3 is null, not a number"),
    (
      "[{\"id\":\"a\",\"prob\":0.3}]",
      "file, line 1, column 2: no logits: 'prob' is one number beside 'id'"
    ),
    ("[{\"id\":1,\"loss\":null}]", "file, line 1, column 2: no logits: 'id', 'loss' are metadata by name"),
    ("[[1,true],[2,false]]", "file, line 1, column 5: category 2 is true, not a number"),
    (
      "{\"logits\":[1,null],\"x\":[{\"token\":\"a\",\"logprob\":-1}]}",
      "file, line 1, column 14: category 2 is null, not a number"
    ),
    ("[null,{\"the\":-1}]", "file, line 1, column 2: row 0 is null, not an array"),
  ])
  func `what only resembles tokens keeps its refusal`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  @Test(arguments: [
    "{\"model\":\"m\",\"done\":true,\"context\":[1,2,3],\"eval_count\":2}",
    "{\"content\":\"x\",\"stop\":true,\"tokens\":[1,2]}", "{\"choices\":[],\"usage\":{\"total_tokens\":3}}",
    "{\"generated_text\":\"x\",\"details\":{\"tokens\":[]}}",
    "{\"candidates\":[{\"content\":{},\"index\":0}]}",
    "{\"custom_id\":\"q\",\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"logprobs\":null}]}}}",
    "{\"object\":\"response\",\"output\":[{\"content\":[{\"type\":\"output_text\",\"logprobs\":[]}]}]}",
    "[{\"choices\":[]}]", "{\"text\":\"x\",\"meta_info\":{\"id\":\"r\",\"completion_tokens\":1}}",
  ])
  func `an answer without log-probabilities is refused with what to ask for`(_ text: String) {
    let message = refusal(text)
    #expect(message.contains("the answer holds no log-probabilities\nAsk the server for them: "))
  }

  // MARK: - Advice

  @Test func `advice names only what can be opened`() throws {
    let text = """
      {"ids":["a","b"],"prior":[1,2],"notes":{"by":"me"},"posterior":[[3,4]],"holes":[1,null],
       "tokens":[{"token":"a","logprob":-1}],"bad":[{"token":"a","logprob":3}]}
      """
    #expect(
      refusal(text, array: "x")
        == "file: no array is named 'x'\nChoose one with FILE:NAME; there are 'prior', 'posterior', 'tokens'."
    )
    for name in ["prior", "posterior", "tokens"] {
      #expect(throws: Never.self) { try parse(text, array: name) }
    }
    #expect(
      refusal("{\"a\":[\"x\"],\"b\":{\"c\":\"d\"}}")
        == "file, line 1, column 1: neither logits nor log-probabilities of tokens are in 'a', 'b'\n"
        + "A row is an array of numbers, or an object label → logit; tokens have \"token\" and \"logprob\".")
  }

  @Test func `advice about a file of arrays names only what can be opened`() throws {
    let source = LogitSource(path: FixtureTests.folder + "with-bool.safetensors", array: "x")
    let error = #expect(throws: LogitFileError.self) { try readLogits(from: source) }
    #expect(
      error?.message.hasSuffix("no array is named 'x'\nChoose one with FILE:NAME; there are 'logits'.")
        == true)
  }

  @Test func `deep and damaged texts stay within the reader's limits`() {
    let deep = String(repeating: "[", count: 62) + "{\"token\":\"a\",\"logprob\":-1}"
    #expect(throws: Never.self) { try parse(deep + String(repeating: "]", count: 62)) }
    #expect(
      problem("{\"a\":[{\"token\":\"x\",\"logprob\":-1},{\"token\":\"y\",\"logprob\":1}],\"b\":[]}", row: 1)
        == "file, line 1, column 57: the log-probability of 'y' is above 0")
  }
}
