import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct `Text of any form` {
  private func read(_ text: String, row: Int? = nil, columns: [String]? = nil) throws -> NamedLogits {
    try parseLogits(
      bytes: Array(text.utf8), name: "file", row: row, options: ReadingOptions(columns: columns))
  }

  @Test(arguments: [
    "[[1. 2.]\n [3. 4.]]", "array([[1., 2.],\n       [3., 4.]])", "[1 2; 3 4]", "1 2\n3 4\n", "1\t2\n3\t4",
    "tensor([[[1., 2.]],\n\n        [[3., 4.]]])", "   cat  dog\n0    1    2\n1    3    4", "1|2\n3|4",
  ])
  func `has rows that are chosen by number`(_ text: String) throws {
    let found = try read(text, row: 1)
    #expect(found.logits.values == [3, 4] && found.row == 1 && found.rowCount == 2)
    #expect(refusal(text, row: 2).hasSuffix("Rows count from @0; the last one is @1."))
  }

  @Test(arguments: ["a 1\nb 2\nc 3", "a: 1, b: 2, c: 3", "{'a': 1, 'b': 2, 'c': 3}", " a b c\n 1 2 3 "])
  func `has columns that are chosen by name`(_ text: String) throws {
    let found = try read(text, columns: ["c", "a"])
    #expect(found.labels == ["c", "a"] && found.logits.values == [3, 1])
  }

  @Test func `keeps rows of one number where a row is asked for`() throws {
    #expect(try read("[[1],[2],[3]]").logits.values == [1, 2, 3])
    let found = try read("[[1],[2],[3]]", row: 2)
    #expect(found.logits.values == [3] && found.rowCount == 3)
  }

  @Test(arguments: [
    ("[ 1.  nan\n  3.]", "file, line 1, column 7: category 2 is not a number (nan)"),
    ("array([1.,\n       inf])", "file, line 2, column 8: category 2 is +∞, which no distribution has"),
    ("[np.float32(1), np.float32(nan)]", "file, line 1, column 28: category 2 is not a number (nan)"),
    ("{'é': 1, 'b': nan}", "file, line 1, column 15: category 2 ('b') is not a number (nan)"),
    ("tensor([1, nil])", "file, line 1, column 12: category 2 is null, not a number"),
    ("[1 2; 3 x]", "file, line 1, column 9: 'x' is not a number"),
    ("{'a': 1, 'a': 2}", "file, line 1, column 10: the name 'a' is there twice"),
    ("é 1\nb x", "file, line 2, column 3: 'x' is not a number"),
    ("cat dog\n1 x\n", "file, line 2, column 3: 'x' is not a number"),
    ("a 1\n2\nb 3", "file, line 2, column 1: category 2 has no label, and others have one"),
    ("(1+2j) (3+4j)\n", "file, line 1, column 8: '(3+4j)' is a complex number"),
    ("(1+2j) (3+4j)\n(1+2j) (3+4j)\n", "file, line 1, column 8: '(3+4j)' is a complex number"),
    ("1\u{A0}234 5", "file, line 1, column 1: '1\u{A0}234' has a thousands separator"),
    ("a,1\nb,1_000", "file, line 2, column 3: '1_000' has a thousands separator"),
    ("12.345,6;1", "file, line 1, column 1: '12.345,6' has a thousands separator"),
    (
      "label,logit\na,50%\nb,0.5",
      "file, line 3, column 3: '0.5' is not a percentage, but the numbers before are"
    ),
    ("word\nb 2\nc 1", "file, line 1, column 1: 'word' is not a number"),
    ("1,2,\n3,4,5", "file, line 1, column 5: a number is missing"),
    (
      "0   1.5\n1   2.5\n", "file, line 1, column 1: the first column counts 0, 1, …, so it could be an index"
    ),
    ("a;1\nb", "file, line 2, column 1: this line has 1 field, the first line has 2"),
    (
      "  cat  dog  \\\n0    1    2   \n\n  bird\n0    3\n",
      "file, line 1, column 13: the table was cut into parts when it was printed"
    ),
  ])
  func `is refused with the place`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  @Test(arguments: [
    "[0. 1. 2. ... 7. 8. 9.]", "array([0., 1., ..., 9.], shape=(2000,))", "tensor([0., 1.,  ..., 9.])",
    "[[0. 1. ... 9.]\n ...\n [0. 1. ... 9.]]", "a   1\n   ..\nz   2\nLength: 9, dtype: float64",
    "     a    b  ...    z\n0    1    2  ...    3\n..  ..   ..  ...   ..", "1\n⋮\n3",
  ])
  func `that was shortened says so`(_ text: String) {
    let message = refusal(text)
    #expect(message.contains(": the array was shortened when it was printed\n"))
    #expect(message.hasSuffix("torch.set_printoptions(profile='full') or df.to_string()."))
  }

  @Test func `skips comments and keeps labels that begin with their sign`() throws {
    #expect(try read("# a\n#\n#b\n1\n# c\n2\n#").logits.values == [1, 2])
    #expect(try read("##a,1\n#,2\n").labels == ["##a", "#"])
    #expect(try read("##a\t1\n#b\t2\n").labels == ["##a", "#b"])
    #expect(try read("#x 1\n#y 2").labels == ["#x", "#y"])
    let doubtful = try read("# a,1\nb,2\nc,3\n")
    #expect(doubtful.labels == ["b", "c"])
    #expect(
      doubtful.notices == ["Lines that begin with # and a blank are comments. Write such labels in quotes."])
    #expect(try read("\"# a\",1\nb,2\n").labels == ["# a", "b"])
    #expect(try read("# seed 42\n1 2 3\n").labels == nil)
    #expect(try read("# made by me\n1 2 3\n").labels == ["made", "by", "me"])
  }

  @Test func `has labels exactly where commas separate, and trimmed elsewhere`() throws {
    #expect(try read(" the,2\n a ,1\n").labels == [" the", " a "])
    #expect(try read("  the  2\n a: 1\n").labels == ["the", "a"])
    #expect(try read("| the | 2 |\n| a | 1 |\n").labels == ["the", "a"])
    #expect(try read("\" the\" 2\n\"a\\tb\" 1\n").labels == [" the", "a\tb"])
    #expect(try read("a\\b,2\n\"c\\d\",1\n").labels == ["a\\b", "c\\d"])
  }

  @Test func `drawn with boxes is a table, and a token that looks so a label`() throws {
    #expect(try read("─────┬───\n a   │ 1 \n b   │ 2 \n─────┴───").labels == ["a", "b"])
    #expect(try read("│ 1\n├──┤ 2\n").labels == ["│", "├──┤"])
  }

  @Test func `of a column prefers logits where several columns hold values`() throws {
    let found = try read("token,prob,logit\nthe,0.7,2\na,0.3,1\n")
    #expect(found.labels == ["the", "a"] && found.logits.values == [2, 1])
    #expect(found.notices == ["'prob' is left out. --columns NAME,… chooses the categories."])
  }

  @Test func `of many words on one line takes time in proportion`() throws {
    let text = (0..<30_000).map { "t\($0) \($0 % 7)" }.joined(separator: " ")
    #expect(try read(text).logits.count == 30_000)
    let quotes = String(repeating: "\"a", count: 30_000)
    #expect(throws: LogitFileError.self) { try read(quotes) }
    let apostrophes = String(repeating: "'a ", count: 30_000)
    #expect(throws: LogitFileError.self) { try read(apostrophes) }
  }
}

