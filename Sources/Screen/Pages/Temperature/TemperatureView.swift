import Console
import Explorer
import GumbelEngine

/// The view of what every quantity does as the temperature goes from 0.01 to 100.
struct TemperatureView: PageDrawing {
  let state: State
  let layout: TemperatureLayout
  private let controls: ControlsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = TemperatureLayout(size: size, panels: SweepSubject.all.count)
    controls = ControlsLayout(rows: layout.frame.controls, seed: state.parameters.seed, shows: .weights)
  }

  var places: PageLayout {
    let frame = layout.frame
    let titles = zip([Side.left, .right], names).map { side, region in
      PageLayout.Place(target: .construction(side), region: region)
    }
    // No categories show; the chosen one is edited over the last row of the panels.
    let last = Region(column: 0, row: frame.story.row - 1, columns: frame.size.columns)
    let categories = CategoryPlaces(chosenIn: state, row: last, margin: frame.margin)
    return PageLayout(
      controls: controls, targets: titles + categories.targets(in: state), categories: categories)
  }

  /// Where the names of the constructions stand.
  var names: [Region] {
    layout.names(state.parameters.left.names[0], state.parameters.right.names[0])
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    let finding = state.currentSweep
    layout.frame.draw(state.view.page.story(state), on: &canvas)
    Controls(state: state, layout: controls).draw(on: &canvas)
    if let heading = layout.heading {
      drawList(finding, heading: heading, on: &canvas)
    } else {
      drawPanels(finding, on: &canvas)
    }
  }

  private func drawPanels(_ finding: SweepFinding?, on canvas: inout Canvas) {
    drawLegend(finding, on: &canvas)
    for (subject, region) in zip(SweepSubject.all, layout.panels) {
      SweepPanel(state: state, finding: finding, subject: subject, region: region).draw(on: &canvas)
      if let axis = layout.axis, region.bottom == axis {
        SweepPanel.axis(region).draw(row: axis, on: &canvas)
      }
    }
  }

  private func drawLegend(_ finding: SweepFinding?, on canvas: inout Canvas) {
    guard let row = layout.legend else { return }
    let theme = canvas.theme
    let marks = canvas.symbols.curveSamples
    let names = names
    for (region, (mark, (name, style))) in zip(
      names,
      zip(
        marks,
        [
          (state.parameters.left.names[0], theme.leftName),
          (state.parameters.right.names[0], theme.rightName),
        ]))
    {
      canvas.put("\(mark) \(name)", region.column, row, style: style)
    }
    let start = (names.last?.end ?? 0) + 2
    let draws = Numbers.quantity(finding?.drawsInAll ?? state.sampleBudget)
    let point = canvas.symbols.drawnPoint
    let (lines, shortLines) = lineMeanings(finding)
    let texts = [
      "\(lines) · \(point) = \(draws) draws each, ± 2 standard errors · │ = τ now",
      "\(lines) · \(point) \(draws) draws, ± 2 standard errors · │ τ now",
      "\(lines) · \(point) \(draws) draws, ± 2 standard errors", "\(lines) · \(point) ± 2 s.e.",
      lines, shortLines, "\(point) drawn", "",
    ]
    let room = layout.frame.size.columns - start - 1
    canvas.put(canvas.firstFitting(texts, width: room), start, row, width: room, style: theme.dim)
  }

  /// What the lines are: laws, unless some quantity has no formula, which draws alone then tell.
  private func lineMeanings(_ finding: SweepFinding?) -> (long: String, short: String) {
    guard let finding else { return ("lines exact", "") }
    let isDrawn = SweepSubject.all.contains { subject in
      switch subject {
      case .weights(let quantity): (0..<2).contains { !finding.isExact(quantity, of: $0) }
      case .gradient: !finding.gradientCurve.allSatisfy(\.isExact)
      }
    }
    return isDrawn
      ? ("lines exact, broken ≈ drawn only", "broken ≈ drawn only") : ("lines exact", "lines exact")
  }

  /// Numbers alone, for a window in which no curve would be to be read.
  private func drawList(_ finding: SweepFinding?, heading: Region, on canvas: inout Canvas) {
    let theme = canvas.theme
    let columns = [
      (state.parameters.left, theme.leftName), (state.parameters.right, theme.rightName),
    ]
    canvas.put("at this τ", layout.frame.margin, heading.row, style: theme.dim)
    for (place, (construction, style)) in columns.enumerated() {
      canvas.putRight(
        canvas.firstFitting(construction.names, width: SweepNumbers.width - 1),
        end: heading.end - (1 - place) * SweepNumbers.width, heading.row, width: SweepNumbers.width - 1,
        style: style)
    }
    for (subject, region) in zip(SweepSubject.list, layout.panels) {
      let start = layout.frame.margin
      SweepNumbers(state: state, finding: finding, subject: subject, hasHeading: true).draw(
        in: Region(column: start, row: region.row, columns: region.end - start), on: &canvas)
    }
  }
}

extension SymbolSet {
  /// How the left and the right curve look.
  var curveSamples: [String] { isASCII ? ["..", "**"] : ["··", "──"] }
  /// The same where they only join what draws gave.
  var drawnSamples: [String] { isASCII ? [". .", "* *"] : ["· ·", "- -"] }
}
