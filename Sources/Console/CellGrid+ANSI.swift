// A screen as coloured text, for files and pagers rather than a running terminal.

extension CellGrid {
  /// The grid as text with SGR escape sequences of 256 colours: rows joined by line feeds, as few changes
  /// of style as the cells need, plain blanks at the end of a row left out. Each row begins and ends in
  /// the terminal's default style, so rows can be cut out, and paged by `less -R`.
  public var ansi: String {
    (0..<size.rows).map { rowANSI($0) }.joined(separator: "\n")
  }

  private func rowANSI(_ row: Int) -> String {
    var row = rows[row][...]
    while row.last == .blank { row.removeLast() }
    var scalars = String.UnicodeScalarView()
    var current = Style.plain
    for cell in row where !cell.isContinuation {
      if cell.style != current {
        scalars.append(contentsOf: cell.style.sgr(after: current).unicodeScalars)
        current = cell.style
      }
      scalars.append(contentsOf: cell)
    }
    if current != .plain { scalars.append(contentsOf: Style.plain.sgr(after: current).unicodeScalars) }
    return String(scalars)
  }
}

extension Style {
  /// The escape sequence that changes a terminal from `old` to this style.
  func sgr(after old: Style) -> String {
    if self == .plain { return "\u{1B}[0m" }
    var codes: [String] = []
    // 22 ends bold and dim together, so the one that stays has to be switched on again.
    let endsWeight = (old.bold && !bold) || (old.dim && !dim)
    if endsWeight { codes.append("22") }
    if bold && (endsWeight || !old.bold) { codes.append("1") }
    if dim && (endsWeight || !old.dim) { codes.append("2") }
    if underline != old.underline { codes.append(underline ? "4" : "24") }
    if reverse != old.reverse { codes.append(reverse ? "7" : "27") }
    if foreground != old.foreground { codes.append(foreground.map { "38;5;\($0.index)" } ?? "39") }
    if background != old.background { codes.append(background.map { "48;5;\($0.index)" } ?? "49") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
