import Testing

@testable import Console

/// A grid whose every cell holds a dot, so that what was written can be told from what was left alone.
func dots(_ columns: Int, _ rows: Int) -> CellGrid {
  var grid = CellGrid(size: GridSize(columns: columns, rows: rows))
  grid.fill(column: 0, row: 0, columns: columns, rows: rows, with: ".", style: .plain)
  return grid
}

@Suite struct CellGridTests {
  let red = Style(foreground: Color(1))

  @Test func `text is clipped at all four edges`() {
    var grid = dots(6, 3)
    grid.put("abcdef", column: -2, row: 0)
    grid.put("abcdef", column: 3, row: 1)
    grid.put("out", column: 0, row: -1)
    grid.put("out", column: 0, row: 3)
    grid.put("out", column: 6, row: 2)
    grid.put("out", column: -3, row: 2)
    #expect(
      grid.text == """
        cdef..
        ...abc
        ......
        """)
  }

  @Test func `put tells where it stopped within the field and the grid`() {
    var grid = dots(6, 1)
    #expect(grid.put("abc", column: 1, row: 0) == 4)
    #expect(grid.put("abc", column: 1, row: 9) == 4)
    #expect(grid.put("abcdef", column: 1, row: 0, width: 3) == 4)
    #expect(grid.put("abcdefgh", column: 1, row: 0) == 6)
    #expect(grid.put("abc", column: 8, row: 0) == 8)
    #expect(grid.put("abc", column: 2, row: 0, width: 0) == 2)
    #expect(grid.put("abc", column: 2, row: 0, width: -5) == 2)
    #expect(grid.put("日本", column: 1, row: 0, width: 3) == 4)
  }

  @Test func `wide glyphs cut at an edge leave a blank`() {
    var grid = dots(5, 3)
    grid.put("日本", column: -1, row: 0)
    grid.put("日本", column: 2, row: 1)
    grid.put("日本", column: 0, row: 2, width: 3)
    #expect(
      grid.text == """
         本..
        ..日
        日 ..
        """)
  }

  @Test func `overwriting half a wide glyph blanks the other half with its marks`() {
    var grid = dots(6, 2)
    grid.put("日\u{301}", column: 1, row: 0)
    grid.put("x", column: 2, row: 0)
    grid.put("日本", column: 1, row: 1)
    grid.put("x", column: 1, row: 1)
    grid.put("語", column: 2, row: 1)
    #expect(
      grid.text == """
        . x...
        .x語 .
        """)
    #expect(grid[1, 0].mark == nil)
  }

  @Test func `a wide glyph over two others blanks both their rests`() {
    var grid = dots(6, 1)
    grid.put("日本", column: 1, row: 0)
    grid.put("語", column: 2, row: 0)
    #expect(grid.text == ". 語 .")
  }

  @Test func `marks join the glyph before them and a third is dropped`() {
    var grid = dots(4, 1)
    grid.put("a\u{301}\u{302}\u{303}b", column: 0, row: 0)
    #expect(grid[0, 0] == Cell("a", mark: "\u{301}", secondMark: "\u{302}"))
    #expect(grid[1, 0] == Cell("b"))
  }

  @Test func `marks of a clipped glyph are clipped with it`() {
    var grid = dots(3, 1)
    grid.put("a\u{301}bc", column: -1, row: 0, width: 2)
    #expect(Array(grid.rows.joined()) == [Cell("b"), Cell("."), Cell(".")])
  }

  @Test func `a mark without a base stands on a dotted circle`() {
    var grid = dots(3, 1)
    grid.put("\u{301}x", column: 0, row: 0)
    #expect(grid[0, 0] == Cell("\u{25CC}", mark: "\u{301}"))
    #expect(grid.text == "\u{25CC}\u{301}x.")
  }

  @Test func `joiners between emoji and variation selectors are left out`() {
    var grid = dots(6, 1)
    grid.put("👨\u{200D}👩❤\u{FE0F}", column: 0, row: 0)
    #expect(grid.text == "👨👩❤.")
  }

  @Test func `control characters never reach a cell`() {
    var grid = dots(8, 1)
    grid.put("a\u{1B}[2J\n\u{202E}b", column: 0, row: 0)
    #expect(grid.text == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}b")
    grid.put("\u{1B}[1m\t", column: 0, row: 0)
    #expect(grid.text.hasPrefix("\u{FFFD}[1m\u{FFFD}"))
    grid[0, 0] = Cell("\u{9B}", mark: "\u{1B}")
    #expect(grid[0, 0] == Cell("\u{FFFD}"))
    grid.fill(column: 0, row: 0, columns: 2, with: "\u{1B}", style: .plain)
    #expect(grid[1, 0] == Cell("\u{FFFD}"))
  }

  @Test func `fill is clipped and knows wide glyphs`() {
    var grid = dots(7, 3)
    grid.fill(column: -3, row: -1, columns: 5, rows: 2, with: "#", style: .plain)
    grid.fill(column: 1, row: 1, columns: 5, with: "日", style: .plain)
    grid.fill(column: 5, row: 2, columns: .max, rows: .max, with: "+", style: .plain)
    grid.fill(column: 0, row: 0, columns: -1, with: "!", style: .plain)
    #expect(
      grid.text == """
        ##.....
        .日日 .
        .....++
        """)
  }

  @Test func `restyle keeps glyphs and takes wide ones whole`() {
    var grid = dots(6, 1)
    grid.put("日本x", column: 0, row: 0)
    grid.restyle(column: 1, row: 0, columns: 2) { $0.bold = true }
    #expect(grid.rows.joined().map(\.style.bold) == [false, false, true, true, false, false])
    #expect(grid.text == "日本x.")
    grid.restyle(column: -4, row: 0, columns: .max) { $0.dim = true }
    grid.restyle(column: 0, row: 1, columns: 3) { $0.underline = true }
    #expect(grid.rows.joined().allSatisfy { $0.style.dim && !$0.style.underline })
  }

  @Test func `a grid copied cell by cell is the same`() {
    var grid = dots(6, 2)
    grid.put("a日e\u{301}語", column: 0, row: 0, style: red)
    grid.put("日本語", column: -1, row: 1)
    var copy = CellGrid(size: grid.size)
    for row in 0..<2 {
      for column in 0..<6 { copy[column, row] = grid[column, row] }
    }
    #expect(copy == grid)
  }

  @Test func `setting a right half alone gives a blank`() {
    var grid = dots(3, 1)
    grid[1, 0] = Cell("\0", style: red)
    #expect(grid[1, 0] == Cell(" ", style: red))
    grid[9, 9] = Cell("x")
    #expect(grid[9, 9] == .blank)
  }

  @Test func `negative sizes are empty`() {
    var grid = CellGrid(size: GridSize(columns: -4, rows: 3))
    grid.put("abc", column: 0, row: 0)
    #expect(grid.rows.joined().isEmpty)
    #expect(grid.text == "\n\n")
  }

  @Test func `random writing never leaves half a glyph`() {
    var random = SystemRandomNumberGenerator()
    let texts = ["日本語", "a", "e\u{301}x", "👍👍", "\u{301}", "한글abc", "\t日"]
    for _ in 0..<200 {
      var grid = dots(9, 3)
      for _ in 0..<30 {
        let column = Int.random(in: -4...10, using: &random)
        let row = Int.random(in: -1...3, using: &random)
        let width = Int.random(in: -1...6, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: grid.fill(column: column, row: row, columns: width, rows: 2, with: "語", style: .plain)
        case 1: grid[column, row] = Cell(["日", "\0", "x"][Int.random(in: 0..<3, using: &random)])
        default: grid.put(texts.randomElement(using: &random)!, column: column, row: row, width: width)
        }
      }
      for row in 0..<3 {
        for column in 0..<9 {
          let isWide = DisplayWidth.columns(grid[column, row].scalar) == 2
          let next = column < 8 && grid[column + 1, row].isContinuation
          #expect(grid[column, row].isContinuation || isWide == next)
        }
        #expect(!grid[0, row].isContinuation)
      }
    }
  }
}
