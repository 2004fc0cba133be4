import Console
import Experiment
import GumbelEngine
import LogitFiles
import TestSupport
import Testing

@testable import Explorer

/// The text with the cursor as a bar.
private func picture(_ editor: FieldEditor?) -> String? {
  editor.map { String($0.text.prefix($0.cursor)) + "|" + $0.text.dropFirst($0.cursor) }
}

private func picture(_ editor: TextEditor?) -> [String]? {
  editor.map { editor in
    editor.lines.enumerated().map { number, text in
      number == editor.line
        ? String(text.prefix(editor.cursor)) + "|" + text.dropFirst(editor.cursor) : text
    }
  }
}

@Suite struct `The field editor` {
  private func opened(_ text: String) -> State {
    var state = State.opened()
    state.press(.character("a"))
    state.type(text)
    return state
  }

  @Test func `replaces an untouched value by what is typed, and edits a touched one`() {
    var state = State.opened()
    state.press(.character("t"))
    #expect(picture(state.field) == "0.5|")
    #expect(state.field?.isUntouched == true)
    state.type("2")
    #expect(picture(state.field) == "2|")
    state.press(.escape, .character("t"), .left)
    state.type("2")
    #expect(picture(state.field) == "0.2|5")
    state.press(.escape, .character("t"), .backspace)
    #expect(picture(state.field) == "|")
  }

  @Test(arguments: [
    ([Key.left, .left], "new yor|k "), ([.home], "|new york "), ([.control("a"), .right], "n|ew york "),
    ([.home, .end], "new york |"), ([.backspace], "new york|"), ([.home, .delete], "|ew york "),
    ([.control("w")], "new |"), ([.control("w"), .control("w")], "|"), ([.left, .control("u")], "| "),
    ([.home, .right, .control("k")], "n|"), ([.control("k"), .delete], "new york |"),
    ([.home, .backspace, .left], "|new york "), ([.control("e"), .right], "new york |"),
  ]) func `edits`(keys: [Key], result: String) {
    var state = opened("new york ")
    for key in keys { state.press(key) }
    #expect(picture(state.field) == result)
  }

  @Test func `types what elsewhere are commands, and quits by Ctrl-C`() {
    var state = opened("qunpt?. <>")
    #expect(state.field?.text == "qunpt?. <>")
    #expect(state.press(.tab, .up, .pageDown, .function(5)) == [])
    #expect(state.field?.text == "qunpt?. <>")
    #expect(state.press(.control("c")) == [.quit])
    state.press(.escape)
    #expect(state.overlays.isEmpty)
    #expect(state.parameters == State.opened().parameters)
  }

  @Test func `takes pasted lines as words, without control characters`() {
    var state = opened("")
    _ = state.apply(.input(.paste("new\u{1b}[31m\r\n\"y\"\t4\u{7}")))
    #expect(picture(state.field) == "new[31m \"y\" 4|")
  }

  @Test func `counts characters as a person does`() {
    var state = opened("e")
    _ = state.apply(.input(.paste("\u{301}")))
    #expect(state.field?.cursor == 1)
    state.press(.backspace)
    #expect(state.field?.text == "")
  }

}

@Suite struct `The text editor` {
  private func opened() -> State {
    var state = State.opened(Presets.named("masked")!)
    state.press(.down, .character("e"))
    return state
  }

  private func replaced(by text: String) -> State {
    var state = State.opened(Presets.named("masked")!)
    let lines = text.pastedLines
    state.overlays = [.text(TextEditor(lines: lines, line: lines.count - 1, cursor: 0))]
    return state
  }

  @Test func `opens at the chosen category`() {
    #expect(picture(opened().textEditor) == ["a 1", "b -inf|", "c 0"])
  }

  @Test(arguments: [
    ([Key.up], ["a 1|", "b -inf", "c 0"]), ([.down, .down], ["a 1", "b -inf", "c 0|"]),
    ([.enter], ["a 1", "b -inf", "|", "c 0"]), ([.home, .enter], ["a 1", "", "|b -inf", "c 0"]),
    ([.home, .backspace], ["a 1|b -inf", "c 0"]), ([.delete], ["a 1", "b -inf|c 0"]),
    ([.right], ["a 1", "b -inf", "|c 0"]), ([.home, .left], ["a 1|", "b -inf", "c 0"]),
    ([.control("u")], ["a 1", "|", "c 0"]), ([.up, .left, .control("k")], ["a |", "b -inf", "c 0"]),
    ([.up, .home, .left, .backspace], ["|a 1", "b -inf", "c 0"]),
    ([.down, .right, .delete], ["a 1", "b -inf", "c 0|"]),
  ]) func `edits`(keys: [Key], result: [String]) {
    var state = opened()
    for key in keys { state.press(key) }
    #expect(picture(state.textEditor) == result)
  }

  @Test func `takes pasted lines as lines`() {
    var state = opened()
    _ = state.apply(.input(.paste("7\r\nnew 1\n\nlast")))
    #expect(picture(state.textEditor) == ["a 1", "b -inf7", "new 1", "", "last|", "c 0"])
  }

