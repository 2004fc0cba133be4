import Console

extension CellGrid {
  /// The glyphs, row by row, without spaces at the ends.
  var text: String {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns where !self[column, row].isContinuation {
        line.unicodeScalars.append(self[column, row].scalar)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
