import Console
import Explorer

/// The first view: two constructions side by side on the same draws.
struct Compare {
  let state: State
  let layout: CompareLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = CompareLayout(size: size, count: state.order.count, chosen: state.chosenPlace)
  }

  func draw(on canvas: inout Canvas) {
    let width = layout.size.columns
    let columns = layout.columns
    Header(state: state).draw(width: width, on: &canvas)
    Controls(state: state, layout: ControlsLayout(rows: layout.controls, seed: state.parameters.seed))
      .draw(on: &canvas)
    for row in [layout.topRule, layout.bottomRule].compactMap({ $0 }) {
      canvas.fill(
        Region(column: 0, row: row, columns: width), with: canvas.symbols.horizontalRule,
        style: canvas.theme.rule)
    }
    drawHeadings(on: &canvas)
    CategoryList(state: state, layout: layout).draw(on: &canvas)
    StoryLine(texts: state.story.tellings, region: layout.story).draw(margin: columns.name, on: &canvas)
    Statistics(state: state, layout: layout).draw(on: &canvas)
    Footer(state: state).draw(row: layout.footer, width: width, on: &canvas)
  }

  private func drawHeadings(on canvas: inout Canvas) {
    let columns = layout.columns
    CategoryHeader(state: state, columns: columns).draw(row: layout.panelHeader, on: &canvas)
    PanelHeader(state: state, construction: state.parameters.left, style: canvas.theme.leftName)
      .draw(column: columns.left.start, row: layout.panelHeader, width: columns.left.width, on: &canvas)
    PanelHeader(state: state, construction: state.parameters.right, style: canvas.theme.rightName)
      .draw(column: columns.right.start, row: layout.panelHeader, width: columns.right.width, on: &canvas)
    if let row = layout.legend {
      let width = layout.size.columns - columns.name - 1
      Legend(density: layout.density).draw(column: columns.name, row: row, width: width, on: &canvas)
    }
    if let row = layout.axis {
      Axis(panel: columns.left, density: layout.density).draw(row: row, on: &canvas)
      Axis(panel: columns.right, density: layout.density).draw(row: row, on: &canvas)
    }
  }
}
