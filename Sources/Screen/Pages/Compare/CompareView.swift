import Console
import Explorer

/// The first view: two constructions side by side on the same draws.
struct CompareView: PageDrawing {
  let state: State
  let layout: CompareLayout
  private let controls: ControlsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = CompareLayout(size: size, count: state.order.count, chosen: state.chosenPlace)
    controls = ControlsLayout(rows: layout.controls, seed: state.parameters.seed)
  }

  var places: PageLayout {
    let columns = layout.columns
    let titles = [(Side.left, columns.left), (.right, columns.right)].map { side, panel in
      PageLayout.Place(
        target: .construction(side),
        region: Region(column: panel.start, row: layout.panelHeader, columns: panel.width))
    }
    let categories = CategoryPlaces(
      list: layout.list, step: layout.density.rows, window: layout.window,
      name: Region(column: columns.name, row: layout.list.row, columns: columns.category - columns.name - 1),
      values: columns.values(density: layout.density))
    return PageLayout(
      controls: controls, targets: titles + categories.targets(in: state), categories: categories,
      visible: layout.window.categories(of: state))
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    Controls(state: state, layout: controls).draw(on: &canvas)
    canvas.drawRules([layout.topRule, layout.bottomRule].compactMap(\.self), width: layout.size.columns)
    drawHeadings(on: &canvas)
    CategoryBlocks(state: state, layout: layout).draw(on: &canvas)
    StoryLine(texts: state.view.page.story(state).tellings, region: layout.story)
      .draw(margin: layout.columns.name, on: &canvas)
    Statistics(state: state, layout: layout).draw(on: &canvas)
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
