// A screen as bare characters, for places that know no colours.

extension CellGrid {
  /// The grid as plain text: rows joined by line feeds, without the blanks that end them and without styles.
  public var text: String {
    (0..<size.rows).map { rowText($0) }.joined(separator: "\n")
  }

  private func rowText(_ row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for cell in rows[row] { scalars.append(contentsOf: cell) }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}

extension String.UnicodeScalarView {
  /// Adds the character of a cell with its marks; nothing for the right half of a wide one.
  mutating func append(contentsOf cell: Cell) {
    guard !cell.isContinuation else { return }
    append(cell.scalar)
    if let mark = cell.mark { append(mark) }
    if let mark = cell.secondMark { append(mark) }
  }
}
