import Console
import Explorer
import GumbelEngine

/// The view of the gradient estimators.
struct GradientsView {
  let state: State
  let layout: GradientsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = GradientsLayout(size: size, followed: state.estimator)
  }

  func draw(on canvas: inout Canvas) {
    let width = layout.size.columns
    let finding = state.currentGradients
    Header(state: state).draw(width: width, on: &canvas)
    Controls(
      state: state,
      layout: ControlsLayout(rows: layout.controls, seed: state.parameters.seed, shows: .estimates)
    ).draw(on: &canvas)
    canvas.drawRules(layout.rules, width: width)
    if let question = layout.question { drawQuestion(question, on: &canvas) }
    EstimatorTable(state: state, layout: layout, finding: finding).draw(on: &canvas)
    if let region = layout.arrows {
      GradientArrows(state: state, finding: finding, region: region, margin: layout.margin)
        .draw(on: &canvas)
    }
    if let region = layout.curve {
      GradientCurve(state: state, finding: finding, region: region).draw(on: &canvas)
    }
    StoryLine(texts: state.gradientStory.tellings, region: layout.story)
      .draw(margin: layout.margin, on: &canvas)
    Footer(state: state).draw(row: layout.footer, width: width, on: &canvas)
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
    case .power(let exponent, _): "f = Σ |y − c|^\(LogitNotation.text(exponent))"
    case .trap: "f = (y1 − y2)² + y3/2"
    }
  }
}
