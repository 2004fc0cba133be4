import Console
import Explorer

/// The blocks of all categories on screen and the row that sums the others.
struct CategoryBlocks {
  let state: State
  let layout: CompareLayout

  func draw(on canvas: inout Canvas) {
    let shown = layout.window.categories(of: state)
    let (left, right) = figures
    for (place, category) in shown.enumerated() {
      let row = row(ofPlace: place)
      draw(block(category), left.category(category), right.category(category), row: row, on: &canvas)
    }
    drawArrows(on: &canvas)
    guard layout.window.hidden > 0 else { return }
    let row = row(ofPlace: shown.count)
    let block = CategoryBlock(restOf: layout.window, of: state, columns: layout.columns)
    draw(block, left.rest(besides: shown), right.rest(besides: shown), row: row, on: &canvas)
    canvas.grid.restyle(column: 0, row: row, columns: layout.columns.category) { $0.bold = false }
  }

  private func row(ofPlace place: Int) -> Int { layout.list.row + place * layout.density.rows }

  private func block(_ category: Int) -> CategoryBlock {
    CategoryBlock(category, of: state, density: layout.density, columns: layout.columns)
  }

  private var figures: (left: PanelFigures, right: PanelFigures) {
    let sampling = state.currentSampling
    return (
      PanelFigures(sampling?.left, law: state.derived.left, baseline: state.baseline?.left),
      PanelFigures(sampling?.right, law: state.derived.right, baseline: state.baseline?.right)
    )
  }

  private func draw(
    _ block: CategoryBlock, _ left: Figures, _ right: Figures, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    block.drawName(row: row, on: &canvas)
    block.draw(
      left, row: row, in: layout.columns.left, strong: theme.leftBar, soft: theme.leftBarSoft, on: &canvas)
    block.draw(
      right, row: row, in: layout.columns.right, strong: theme.rightBar, soft: theme.rightBarSoft,
      on: &canvas)
  }

  /// Marks the first and the last row where the list goes on.
  private func drawArrows(on canvas: inout Canvas) {
    let window = layout.window
    let last = layout.list.row + window.places.count - 1
    if window.above > 0 { mark(canvas.symbols.above, row: layout.list.row, on: &canvas) }
    if window.below > 0 { mark(canvas.symbols.below, row: last, on: &canvas) }
  }

  private func mark(_ glyph: Unicode.Scalar, row: Int, on canvas: inout Canvas) {
    guard canvas.grid[0, row].scalar == " " else { return }
    canvas.set(glyph, 0, row, style: canvas.theme.dim)
  }
}
