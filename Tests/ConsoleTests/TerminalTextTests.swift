import Testing

@testable import Console

@Suite struct TerminalTextTests {
  private func grid(_ columns: Int, _ rows: Int = 1) -> CellGrid {
    CellGrid(size: GridSize(columns: columns, rows: rows))
  }

  /// The escape sequences made visible.
  private func visible(_ text: String) -> String {
    text.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "␛")
  }

  @Test func `plain text has marks and no trailing blanks`() {
    var grid = grid(8, 3)
    grid.put("e\u{301} 日", column: 1, row: 0)
    grid.put("x", column: 0, row: 2, style: Style(bold: true))
    #expect(Array(grid.text.unicodeScalars) == Array(" e\u{301} 日\n\nx".unicodeScalars))
  }

  @Test func `each row starts and ends plain`() {
    var grid = grid(6, 2)
    grid.put("ab", column: 0, row: 0, style: Style(foreground: Color(214), bold: true))
    grid.put("cd", column: 0, row: 1, style: Style(foreground: Color(214), bold: true))
    #expect(visible(grid.ansi) == "␛[1;38;5;214mab␛[0m\n␛[1;38;5;214mcd␛[0m")
  }

  @Test func `only what changes is sent`() {
    var grid = grid(8)
    let base = Style(foreground: Color(1), background: Color(2), bold: true)
    var next = base
    grid.put("a", column: 0, row: 0, style: base)
    next.background = nil
    grid.put("b", column: 1, row: 0, style: next)
    next.bold = false
    next.dim = true
    grid.put("c", column: 2, row: 0, style: next)
    next.dim = false
    next.underline = true
    next.reverse = true
    grid.put("d", column: 3, row: 0, style: next)
    next.foreground = nil
    next.underline = false
    grid.put("e", column: 4, row: 0, style: next)
    grid.put("f", column: 5, row: 0)
    #expect(
      visible(grid.ansi)
        == "␛[1;38;5;1;48;5;2ma␛[49mb␛[22;2mc␛[22;4;7md␛[24;39me␛[0mf")
  }

  @Test func `bold that stays survives the end of dim`() {
    #expect(Style(bold: true).sgr(after: Style(bold: true, dim: true)) == "\u{1B}[22;1m")
  }

  @Test func `styled blanks at the end stay and plain ones go`() {
    var grid = grid(5)
    grid.fill(column: 0, row: 0, columns: 3, style: Style(background: Color(4)))
    #expect(visible(grid.ansi) == "␛[48;5;4m   ␛[0m")
  }

  @Test func `a plain grid has no Escape sequence`() {
    var grid = grid(5, 2)
    grid.put("日x", column: 0, row: 0)
    #expect(grid.ansi == "日x\n")
  }
}
