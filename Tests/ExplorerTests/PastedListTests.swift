import Console
import Testing

@testable import Explorer

@Suite struct `Pasted lists` {
  @Test(arguments: [
    "2, 1.2, -0.6", "2 1.2 -0.6", "2\t1.2\t-0.6", "2\n1.2\n-0.6\n", "2;1.2;-0.6", "2,1.2,-0.6,",
    "[2, 1.2, -0.6]",
    "(2, 1.2, -0.6)", "[2; 1.2; -0.6]", "2 1.2\n-0.6", "[2 1.2\n -0.6]", "[[2, 1.2, -0.6]]",
    "[[2], [1.2], [-0.6]]", "{2, 1.2, -0.6}",
    "tensor([2, 1.2, -0.6])", "tensor([ 2, 1.2,\n        -0.6], device='cuda:0', dtype=torch.float64)",
    "tensor([[2, 1.2, -0.6]], grad_fn=<AddmmBackward0>)", "array([2, 1.2, -0.6])",
    "logits = np.array([2, 1.2, -0.6], dtype=np.float32);", "let z = [2, 1.2, -0.6]",
    "[np.float32(2), np.float32(1.2), np.float32(-0.6)]", "Array([2, 1.2, -0.6], dtype=float32)",
  ]) func `of numbers become one category a line`(text: String) {
    #expect(PastedList(text).lines == ["2", "1.2", "-0.6"])
  }

  @Test(arguments: [
    "{\"a\": 1, \"b c\": 2.5}", "{'a': 1, 'b c': 2.5}", "a: 1\nb c: 2.5", "a: 1, b c: 2.5",
    "a=1; \"b c\"=2.5",
    "a\t1\n\"b c\"\t2.5", "a,1\nb c: 2.5", "[(\"a\", 1), (\"b c\", 2.5)]", "[[\"a\", 1], [\"b c\", 2.5]]",
    "{\n  \"a\": 1,\n  \"b c\": 2.5\n}\n", "a 1 'b c' 2.5",
  ]) func `with labels become a label and a logit a line`(text: String) {
    #expect(PastedList(text).lines == ["a 1", "\"b c\" 2.5"])
  }

  @Test(arguments: [
    "1|2.5|3", "1/2.5/3", "1 | 2.5 | 3", "| 1 | 2.5 | 3 |", "|logit|\n|---|\n|1|\n|2.5|\n|3|", "1\t2,5\t3",
    "logit\n1\n2.5\n3\n", "1\n2,5\t3",
  ]) func `of numbers may stand in cells`(text: String) {
    #expect(PastedList(text).lines == ["1", "2.5", "3"])
  }

  @Test(arguments: [
    "new york 1\nrome 2.5", "| new york | 1 |\n| rome | 2.5 |", "new york,1\r\nrome,2.5",
    "| city | logit |\n|:-----|------:|\n| new york | 1 |\n| rome | 2.5 |", "new york|1\nrome|2.5",
    "label,logit\nnew york,1\nrome,2.5\n", "\"city\";\"z\"\n\"new york\";1\nrome;2.5",
    "token logit\nnew york 1\nrome 2.5", "new york\t1\nrome\t2,5",
  ]) func `with labels may stand in rows`(text: String) {
    #expect(PastedList(text).lines == ["\"new york\" 1", "rome 2.5"])
  }

  @Test(arguments: [
    "50% 25% 25%", "50 % 25 % 25 %", "50%\n25%\n25%", "50,0%\t25,0%\t25,0%", "prob\n0.5\n0.25\n0.25",
  ]) func `of probabilities become their logarithms`(text: String) {
    #expect(
      PastedList(text).lines == ["-0.6931471805599453", "-1.3862943611198906", "-1.3862943611198906"])
  }

  @Test func `tell probabilities by their unit or heading alone`() {
    #expect(PastedList("a 100%\nb 0%").lines == ["a 0", "b -inf"])
    #expect(PastedList("| token | probability |\n|--|--|\n| a | 1 |\n| b | 0 |").lines == ["a 0", "b -inf"])
    let list = PastedList("p 0.5\nq 0.5")
    #expect(list.lines == ["p 0.5", "q 0.5"])
    #expect(list.notices == ["They sum to 1: if they are probabilities, write them with %."])
    #expect(PastedList("<|a|> 1\n<|b|> 2").lines == ["<|a|> 1", "<|b|> 2"])
  }

  @Test func `keep every number and label exactly`() {
    #expect(PastedList("[1., 2.0000e-01, -Infinity]").lines == ["1", "0.2", "-inf"])
    #expect(PastedList("{0: 1.5, 7: -inf}").lines == ["\"0\" 1.5", "\"7\" -inf"])
    #expect(PastedList("[3]").lines == ["3"])
    #expect(PastedList("{\"日本\": 1, \"🙂\": 2}").lines == ["日本 1", "🙂 2"])
    #expect(PastedList("'s 1\nb 2").lines == ["\"'s\" 1", "b 2"])
    #expect(PastedList("http://x: 1, b: 2").lines == ["\"http://x\" 1", "b 2"])
  }

  @Test(arguments: [
    ("1,5;2,5;0,5", ["1.5", "2.5", "0.5"], "Decimal commas are read: '1,5' is 1.5."),
    (
      "[[1, 2], [3, 4]]", ["1", "2"],
      "The text has 2 rows; this is the first. To choose another, open a file: FILE@ROW."
    ),
    (
      "1 2 3\n4 5 6", ["1", "2", "3"],
      "The text has 2 rows; this is the first. To choose another, open a file: FILE@ROW."
    ),
    ("words\n1\n2", ["1", "2"], "The first line, 'words', is read as a header."),
  ]) func `say what was assumed`(text: String, lines: [String], notice: String) {
    let list = PastedList(text)
    #expect(list.lines == lines && list.notices == [notice] && list.problem == nil)
  }

  @Test(arguments: [
    "", "7", "word", "a 1", "1,5 2,5", "0 1.5\n1 2.5", "0,1.5\n1,2.5", "[0.1 0.2 ... 0.9]", "a 1\n0\nb 2",
    "New York 5, Rome 3", "12:30 5", "[1, 2", "[1, 2]] [3, 4]", "\"a 1, 2", "[1, 2] + [3, 4]", "1/2", "|7|",
    "50% 30", "50% -3%", "1,5\t2,x", "x[0] = 1, 2", "1, 2, three", "[1 2]\n[3 4]", "[1, nan, None]",
    "1e999,2",
  ]) func `are left as they are where they could mean something else`(text: String) {
    #expect(PastedList(text).lines == nil)
  }

  @Test func `of a vocabulary are read in no time`() {
    let text = (0..<20_000).map { "tok\($0) \(-Double($0))" }.joined(separator: " ")
    #expect(PastedList(text).lines?.count == 20_000)
    #expect(PastedList((0..<20_000).map { "\($0)" }.joined(separator: " ")).lines?.count == 20_000)
  }
}

