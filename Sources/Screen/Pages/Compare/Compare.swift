import Console
import Explorer

/// The first view: two constructions side by side on the same draws.
struct Compare {
  var state: State
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
    for (panel, construction, style) in [
      (columns.left, state.parameters.left, canvas.theme.leftName),
      (columns.right, state.parameters.right, canvas.theme.rightName),
    ] {
      let width = panel == columns.left ? panel.width - 1 : panel.width
      PanelHeader(
        state: state, construction: construction, style: style, namesPicks: layout.legend == nil
      ).draw(column: panel.start, row: layout.panelHeader, width: width, on: &canvas)
    }
    if let row = layout.legend {
      let width = layout.size.columns - columns.name - 1
      let baseline = state.baseline?.tellings(beside: state.parameters) ?? []
      Legend(
        density: layout.density, asCounts: state.display == .counts,
        hasWeight: columns.left.secondValueEnd != nil, baseline: baseline
      ).draw(column: columns.name, row: row, width: width, on: &canvas)
    }
    if let row = layout.axis {
      Axis(panel: columns.left, density: layout.density).draw(row: row, on: &canvas)
      Axis(panel: columns.right, density: layout.density).draw(row: row, on: &canvas)
    }
  }
}
