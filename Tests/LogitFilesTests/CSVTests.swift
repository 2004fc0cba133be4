import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct CSVTests {
  @Test(arguments: [
    "2\n1.2\n0.6\n", "2\n1.2\n0.6", "2\r\n1.2\r\n0.6\r\n", "2\r1.2\r0.6\r", "\u{FEFF}2\n1.2\n0.6\n",
    "logit\n2\n1.2\n0.6\n", "\n\n 2 \n\n\t1.2\n  \n0.6\n\n", "\"2\"\n\"1.2\"\n\"0.6\"\n", "2,1.2,0.6",
    "2\t1.2\t0.6\n",
    "2;1.2;0.6", "2, 1.2, 0.6\n", "\"2\",\"1.2\",\"0.6\"", "# made by savetxt\n2.0e+00\n1.2e+00\n6.0e-01\n",
  ])
  func `one row without labels`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [2, 1.2, 0.6])
    #expect(found.labels == nil)
    #expect(found.rowCount == 1 && found.row == 0 && found.temperature == nil && found.name == "file")
  }

  @Test(arguments: [
    "the,2\na,1.2\n", "the\t2\r\na\t1.2\r\n", "label,logit\nthe,2\na,1.2\n", "\"the\",2\n\"a\",1.2",
    "the;2\na;1.2",
    "token,lp\nthe,2\na,1.2", "the,a\n2,1.2\n", "\u{FEFF}\"the\",\"a\"\r\n2,1.2\r\n", ",the,a\n0,2,1.2",
    "\"the\",\"a\"\n\"2\",\"1.2\"",
  ])
  func `one row with labels`(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [2, 1.2])
    #expect(found.labels == ["the", "a"])
  }

  @Test func `labels are kept exactly and may repeat`() throws {
    let found = try parse(
      "\" the\",1\n the ,2\n\"a,\"\"b\"\"\",3\n\"two\nlines\",4\n,5\n\"\"\"\"\"\",6\nthe,7\nthe,8\n日本,9")
    #expect(found.labels == [" the", " the ", "a,\"b\"", "two\nlines", "", "\"\"", "the", "the", "日本"])
    #expect(found.logits.values == [1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test func `labels that look like numbers need a header or quotes`() throws {
    #expect(try parse("token,logit\n464,2\n290,1\n").labels == ["464", "290"])
    #expect(try parse("\"464\",2\n\"290\",1\n").labels == ["464", "290"])
    #expect(try parse("\"464\",\"290\"\n2,1\n").labels == ["464", "290"])
    #expect(try parse(",0\n464,2\n290,1\n").labels == ["464", "290"])
    let rows = try parse("464,2\n290,1\n")
    #expect(rows.rowCount == 2 && rows.labels == nil)
  }

  @Test func `rows are counted from zero`() throws {
    let text = "a,b,c\n1,2,3\n4,5,6\n7,8,9\n"
    #expect(try parse(text).logits.values == [1, 2, 3])
    let found = try parse(text, row: 2)
    #expect(found.logits.values == [7, 8, 9])
    #expect(found.labels == ["a", "b", "c"])
    #expect(found.row == 2 && found.rowCount == 3)
    #expect(refusal(text, row: 3) == "file: there is no row 3\nRows count from @0; the last one is @2.")
    #expect(refusal("1\n2\n", row: 1) == "file: there is no row 1\nThere is one row, @0.")
    #expect(try parse("1\n2\n", row: 0).logits.count == 2)
  }

  @Test func `an index column is left out`() throws {
    let found = try parse(",a,b\n0,1,2\n1,3,4\n", row: 1)
    #expect(found.labels == ["a", "b"])
    #expect(found.logits.values == [3, 4])
  }

  @Test func `an empty label in the first line is a category`() throws {
    #expect(try parse(",5\nthe,2\n").labels == ["", "the"])
  }

  @Test func `minus infinity masks`() throws {
    let found = try parse("a,-inf\nb,1\nc,-Infinity\n")
    #expect(found.logits.values == [-.infinity, 1, -.infinity])
  }

  @Test func `a column of probabilities is read as such`() throws {
    for text in ["label,probability\na,0.5\nb,0\n", "probs\n0.5\n0\n"] {
      let found = try parse(text)
      #expect(found.logits.values == [Double.log(0.5), -.infinity])
    }
  }

  @Test(arguments: [
    ("a,1\nb,nan\n", "file, line 2, column 3: category 2 ('b') is not a number (nan)"),
    ("1\n2\ninf\n", "file, line 3, column 1: category 3 is +∞, which no distribution has"),
    ("1,2\n3,1e400\n", ""),
    ("1,1e400\n", "file, line 1, column 3: '1e400' is beyond the range of numbers (±1.8e308)"),
    ("é,1\r\nb, -1e400\r\n", "file, line 2, column 4: '-1e400' is beyond the range of numbers (±1.8e308)"),
    ("-inf\n-inf\n", "file, line 1, column 1: every category is masked, so nothing can be picked"),
    ("1\nx\n", "file, line 2, column 1: 'x' is not a number"),
    ("1.2.3\n1\n", "file, line 1, column 1: '1.2.3' is not a number"),
    ("a,1\nb\n", "file, line 2, column 1: this line has 1 field, the first line has 2"),
    ("a,b,c\n1,2,3\n4,5\n", "file, line 3, column 1: this line has 2 fields, the first line has 3"),
    ("1\n1,5\n", "file, line 2, column 1: '1,5' has a decimal comma"),
    ("a,1\nb,\n", "file, line 2, column 3: a number is missing"),
    ("a;1,5\nb;2.5\n", "file, line 2, column 3: '2.5' has another decimal mark than the numbers before"),
    ("1,,2\n", "file, line 1, column 3: a number is missing"),
    ("1,2,\n3,4,5\n", "file, line 1, column 5: a number is missing"),
    ("1,abc,3\n", "file, line 1, column 3: 'abc' is not a number"),
    ("1,abc,3\n4,5,6\n", "file, line 1, column 3: 'abc' is not a number, but column 1 of this line is one"),
    ("the,a,1\n1,2,3\n", "file, line 1, column 1: 'the' is not a number, but column 3 of this line is one"),
    ("inf,1\nthe,2\n", "file, line 1, column 1: category 1 is +∞, which no distribution has"),
    ("the,2..0\na,1\n", "file, line 1, column 5: '2..0' is not a number"),
    ("a,b,c\n", "file, line 1, column 1: a header and no numbers after it"),
    ("logit\n", "file, line 1, column 1: a header and no numbers after it"),
    ("\"a,1\nb,2\n", "file, line 1, column 1: the quote that opens here is never closed"),
    ("\"a\"b,1\n", "file, line 1, column 4: text after the closing quote"),
    ("", "file: the file is empty"), (" \n\r\n\t", "file: the file is empty"),
    ("\u{FEFF}", "file: the file is empty"),
    ("1\0", "file, line 1, column 2: the text ends with zero bytes"),
    ("1\0 2", "file, line 1, column 2: this is not text"),
    ("\u{1B}[2J\u{202E},\u{1B}[1m\n", "file, line 1, column 1: a header and no numbers after it"),
    ("a,\u{1B}[2J\nb,1", "file, line 1, column 3: '\u{FFFD}[2J' is not a number"),
  ])
  func `damage is named with its place`(_ text: String, _ expected: String) throws {
    if expected.isEmpty {
      #expect(try parse(text).rowCount == 2)
    } else {
      #expect(problem(text) == expected)
    }
  }

  @Test func `numbers may be separated by spaces`() throws {
    #expect(try parse("1.0 2.0 3.0\n").logits.values == [1, 2, 3])
    let rows = try parse("1.0 2.0\n3.0 4.0\n", row: 1)
    #expect(rows.logits.values == [3, 4] && rows.rowCount == 2)
  }

  @Test func `a separator at the end of each line is left out with a notice`() throws {
    let found = try parse("1,2,\n")
    #expect(found.logits.values == [1, 2])
    #expect(found.notices == ["The separator at the end of each line is left out."])
  }

  @Test func `a damaged first logit is not taken for a header`() {
    #expect(problem("the,abc\na,1\n") == "file, line 1, column 5: 'abc' is not a number")
    #expect(problem("label,2..0\na,1\n") == "file, line 1, column 7: '2..0' is not a number")
  }

  @Test func `text that is not UTF-8 is refused`() {
    for bytes: [UInt8] in [[0x61, 0xE9, 0x2C, 0x31], [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31]] {
      #expect(throws: LogitFileError.self) { try parseLogits(bytes: bytes, name: "file") }
    }
  }

  @Test func `headers of bracketed tokens are not taken for JSON`() throws {
    #expect(try parse("[CLS],[SEP]\n1,2\n").labels == ["[CLS]", "[SEP]"])
    #expect(try parse("[PAD],0.5\n[UNK],1\n").labels == ["[PAD]", "[UNK]"])
  }

  @Test func `arrays by name are refused`() {
    #expect(problem("1,2\n", array: "w") == "file: no array is named 'w'")
  }

  @Test func `messages carry nothing that drives a terminal`() {
    let message = refusal("1\n\u{1B}]0;x\u{7}\u{202E}\n")
    #expect(message.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
    #expect(refusal("1\n" + String(repeating: "x", count: 5000)).count < 300)
  }

  @Test func `a vocabulary is read`() throws {
    let count = 50_000
    let text = (0..<count).map { "\"t\($0)\",\(Double($0) / 8)" }.joined(separator: "\n")
    let found = try parse("label,logit\n" + text)
    #expect(found.labels?.last == "t49999")
    #expect(found.logits.values == (0..<count).map { Double($0) / 8 })
  }
}
