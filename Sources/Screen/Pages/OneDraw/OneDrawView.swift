import Console
import Explorer
import GumbelEngine

/// The second view: the arithmetic of a single draw, one row for each category.
struct OneDrawView: PageDrawing {
  let state: State
  let layout: OneDrawLayout
  private let controls: ControlsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = OneDrawLayout(
      size: size, count: state.order.count, chosen: state.chosenPlace, left: state.parameters.left,
      right: state.parameters.right)
    controls = ControlsLayout(rows: layout.controls, seed: state.parameters.seed)
  }

  var places: PageLayout {
    let titles = [(Side.left, OneDrawColumn.Group.left), (.right, .right)].compactMap { side, group in
      layout.columns.span(group).map {
        PageLayout.Place(
          target: .construction(side),
          region: Region(column: $0.column, row: layout.names, columns: $0.columns))
      }
    }
    let categories = CategoryPlaces(
      list: layout.list, step: layout.step, window: layout.window,
      name: Region(
        column: layout.margin, row: layout.list.row,
        columns: max(layout.columns.name, 18) - layout.margin - 1),
      values: layout.columns.columns.filter { $0.content == .quantity(.logit) }.map {
        Region(column: $0.start, row: 0, columns: $0.width)
      })
    return PageLayout(
      controls: controls, targets: titles + categories.targets(in: state), categories: categories,
      visible: layout.window.categories(of: state))
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    Controls(state: state, layout: controls).draw(on: &canvas)
    canvas.drawRules(layout.rules, width: layout.size.columns)
    OneDrawTable(state: state, layout: layout).draw(on: &canvas)
    StoryLine(texts: state.view.page.story(state).tellings, region: layout.story)
      .draw(margin: layout.margin, on: &canvas)
  }
}
