import Console
import Explorer
import GumbelEngine

/// The second view: the arithmetic of a single draw, one row for each category.
struct OneDraw {
  let state: State
  let layout: OneDrawLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = OneDrawLayout(
      size: size, count: state.order.count, chosen: state.chosenPlace, left: state.parameters.left,
      right: state.parameters.right)
  }

  func draw(_ numbers: DrawNumbers, on canvas: inout Canvas) {
    let width = layout.size.columns
    Header(state: state).draw(width: width, on: &canvas)
    Controls(state: state, layout: ControlsLayout(rows: layout.controls, seed: state.parameters.seed))
      .draw(on: &canvas)
    canvas.drawRules(layout.rules, width: width)
    OneDrawTable(state: state, layout: layout, numbers: numbers).draw(on: &canvas)
    StoryLine(texts: OneDrawStory(state: state, numbers: numbers).tellings, region: layout.story)
      .draw(margin: width >= 72 ? 2 : 1, on: &canvas)
    Footer(state: state).draw(row: layout.footer, width: width, on: &canvas)
  }
}
