/// The axis 0…1 over the bars of a panel, which picks, weights and spreads share.
struct Axis {
  let panel: CompareColumns.Panel
  let density: Density

  func draw(row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cells = Region(column: panel.bar, row: row, columns: panel.barWidth + 1)
    canvas.fill(cells, with: canvas.symbols.horizontalRule, style: theme.rule)
    canvas.put("0", cells.column, row, style: theme.dim)
    canvas.put("1", cells.end - 1, row, style: theme.dim)
    if panel.barWidth >= 12 { canvas.put(".5", cells.column + panel.barWidth / 2, row, style: theme.dim) }
    guard density == .one else { return }
    canvas.putRight("picks", end: panel.valueEnd, row, width: panel.valueEnd - cells.end, style: theme.dim)
    if let second = panel.secondValueEnd { canvas.putRight("weight", end: second, row, style: theme.dim) }
  }
}
