import Console

/// A box above the view, with a title in its upper edge and a remark in its lower one.
struct Frame {
  /// The box with its edges.
  let outer: Region
  var title = ""
  var remark = ""

  /// What is inside the edges and a column of margin.
  var inner: Region {
    Region(
      column: outer.column + 2, row: outer.row + 1, columns: max(outer.columns - 4, 0),
      rows: max(outer.rows - 2, 0))
  }

  /// A box of at most the given size in the middle of the screen.
  init(columns: Int, rows: Int, on size: GridSize, title: String = "", remark: String = "") {
    let columns = min(columns, size.columns)
    let rows = min(rows, size.rows)
    outer = Region(
      column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
    self.title = title
    self.remark = remark
  }

  func draw(on canvas: inout Canvas) {
    let style = canvas.theme.frame
    let symbols = canvas.symbols
    canvas.fill(outer, style: canvas.theme.text)
    for row in [outer.row, outer.bottom - 1] {
      let edge = Region(column: outer.column, row: row, columns: outer.columns)
      canvas.fill(edge, with: symbols.horizontalRule, style: style)
    }
    for column in [outer.column, outer.end - 1] {
      let edge = Region(column: column, row: outer.row, columns: 1, rows: outer.rows)
      canvas.fill(edge, with: symbols.verticalRule, style: style)
    }
    canvas.set(symbols.corners[0], outer.column, outer.row, style: style)
    canvas.set(symbols.corners[1], outer.end - 1, outer.row, style: style)
    canvas.set(symbols.corners[2], outer.column, outer.bottom - 1, style: style)
    canvas.set(symbols.corners[3], outer.end - 1, outer.bottom - 1, style: style)
    let room = outer.columns - 4
    if !title.isEmpty {
      canvas.put(" \(title) ", outer.column + 2, outer.row, width: room, style: canvas.theme.label)
    }
    if !remark.isEmpty {
      canvas.putRight(
        " \(remark) ", end: outer.end - 2, outer.bottom - 1, width: room, style: canvas.theme.dim)
    }
  }
}
