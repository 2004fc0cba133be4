import Console
import Explorer
import GumbelEngine

/// The view of the gradient estimators.
struct GradientsView: PageDrawing {
  let state: State
  let layout: GradientsLayout
  private let controls: ControlsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = GradientsLayout(size: size, followed: state.estimator)
    controls = ControlsLayout(rows: layout.controls, seed: state.parameters.seed, shows: .estimates)
  }

  var places: PageLayout {
    let objective = layout.objective(state.objectiveText).map {
      PageLayout.Place(target: .objective, region: $0)
    }
    let estimators = layout.window.places.enumerated().map { offset, place in
      PageLayout.Place(
        target: .estimator(GradientRows.kinds[place]),
        region: Region(
          column: 0, row: layout.table.row + offset * layout.step, columns: layout.size.columns))
    }
    let categories = categories
    return PageLayout(
      controls: controls,
      targets: [objective].compactMap(\.self) + estimators + categories.targets(in: state),
      categories: categories)
  }

  /// Where no categories show, the chosen one is still edited: over the last row of the table.
  private var categories: CategoryPlaces {
    guard let region = layout.arrows else {
      let last = Region(column: 0, row: layout.table.bottom - 1, columns: layout.size.columns)
      return CategoryPlaces(chosenIn: state, row: last, margin: layout.margin)
    }
    let arrows = GradientArrows(state: state, finding: nil, region: region, margin: layout.margin)
    return CategoryPlaces(
      list: arrows.list, step: arrows.step, window: arrows.window,
      name: Region(column: layout.margin, row: arrows.list.row, columns: max(arrows.nameWidth, 16)))
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    let finding = state.currentGradients
    Controls(state: state, layout: controls).draw(on: &canvas)
    canvas.drawRules(layout.rules, width: layout.size.columns)
    if let question = layout.question { drawQuestion(question, on: &canvas) }
    EstimatorTable(state: state, layout: layout, finding: finding).draw(on: &canvas)
    if let region = layout.arrows {
      GradientArrows(state: state, finding: finding, region: region, margin: layout.margin)
        .draw(on: &canvas)
    }
    if let region = layout.curve {
      GradientCurve(state: state, finding: finding, region: region).draw(on: &canvas)
    }
    StoryLine(texts: state.view.page.story(state).tellings, region: layout.story)
      .draw(margin: layout.margin, on: &canvas)
  }

  /// What the gradient is of, and how many samples tell of it.
  private func drawQuestion(_ region: Region, on canvas: inout Canvas) {
    let theme = canvas.theme
    let text = state.objectiveText
    let samples = "\(Numbers.quantity(state.sampleBudget)) samples [( )]"
    let end = region.end - layout.margin
    canvas.put("objective", layout.margin, region.row, style: theme.accent)
    let start = layout.margin + 10
    let room = end - canvas.columns(of: samples) - 2 - start
    let notes = ["  \(formula)  [O]", "  [O]"]
    let shown = canvas.columns(of: text)
    let cursor = canvas.put(text, start, region.row, width: room, style: theme.label)
    let note = canvas.firstFitting(notes + [""], width: room - shown)
    canvas.put(note, cursor, region.row, style: theme.dim)
    canvas.putRight(samples, end: end, region.row, width: end - start, style: theme.text)
  }

  private var formula: String {
    switch state.parameters.objective {
    case .linear: "f = Σ w·y"
    case .quadratic: "f = Σ (y − c)²"
    case .power(let exponent, _): "f = Σ |y − c|^\(Numbers.exact(exponent))"
    case .trap: "f = (y1 − y2)² + y3/2"
    }
  }
}
