import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct JSONTests {
  @Test(arguments: [
    "[2,1.2,0.6]", " [ 2 , 1.2 ,\r\n\t0.6 ] \n", "\u{FEFF}[2,1.2,6e-1]", "[[2,1.2,0.6]]",
    "[[[2,1.2,0.6],[1,2,3]]]",
    "{\"logits\":[2,1.2,0.6]}", "{\"step\":7,\"loss\":null,\"logits\":[2,1.2,0.6],\"done\":false}",
    "{\"w\":[2,1.2,0.6]}", "{\"logits\":[[2,1.2,0.6],[1,2,3]],\"tau\":null}",
    "[{\"logits\":[2,1.2,0.6]},{\"logits\":[1]}]",
  ])
  func `one row without labels`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [2, 1.2, 0.6])
    #expect(found.labels == nil && found.temperature == nil && found.row == 0)
  }

  @Test(arguments: [
    "{\"the\":2,\"a\":1.2}", "{\"logits\":[2,1.2],\"labels\":[\"the\",\"a\"]}",
    "{\"logits\":{\"the\":2,\"a\":1.2}}",
    "{\"labels\":[\"t\\u0068e\",\"a\"],\"logits\":[2,1.2]}", "[{\"the\":2,\"a\":1.2},{\"x\":1}]",
  ])
  func `one row with labels`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [2, 1.2])
    #expect(found.labels == ["the", "a"])
  }

  @Test func `the order of names is kept`() throws {
    let names = (0..<500).map { "k\(($0 * 7919) % 500)" }
    let text = "{" + names.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",") + "}"
    let found = try parse(text)
    #expect(found.labels == names)
    #expect(found.logits.values == (0..<500).map(Double.init))
  }

  @Test func `names that only look alike are different`() throws {
    #expect(try parse("{\"é\":1,\"e\u{301}\":2}").logits.count == 2)
    #expect(
      problem("{\"a\":1,\n \"b\":2,\n \"\\u0061\":3}")
        == "file, line 3, column 2: the name 'a' is there twice")
    #expect(
      problem("{\"logits\":[1],\"x\":{\"y\":1,\"y\":2}}")
        == "file, line 1, column 26: the name 'y' is there twice")
  }

  @Test func `temperature is read`() throws {
    #expect(try parse("{\"logits\":[1,2],\"tau\":0.5}").temperature == Temperature(0.5))
    #expect(try parse("{\"logits\":[1,2],\"temperature\":0}").temperature == .zero)
    #expect(try parse("{\"logits\":[1,2],\"tau\":\"inf\"}").temperature == .infinity)
    #expect(try parse("{\"logits\":[1,2],\"tau\":Infinity}").temperature == .infinity)
    #expect(problem("{\"logits\":[1],\"tau\":-1}") == "file, line 1, column 21: the temperature is -1")
    #expect(problem("{\"logits\":[1],\"tau\":NaN}") == "file, line 1, column 21: the temperature is NaN")
    #expect(problem("{\"logits\":[1],\"tau\":[1]}") == "file, line 1, column 21: the temperature is an array")
    #expect(
      problem("{\"tau\":1,\"logits\":[1],\"temperature\":1}")
        == "file, line 1, column 37: both \"tau\" and \"temperature\" are given")
  }

  @Test func `what our own reports say is read back`() throws {
    let found = try parse(
      """
      {"labels":["a","b","c"],"logits":[1,"-inf",0],"probabilities":[0.7,0,0.3],"temperature":0.5,
       "noise":true,"draws":1000000,"left":{"picks":[1000000,0,0]}}
      """)
    #expect(found.logits.values == [1, -.infinity, 0])
    #expect(found.labels == ["a", "b", "c"])
    #expect(found.temperature == (try Temperature(0.5)))
  }

  @Test func `what Python writes is read`() throws {
    #expect(try parse("[-Infinity, 1.0, 2]").logits.values == [-.infinity, 1, 2])
    #expect(problem("[1, NaN]") == "file, line 1, column 5: category 2 is not a number (nan)")
    #expect(
      problem("[1,\n Infinity]") == "file, line 2, column 2: category 2 is +∞, which no distribution has")
    #expect(problem("[1, \"nan\"]") == "file, line 1, column 5: category 2 is not a number (nan)")
    #expect(
      problem("{\"a\":1,\"b\":\"inf\"}")
        == "file, line 1, column 12: category 2 ('b') is +∞, which no distribution has")
  }

  @Test func `probabilities by name are read as such`() throws {
    for text in ["{\"probabilities\":[0.5,0]}", "{\"probs\":[0.5,0]}", "[{\"probs\":[0.5,0]}]"] {
      #expect(try parse(text).logits.values == [Double.log(0.5), -.infinity])
    }
    #expect(try parse("{\"logits\":[1],\"probs\":[0.5]}", array: "probs").logits.values == [Double.log(0.5)])
  }

  @Test func `arrays are chosen by name`() throws {
    let text = "{\"prior\":[1,2],\"posterior\":[[3,4],[5,6]],\"n\":2}"
    #expect(try parse(text, array: "prior").logits.values == [1, 2])
    #expect(try parse(text, array: "posterior", row: 1).logits.values == [5, 6])
    #expect(
      refusal(text)
        == "file, line 1, column 1: which of the arrays holds the logits?\n"
        + "Choose one with FILE:NAME; there are 'prior', 'posterior'.")
    #expect(problem(text, array: "x") == "file: no array is named 'x'")
    #expect(problem(text, array: "n") == "file, line 1, column 46: 'n' is a number, not an array")
    #expect(problem("[1,2]", array: "x") == "file: no array is named 'x'")
  }

  @Test func `rows are counted in the order of the text`() throws {
    let text = "[[[1,2],[3,4]],[[5,6],[7,8]]]"
    #expect(try parse(text, row: 3).logits.values == [7, 8])
    #expect(try parse(text, row: 3).rowCount == 4)
    #expect(refusal(text, row: 4) == "file: there is no row 4\nRows count from @0; the last one is @3.")
    #expect(problem("{\"a\":1}", row: 1) == "file: there is no row 1")
    #expect(
      try parse("[{\"tau\":1,\"logits\":[1]},{\"tau\":2,\"logits\":[2]}]", row: 1).temperature
        == Temperature(2))
  }

  @Test func `labels may be numbers or words that look like them`() throws {
    #expect(try parse("{\"labels\":[464, 2.50],\"logits\":[1,2]}").labels == ["464", "2.50"])
    #expect(try parse("{\"labels\":[\"inf\",\"nan\"],\"logits\":[1,2]}").labels == ["inf", "nan"])
    #expect(try parse("{\"labels\":[\"inf\",\"the\"],\"logits\":[1,2]}").labels == ["inf", "the"])
    #expect(try parse("{\"labels\":[7,\"the\"],\"logits\":[1,2]}").labels == ["7", "the"])
    #expect(try parse("{\"inf\":1,\"labels\":2}").labels == ["inf", "labels"])
  }

  @Test func `escapes and surrogates are decoded`() throws {
    let found = try parse(
      "{\"\\u00e9\\n\\\"\\\\\\/\":1,\"\\ud83d\\ude00\":2,\"\\ud83dx\":3,\"\\udc00\":4,\"\\ud83d\\u0041\":5}"
    )
    .labels
    #expect(found == ["é\n\"\\/", "😀", "\u{FFFD}x", "\u{FFFD}", "\u{FFFD}A"])
  }

  @Test(arguments: [
    ("[1,null,2]", "file, line 1, column 4: category 2 is null, not a number"),
    ("[[1],[2,null]]", "file, line 1, column 9: category 2 is null, not a number"),
    ("[1,[2]]", "file, line 1, column 2: row 0 is a number, not an array"),
    ("[1,\"two\"]", "file, line 1, column 4: category 2 is the string 'two', not a number"),
    ("{\"a\":1,\"b\":null}", "file, line 1, column 12: the value of 'b' is null, not a number"),
    ("{\"a\":true}", "file, line 1, column 6: the value of 'a' is true, not a number"),
    ("[1,1e400]", "file, line 1, column 4: '1e400' is beyond the range of numbers (±1.8e308)"),
    ("[1,\n  -1e400]", "file, line 2, column 3: '-1e400' is beyond the range of numbers (±1.8e308)"),
    ("[]", "file, line 1, column 2: there are no numbers"),
    ("{}", "file, line 1, column 1: there are no numbers"),
    ("{\"logits\":[]}", "file, line 1, column 12: there are no numbers"),
    ("[[],[]]", "file, line 1, column 3: there are no numbers"),
    ("[-Infinity]", "file, line 1, column 2: every category is masked, so nothing can be picked"),
    ("{\"logits\":[1,2],\"labels\":[\"a\"]}", "file, line 1, column 26: 2 logits, but labels for 1"),
    ("{\"logits\":[1],\"labels\":[null]}", "file, line 1, column 25: a label is null"),
    ("{\"logits\":[1],\"labels\":\"a\"}", "file, line 1, column 24: the labels are the string 'a'"),
    (
      "{\"logits\":{\"a\":1},\"labels\":[\"b\"]}",
      "file, line 1, column 28: labels are given twice: here and as names of the logits"
    ),
    ("[1,2", "file, line 1, column 5: the text ends in the middle of a JSON value"),
    ("{\"a\":", "file, line 1, column 6: the text ends in the middle of a JSON value"),
    ("{\"a", "file, line 1, column 4: the text ends in the middle of a JSON value"),
    ("[1,,2]", "file, line 1, column 4: ',' is no JSON value"),
    ("[1 2", "file, line 1, column 4: a comma or ] is expected here"),
    ("[1] [2]", "file, line 1, column 5: more text after the end of the JSON value"),
    ("{'a':x}", "file, line 1, column 6: 'x' is not a number"),
    ("{\"a\" 1}", "file, line 1, column 6: a colon is expected after the name 'a'"),
    ("{\"a\":1,", "file, line 1, column 8: the text ends in the middle of a JSON value"),
    ("[1e]", "file, line 1, column 2: '1e' is no JSON value"),
    ("[0x1]", "file, line 1, column 3: a comma or ] is expected here"),
    ("[--1]", "file, line 1, column 2: '--1' is no JSON value"),
    ("[-]", "file, line 1, column 2: '-' is no JSON value"),
    ("{\"a\\x\":1}", "file, line 1, column 4: JSON has no such escape"),
    ("{\"\\u12g4\":1}", "file, line 1, column 3: \\u takes four hexadecimal digits"),
    (
      "{\"a\nb\":1}",
      "file, line 1, column 4: a string may not contain a line end or another control character"
    ),
  ])
  func `damage is named with its place`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  /// What is no JSON and still clear is read as code and as what programs print.
  @Test func `what is nearly JSON is read`() throws {
    for text in ["[1,2,]", "[1 2]", "[01, +2]", "[1., 2.]", "[1.e0\n 2.e0]", "[1; 2]"] {
      let found = try parse(text)
      #expect(found.logits.values == [1, 2] && found.labels == nil, "\(text)")
    }
    for text in ["{'a':1,'b':2}", "{\"a\":1,\"b\":2,}", "{a: 1, b: 2}"] {
      let found = try parse(text)
      #expect(found.logits.values == [1, 2] && found.labels == ["a", "b"], "\(text)")
    }
  }

  @Test func `columns count characters and any line end`() {
    #expect(problem("\u{FEFF}[\"é日\", x]").hasPrefix("file, line 1, column 8:"))
    #expect(problem("[1,\r\n2,\r3,\n x]").hasPrefix("file, line 4, column 2:"))
  }

  @Test func `nesting is limited`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(problem(deep) == "file, line 1, column 65: nested deeper than 64 levels")
    #expect(problem(String(repeating: "{\"a\":", count: 100_000)).hasSuffix("nested deeper than 64 levels"))
    let fine = String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60)
    #expect(throws: Never.self) { try parse(fine) }
  }

  @Test func `strings have to be UTF-8`() {
    let bytes: [UInt8] = Array("{\"".utf8) + [0xC3, 0x28] + Array("\":1}".utf8)
    #expect(throws: LogitFileError.self) { try parseLogits(bytes: bytes, name: "file") }
  }

  @Test func `null gets its own cure`() {
    #expect(refusal("[null]").hasSuffix("write \"-inf\" to mask a category."))
  }
}
