import Console

/// Rows of text under a heading, to be laid out in columns or written as CSV.
package struct Table {
  /// A column: its heading, and whether it holds numbers, which stand to the right.
  package struct Column: Sendable {
    package let title: String
    package let isNumeric: Bool

    /// A column of text.
    package static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers.
    package static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  package let columns: [Column]
  /// The rows, each with a text for every column.
  package var rows: [[String]] = []

  /// A table with these columns and no rows.
  package init(columns: [Column]) { self.columns = columns }

  /// The table in aligned columns, two spaces apart, one line a row, headings first.
  package var page: PrintedPage {
    let widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.columns(columns[index].title)) { max($0, DisplayWidth.columns($1[index])) }
    }
    return PrintedPage(([columns.map(\.title)] + rows).map { line($0, widths: widths) })
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let padded = cells.enumerated().map { index, cell in
      let space = String(repeating: " ", count: widths[index] - DisplayWidth.columns(cell))
      let shown = cell.printable
      return columns[index].isNumeric ? space + shown : shown + space
    }
    return padded.joined(separator: "  ").trimmingTrailingSpaces
  }

  /// The table as RFC 4180 CSV, headings first, lines ended by a newline alone.
  ///
  /// CSV has no escapes. A field with a character that needs one (`needsEscape`) is written as a JSON string, and so
  /// is a field that begins with a quote, because it could be mistaken for one. Other fields are written unchanged.
  package var csv: String {
    ([columns.map(\.title)] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ field: String) -> String {
    let isShown = !field.unicodeScalars.contains { $0.needsEscape && $0 != "\n" }
    let field = isShown && field.first != "\"" ? field : JSON.string(field).line
    guard field.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
      return field
    }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
