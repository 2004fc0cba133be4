import Testing

@testable import Console

@Suite struct FittedTextTests {
  @Test(arguments: [
    ("temperature", 11, "temperature"), ("temperature", 10, "temperatu…"), ("temperature", 1, "…"),
    ("temperature", 0, ""), ("temperature", -3, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 3, ""),
  ])
  func `text is cut with an ellipsis`(_ text: String, _ width: Int, _ expected: String) {
    let fitted = DisplayWidth.fitted(text, width: width)
    #expect(Array(fitted.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(DisplayWidth.columns(fitted) <= max(width, 0))
  }

  @Test func `the ellipsis may be ASCII and is itself cut`() {
    #expect(DisplayWidth.fitted("temperature", width: 7, ellipsis: "...") == "temp...")
    #expect(DisplayWidth.fitted("temperature", width: 2, ellipsis: "...") == "..")
    #expect(DisplayWidth.fitted("temperature", width: 4, ellipsis: "") == "temp")
  }

  @Test func `fields are aligned and cleared and clipped`() {
    var grid = dots(10, 5)
    #expect(grid.put("ab", column: 1, row: 0, width: 5, alignment: .left) == 6)
    grid.put("ab", column: 1, row: 1, width: 5, alignment: .right)
    grid.put("ab", column: 1, row: 2, width: 5, alignment: .center)
    grid.put("abcdefg", column: 1, row: 3, width: 5, alignment: .right)
    grid.put("ab", column: 7, row: 4, width: 5, alignment: .right)
    #expect(
      grid.text == """
        .ab   ....
        .   ab....
        . ab  ....
        .abcd…....
        .......
        """)
    #expect(grid[9, 4] == .blank)
  }

  @Test func `a huge field is clipped`() {
    var grid = dots(4, 1)
    grid.put("ab", column: 1, row: 0, width: .max, alignment: .left)
    #expect(grid.text == ".ab")
  }

  @Test func `text is wrapped at spaces`() {
    #expect(
      DisplayWidth.wrapped("the pick is the weight's argmax", width: 12) == [
        "the pick is", "the weight's", "argmax",
      ])
    #expect(DisplayWidth.wrapped("a\n\nb", width: 5) == ["a", "", "b"])
    #expect(DisplayWidth.wrapped("", width: 5) == [""])
    #expect(DisplayWidth.wrapped("abc", width: 0) == [])
  }

  @Test func `words wider than a line are broken`() {
    #expect(DisplayWidth.wrapped("x abcdefgh y", width: 3) == ["x", "abc", "def", "gh", "y"])
    #expect(DisplayWidth.wrapped("x abcdefgh y", width: 4) == ["x", "abcd", "efgh", "y"])
    #expect(DisplayWidth.wrapped("日本語", width: 3) == ["日", "本", "語"])
    #expect(DisplayWidth.wrapped("a日b", width: 1) == ["a", "\u{FFFD}", "b"])
  }

  @Test func `every wrapped line fits`() {
    let text = "softmax of logits over τ 温度 is e\u{301}xact: gumbel-softmax draws differ\nand so on"
    for width in 1...40 {
      for line in DisplayWidth.wrapped(text, width: width) {
        #expect(DisplayWidth.columns(line) <= width)
        #expect(!line.hasPrefix(" ") && !line.hasSuffix(" "))
      }
    }
  }
}
