import Experiment
import Console
import Explorer
import GumbelEngine

/// The view of what people say: each claim with its verdict and what is measured of it beside what is known.
struct ClaimsView: PageDrawing {
  let state: State
  let layout: ClaimsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = ClaimsLayout(size: size, chosen: state.claims.chosen)
  }

  var places: PageLayout {
    // No categories show, and none is edited here.
    let last = Region(column: 0, row: layout.list.bottom - 1, columns: layout.size.columns)
    return PageLayout(
      targets: layout.window.targets(in: layout.list) { .claim($0) },
      categories: CategoryPlaces(chosenIn: state, row: last, margin: layout.margin))
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    if let settings = layout.settings { drawSettings(settings, on: &canvas) }
    canvas.drawRules(layout.rules, width: layout.size.columns)
    drawHeadings(on: &canvas)
    for (offset, place) in layout.window.places.enumerated() {
      drawRow(place, row: layout.list.row + offset, on: &canvas)
    }
    layout.window.drawArrows(first: layout.list.row, last: layout.list.bottom - 1, on: &canvas)
    if let detail = layout.detail {
      ClaimDetail(claim: state.chosenClaim, finding: state.finding(state.claims.chosen), region: detail)
        .draw(margin: layout.margin, on: &canvas)
    }
    StoryLine(texts: state.view.page.story(state).tellings, region: layout.story)
      .draw(margin: layout.margin, on: &canvas)
  }

  /// What the rows are, and with which noise they are measured.
  private func drawSettings(_ region: Region, on canvas: inout Canvas) {
    let theme = canvas.theme
    let seed = "seed \(state.parameters.seed) [r]"
    let end = region.end - layout.margin
    let room = end - canvas.columns(of: seed) - 2 - layout.margin
    let texts = [
      "what people say about Gumbel noise and temperature, measured now beside what is known",
      "what people say, measured now beside what is known", "what people say, measured",
    ]
    canvas.put(
      canvas.firstFitting(texts, width: room), layout.margin, region.row, width: room, style: theme.dim)
    canvas.putRight(seed, end: end, region.row, style: theme.text)
  }

  private func drawHeadings(on canvas: inout Canvas) {
    let theme = canvas.theme
    let row = layout.headings
    canvas.put("it is", layout.margin, row, style: theme.dim)
    canvas.put("that", layout.text, row, style: theme.dim)
    guard layout.hasNumbers else { return }
    canvas.putRight("measured", end: layout.measuredEnd, row, style: theme.dim)
    canvas.putRight("expected", end: layout.knownEnd, row, style: theme.dim)
  }

  private func drawRow(_ place: Int, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let claim = Claim.all[place]
    let isChosen = place == state.claims.chosen
    let finding = state.finding(place)
    if isChosen { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    let style = claim.verdict.style(theme)
    canvas.set(canvas.symbols.glyph(of: claim.verdict), layout.margin, row, style: style)
    canvas.put(claim.verdict.word, layout.margin + 2, row, style: style)
    let end = layout.hasNumbers ? layout.measuredEnd - 10 : layout.size.columns - 1
    canvas.put(
      layout.hasStatements ? claim.statement : claim.id, layout.text, row, width: end - layout.text,
      style: isChosen ? theme.selection : theme.text)
    if let finding { drawNumber(finding, row: row, on: &canvas) }
    guard isChosen, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: 0, row: row, columns: layout.size.columns) { $0.background = ground }
  }

  /// The most telling number, or the first that is not what it should be.
  private func drawNumber(_ finding: ClaimFinding, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let number = finding.numbers.first { !$0.holds } ?? finding.numbers[0]
    guard layout.hasNumbers else {
      if !finding.holds {
        canvas.set(canvas.symbols.deviates, layout.size.columns - 1, row, style: theme.problem)
      }
      return
    }
    canvas.putRight(
      Numbers.measured(number.measured), end: layout.measuredEnd, row, width: 10,
      style: finding.holds ? theme.ok : theme.problem)
    if !finding.holds {
      canvas.set(canvas.symbols.deviates, layout.measuredEnd, row, style: theme.problem)
    }
    canvas.putRight(number.knownText, end: layout.knownEnd, row, width: 10, style: theme.text)
  }
}

extension Claim.Verdict {
  func style(_ theme: Theme) -> Style {
    switch self {
    case .holds: theme.ok
    case .fails: theme.rightName
    case .conditional: theme.leftName
    }
  }
}

extension SymbolSet {
  /// True, false, or true on a condition.
  func glyph(of verdict: Claim.Verdict) -> Unicode.Scalar {
    switch verdict {
    case .holds: isASCII ? "+" : "✓"
    case .fails: isASCII ? "x" : "✗"
    case .conditional: isASCII ? "~" : "±"
    }
  }
}
