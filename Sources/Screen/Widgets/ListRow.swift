import Console

/// One line of a list above the view: a mark and a ground where it is highlighted, its name, and what is to be said of it.
struct ListRow {
  let name: String
  /// Columns of the names of all rows.
  let nameWidth: Int
  let isHighlighted: Bool
  /// The line.
  let region: Region

  /// Where what is said of it begins.
  var detailStart: Int { region.column + 2 + nameWidth + 2 }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    if isHighlighted {
      canvas.set(canvas.symbols.selected, region.column, region.row, style: theme.selection)
    }
    canvas.put(
      name, region.column + 2, region.row, width: nameWidth,
      style: isHighlighted ? theme.selection : theme.text)
    guard isHighlighted, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: region.column, row: region.row, columns: region.columns) {
      $0.background = ground
    }
  }
}