@Suite struct `Pasting` {
  @Test func `opens the editor of all categories for review`() {
    var state = State.opened()
    let before = state.parameters
    _ = state.apply(.input(.paste("[2, 1, 0]")))
    #expect(state.textEditor?.lines == ["2", "1", "0"])
    #expect(state.parameters == before)
    #expect(state.notice?.text == "Pasted 3 categories: Ctrl-S replaces all by it, Esc drops it.")
    state.press(.control("s"))
    #expect(state.logits == [2, 1, 0] && state.parameters.labels == ["a", "b", "c"])
  }

  @Test func `keeps what is no list, for review, and triggers nothing`() {
    var state = State.opened()
    _ = state.apply(.input(.paste("qn\nwhat 1,5")))
    #expect(state.textEditor?.lines == ["qn", "what 1,5"])
    #expect(state.textEditor?.problem?.hasPrefix("line 1: 'qn' is not a number.") == true)
    #expect(state.parameters == State.opened().parameters)
    state.press(.escape)
    _ = state.apply(.input(.paste(" \n\n")))
    #expect(state.overlays.isEmpty)
  }

  @Test func `shows a text whose end has not come, and replaces it by what comes`() {
    for key in [Key.character("?"), .character("e"), .character("t"), .character(":"), nil] {
      var (state, whole) = (State.opened(), State.opened())
      if let key {
        state.press(key)
        whole.press(key)
      }
      _ = state.apply(.input(.unfinishedPaste("[2, 1")))
      #expect(state.notice?.text.hasPrefix("The end of the paste is missing.") == true)
      _ = state.apply(.input(.unfinishedPaste("[2, 1, 0")))
      #expect(state != whole)
      for paste in [Input.paste("[2, 1, 0]"), .paste("[2, 1, 0]")] {
        _ = state.apply(.input(paste))
        _ = whole.apply(.input(paste))
        #expect(state == whole, "\(String(describing: key))")
      }
    }
  }

  @Test func `accepts a text without its end by Enter, once`() {
    var state = State.opened()
    _ = state.apply(.input(.unfinishedPaste("2\n1\n0")))
    #expect(state.logits == State.opened().logits)
    state.press(.enter)
    #expect(state.logits == [2, 1, 0] && state.overlays.isEmpty && state.notice == nil)

    _ = state.apply(.input(.unfinishedPaste("2\nx y z")))
    state.press(.enter)
    #expect(state.textEditor?.problem != nil)
    state.press(.enter)
    #expect(state.textEditor?.lines.count == 3, "it is an editor like any other now")
  }

  @Test func `drops a text without its end by Escape, and leaves by Ctrl-C`() {
    var state = State.opened()
    _ = state.apply(.input(.unfinishedPaste("2\n1\n0")))
    state.press(.escape)
    #expect(state == State.opened())
    _ = state.apply(.input(.unfinishedPaste("2\n1\n0")))
    #expect(state.press(.control("c")) == [.quit])
  }

  @Test func `says of a refused text that its end is missing`() {
    var state = State.opened()
    state.press(.character("t"))
    _ = state.apply(.input(.unfinishedPaste(String(repeating: "x", count: 2000))))
    #expect(state.notice?.text.hasPrefix("Not pasted: 2") == true)
    #expect(state.notice?.aside.isEmpty == false)
  }

  @Test func `puts a list on lines of its own, and other text where the cursor is`() {
    func pasted(_ text: String, into lines: [String], line: Int, cursor: Int) -> [String]? {
      var state = State.opened()
      state.overlays = [.text(TextEditor(lines: lines, line: line, cursor: cursor))]
      _ = state.apply(.input(.paste(text)))
      return state.textEditor?.lines
    }
    #expect(pasted("[1,2]", into: ["", " "], line: 1, cursor: 0) == ["1", "2"])
    #expect(pasted("[1,2]", into: ["a 1", "", "b 2"], line: 1, cursor: 0) == ["a 1", "1", "2", "b 2"])
    #expect(pasted("[1,2]", into: ["a 1", "b 2"], line: 0, cursor: 3) == ["a 1", "1", "2", "b 2"])
    #expect(pasted("[1,2]", into: ["a 1", "b 2"], line: 1, cursor: 0) == ["a 1", "1", "2", "b 2"])
    #expect(pasted("x", into: ["a 1", "b 2"], line: 1, cursor: 1) == ["a 1", "bx 2"])
  }
}