@Suite struct `Typed text` {
  @Test func `may lack labels and may be masked`() throws {
    let list = try readCategories("a 1\n-inf\nb 2")
    #expect(list.labels == ["a", nil, "b"] && list.logits == [1, -.infinity, 2])
    #expect(try readCategories("-inf").logits == [-.infinity])
    #expect(try readCategories("0%, 0%").logits == [-.infinity, -.infinity])
  }

  @Test func `is a list where it has brackets or several categories`() throws {
    for text in ["1,2", "[3]", "tensor([3.])", "{'a': 1}", "a 1\nb 2"] {
      #expect(try readCategories(text).isList, "\(text)")
    }
    for text in ["7", "a 1", "a: 1", "50%"] { #expect(try !readCategories(text).isList, "\(text)") }
  }

  @Test func `is of logits unless it says something else`() throws {
    let list = try readCategories("0.7,0.3")
    #expect(list.logits == [0.7, 0.3] && list.notices == [] && list.couldBeProbabilities)
    let named = try readCategories("prob\n0.7\n0.3")
    #expect(named.logits == (try Logits(probabilities: [0.7, 0.3])).values && !named.couldBeProbabilities)
    let asked = try readCategories("0.7,0.3", options: ReadingOptions(quantity: .probabilities))
    #expect(asked.logits == named.logits)
  }

  @Test func `has problems with line, column and number`() {
    let problem = #expect(throws: TextProblem.self) { try readCategories("1, 2\n3, é, x") }
    #expect(problem?.line == 2 && problem?.column == 1)
    let number = #expect(throws: TextProblem.self) { try readCategories("é 1\nb x") }
    #expect(number?.line == 2 && number?.column == 3 && number?.number == 1)
    #expect(
      number?.numberMessage == "number 2: 'x' is not a number. Write a label and a logit, or only a logit.")
    let empty = #expect(throws: TextProblem.self) { try readCategories(" \n") }
    #expect(empty?.line == nil && empty?.problem == "a number is missing")
  }
}
