import Console
import Glibc
import Testing

@testable import Explorer
@testable import Screen

func ansi(_ grid: CellGrid) -> String {
  var out = ""
  for row in 0..<grid.size.rows {
    for column in 0..<grid.size.columns {
      let cell = grid[column, row]
      var codes = ["0"]
      if cell.style.bold { codes.append("1") }
      if cell.style.dim { codes.append("2") }
      if cell.style.underline { codes.append("4") }
      if cell.style.reverse { codes.append("7") }
      if let f = cell.style.foreground { codes.append("38;5;\(f.index)") }
      if let b = cell.style.background { codes.append("48;5;\(b.index)") }
      out += "\u{1b}[\(codes.joined(separator: ";"))m"
      out.unicodeScalars.append(cell.scalar)
    }
    out += "\u{1b}[0m" + (row < grid.size.rows - 1 ? "\r\n" : "")
  }
  return out
}
func dump(_ name: String, _ state: State, _ columns: Int, _ rows: Int, _ theme: Theme, _ symbols: SymbolSet) {
  let grid = render(state, size: GridSize(columns: columns, rows: rows), theme: theme, symbols: symbols)
  let file = fopen("/tmp/dump/\(name)-\(columns)x\(rows).ansi", "w")!
  fputs(ansi(grid), file)
  fclose(file)
  let t = fopen("/tmp/dump/\(name)-\(columns)x\(rows).txt", "w")!
  fputs(grid.text + "\n", t)
  fclose(t)
}
@Test func dumpAll() {
  let dark = Theme(kind: .dark, depth: .indexed256)
  for (c, r) in [(120, 36), (80, 24), (200, 60), (60, 20), (40, 12)] {
    dump("words", States.words, c, r, dark, .unicode)
    dump("many", States.many, c, r, dark, .unicode)
    dump("one", States.words.with { $0.view = .oneDraw }, c, r, dark, .unicode)
    dump("onemany", States.many.with { $0.view = .oneDraw }, c, r, dark, .unicode)
    dump("help", States.words.with { $0.overlays = [.help(scroll: 0)] }, c, r, dark, .unicode)
    dump("tau", States.words.with { $0.overlays = [.field(FieldEditor(subject: .temperature, text: "-3", cursor: 2, problem: "A temperature is 0 or more."))] }, c, r, dark, .unicode)
    dump("cat", States.words.with { $0.overlays = [.field(FieldEditor(subject: .category(1), text: "a 1.2x", cursor: 6, problem: "'1.2x' is not a number."))] }, c, r, dark, .unicode)
    dump("text", States.words.with { $0.overlays = [.text(TextEditor(lines: ["the 2", "a x", "this 0.6"], line: 1, cursor: 3, problem: "line 2: 'x' is not a number"))] }, c, r, dark, .unicode)
    dump("first", States.beforeFirstDraw, c, r, dark, .unicode)
    dump("masked", States.masked, c, r, dark, .unicode)
    dump("ascii", States.words, c, r, Theme(kind: .mono, depth: .none), .ascii)
    dump("mono", States.words, c, r, Theme(kind: .mono, depth: .none), .unicode)
    dump("light", States.words, c, r, Theme(kind: .light, depth: .indexed256), .unicode)
    dump("dark16", States.words, c, r, Theme(kind: .dark, depth: .sixteen), .unicode)
    dump("dark8", States.words, c, r, Theme(kind: .dark, depth: .eight), .unicode)
  }
}