  @Test func `reads labels and logits in every usual form`() {
    var state = replaced(
      by: "one 1\ntwo: 2\nthree=3\nfour,\t4\n\n\"five six\" 5e-1\n-inf\n\"7\" \u{2212}7\n  .5  ")
    state.press(.control("s"))
    #expect(state.overlays.isEmpty)
    #expect(state.parameters.labels == ["one", "two", "three", "four", "five six", "a", "7", "b"])
    #expect(state.logits == [1, 2, 3, 4, 0.5, -.infinity, -7, 0.5])
    #expect(state.undoStack.count == 1)
  }

  @Test func `gives no label twice when a line without one comes between`() {
    var state = State.opened()
    state.press(.character("e"), .end, .enter)
    state.type("3")
    state.press(.control("s"))
    #expect(state.parameters.labels == ["the", "b", "a", "this", "one", "its", "every"])
    #expect(state.logits[1] == 3)
  }

  @Test func `keeps the labels of lines that have none`() {
    var state = replaced(by: "3\n2\nnew 1\n0")
    state.press(.function(2))
    #expect(state.parameters.labels == ["a", "b", "new", "c"])
    #expect(state.selection == 0)
  }

  @Test(arguments: [
    ("a 1\nb x", 1, "line 2: 'x' is not a number. Write a label and a logit, or only a logit."),
    ("a 1\n\nb 1,5", 2, "line 3: '1,5' has a decimal comma. Write 1.5."),
    (
      "a 1 2", 0,
      "line 1: more than a label and a logit. Write one category a line, and a label with numbers or commas in it in quotes."
    ),
    ("a 1\nword", 1, "line 2: 'word' is not a number. Write a label and a logit, or only a logit."),
    (
      "a inf", 0,
      "line 1: category 1 ('a') is +∞, which no distribution has. A masked category is written -inf."
    ),
    ("a nan", 0, "line 1: category 1 ('a') is not a number (nan). A masked category is written -inf."),
    (
      "\"a 1", 0,
      "line 1: the quote that opens here is never closed. A label that contains a quote is written in quotes, and the quote twice: \"\"\"\"."
    ),
    (
      "\"a\"1", 0,
      "line 1: text after the closing quote. A label that contains a quote is written in quotes, and the quote twice: \"\"\"\"."
    ),
    (
      #""\q" 1"#, 0,
      #"line 1: a \ in quotes begins none of \" \\ \n \r \t \u{1f600}. A backslash is written \\."#
    ),
    (
      "1e999", 0,
      "line 1: '1e999' is beyond the range of numbers (±1.8e308). A masked category is written -inf."
    ),
    ("-inf\n-inf", 1, "every category is masked; at least one has to stay unmasked"),
    ("\n \n", 2, "there are no categories"),
  ]) func `says where and why it cannot read, and loses nothing`(text: String, line: Int, problem: String) {
    var state = replaced(by: text)
    let before = state.parameters
    state.press(.control("s"))
    #expect(state.textEditor?.problem == problem)
    #expect(state.textEditor?.lines == text.pastedLines)
    #expect(state.textEditor?.line == line)
    #expect(state.parameters == before)
    state.type(" ")
    #expect(state.textEditor?.problem == nil)
  }

  @Test func `writes what it reads`() throws {
    let labels = [
      "the", "two words", "", "7", "-inf", "1,5", "a,b", "k=v", "k:v", "say \"hi\"", "back\\slash",
      "line\nbreak",
      "tab\t", "\u{1b}[31m", "e\u{301}", "\u{301}", "'s", " pad ", "日本", "0x10", "nan", "∞",
    ]
    for label in labels {
      let line = CategoryLine(label: label, logit: -0.25)
      #expect(line.text.unicodeScalars.allSatisfy { !LabelNotation.isControl($0) })
      #expect(try CategoryLine(line.text) == line)
    }
  }

  /// What is read in files, pastes and options is read here too.
  @Test(arguments: ["2 1.2 0.6", "2, 1.2, 0.6", "[2, 1.2, 0.6]", "tensor([2.0000,\n        1.2000, 0.6000])"])
  func `reads lists of other forms`(text: String) {
    var state = replaced(by: text)
    state.press(.control("s"))
    #expect(state.overlays.isEmpty)
    #expect(state.logits == [2, 1.2, 0.6])
    #expect(state.parameters.labels == ["a", "b", "c"])
  }

  @Test func `reads what it writes, whatever the labels`() throws {
    var generator = SplitMix(seed: 7)
    let pieces = [
      "a", "b", " ", "  ", ",", ";", ":", "=", "|", "#", "\"", "'", "\\", "[", "]", "{", "}", "(", ")", "%",
      "1",
      "-", ".", "...", "é", "日", "\u{A0}", "\t", "\n", "/", "nan", "inf", "1,5", "dtype: x", "logit", "×",
      "│", "\u{2212}",
      "Name", "<|", "|>", "##", "\r",
    ]
    for _ in 0..<3000 {
      let labels = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
          .joined()
      }
      let lines = labels.enumerated().map { CategoryLine(label: $1, logit: Double($0) - 0.5) }
      let text = lines.map(\.text).joined(separator: "\n")
      let list = try? readCategories(text)
      #expect(list?.labels == labels && list?.logits == lines.map(\.logit), "\(text.debugDescription)")
    }
  }

  @Test func `applies a text of a vocabulary's size`() {
    let count = 20_000
    var state = replaced(by: (0..<count).map { "\(-Double($0))" }.joined(separator: "\n"))
    state.press(.control("s"))
    #expect(state.parameters.labels == defaultLabels(count))
    #expect(state.parameters.labels.last == "acof")
  }
}
