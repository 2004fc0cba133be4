import Console
import Experiment
import Explorer
import GumbelEngine

/// The view that answers when noise pays: tasks trained in four ways, each deployed as a pick and as a mixture.
struct WhenView: PageDrawing {
  let state: State
  let layout: WhenLayout
  private let found: WhenFinding

  init(_ state: State, size: GridSize) {
    self.state = state
    found = state.currentWhen
    layout = WhenLayout(size: size, count: found.rows.count, chosen: state.when.chosen)
  }

  var places: PageLayout {
    // No categories show, and none is edited here.
    let last = Region(column: 0, row: layout.list.bottom - 1, columns: layout.size.columns)
    return PageLayout(
      targets: layout.window.targets(in: layout.list) { .experiment($0) },
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
    if let conditions = layout.conditions { drawConditions(conditions, on: &canvas) }
    StoryLine(texts: state.view.page.story(state).tellings, region: layout.story)
      .draw(margin: layout.margin, on: &canvas)
  }

  /// What the numbers are, and with which seed.
  private func drawSettings(_ region: Region, on canvas: inout Canvas) {
    let seed = "seed \(state.parameters.seed) [r]"
    let mark = String(canvas.symbols.amongBest)
    let end = region.end - layout.margin
    let room = end - canvas.columns(of: seed) - 2 - layout.margin
    let texts = [
      "when does noise pay? losses on test data ± two standard errors, lower is better; \(mark) best or not told from it",
      "when does noise pay? losses on test data, lower is better; \(mark) best or not told from it",
      "when does noise pay? losses, lower is better; \(mark) best", "when does noise pay?",
    ].map { canvas.symbols.text($0) }
    canvas.put(
      canvas.firstFitting(texts, width: room), layout.margin, region.row, width: room, style: canvas.theme.dim
    )
    canvas.putRight(seed, end: end, region.row, style: canvas.theme.text)
  }

  private func drawHeadings(on canvas: inout Canvas) {
    let (theme, row) = (canvas.theme, layout.headings)
    canvas.put("task, deployed as", layout.margin, row, width: layout.name - 1, style: theme.dim)
    canvas.put("what paid", layout.paidStart, row, width: layout.paid, style: theme.dim)
    guard layout.hasCells else { return }
    for (place, way) in WhenExperiment.ways.enumerated() {
      let short = ["softmax", "Gumbel", "hard", "both"][place]
      let title = layout.hasErrors ? WhenAnswer.title(way) : short
      canvas.putRight(
        title, end: layout.end(place) - 2, row, width: layout.cell - 2, style: style(of: way, theme))
    }
  }

  private func style(of way: EstimatorKind, _ theme: Theme) -> Style {
    switch way {
    case .softmax: theme.leftName
    case .gumbelSoftmax: theme.rightName
    default: theme.dim
    }
  }

  private func drawRow(_ place: Int, row: Int, on canvas: inout Canvas) {
    let (theme, shown) = (canvas.theme, found.rows[place])
    let isChosen = place == state.when.chosen
    if isChosen { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    let text = isChosen ? theme.selection : theme.text
    canvas.put(
      canvas.symbols.text(WhenAnswer.name(shown)), layout.margin, row, width: layout.name - 1, style: text)
    if layout.hasCells {
      for (place, cell) in shown.cells.enumerated() { draw(cell, place, of: shown, row: row, on: &canvas) }
    }
    let runs = shown.cells[0].losses.count
    let words = [WhenAnswer.text(shown.whatPaid), WhenAnswer.shortText(shown.whatPaid)]
    canvas.put(
      runs == 0 ? "" : canvas.firstFitting(words, width: layout.paid), layout.paidStart, row,
      width: layout.paid,
      style: shown.whatPaid == .undecided ? theme.dim : text)
    guard isChosen, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: 0, row: row, columns: layout.size.columns) { $0.background = ground }
  }

  /// A loss with its error and, where it is among the best, the mark.
  private func draw(_ cell: WhenCell, _ place: Int, of shown: WhenRow, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let end = layout.end(place)
    guard let mean = cell.mean else {
      canvas.putRight(canvas.symbols.text("–"), end: end - 2, row, style: theme.dim)
      return
    }
    let isBest = shown.best.contains(cell.way)
    let style = isBest ? theme.ok : theme.text
    var numbers = Numbers.loss(mean)
    if layout.hasErrors, let errors = cell.twoErrors { numbers += " ±\(Numbers.loss(errors))" }
    canvas.putRight(canvas.symbols.text(numbers), end: end - 2, row, width: layout.cell - 2, style: style)
    if isBest { canvas.set(canvas.symbols.amongBest, end - 1, row, style: theme.ok) }
  }

  /// The three conditions of the chosen row, each with the number that it rests on.
  private func drawConditions(_ region: Region, on canvas: inout Canvas) {
    let row = found.rows[state.when.chosen]
    let conditions = found.table.conditions(state.when.chosen / Deployment.allCases.count)
    let pick = "deployed as a pick? \(row.deployment == .pick ? "yes" : "no")"
    let adapts = "can what is chosen among adapt? \(conditions.choicesAdapt ? "yes" : "no")"
    var texts = [pick + " · " + adapts]
    if let mixture = conditions.mixtureLoss, let loss = conditions.pickLoss {
      let beats = "softmax's mixture beats its pick? \(mixture < loss ? "yes" : "no")"
      let numbers = "\(Numbers.loss(mixture)) against \(Numbers.loss(loss))"
      let largest = conditions.meanMax.map { ", mean max y \(Numbers.share($0))" } ?? ""
      texts = [
        "\(pick) · \(beats), \(numbers)\(largest) · \(adapts)",
        "\(pick) · \(beats), \(numbers) · can adapt? \(conditions.choicesAdapt ? "yes" : "no")",
        "a pick? \(row.deployment == .pick ? "yes" : "no") · mixture beats pick? "
          + "\(mixture < loss ? "yes" : "no"), \(numbers) · can adapt? \(conditions.choicesAdapt ? "yes" : "no")",
        "\(pick) · \(numbers)", pick,
      ]
    }
    let room = region.columns - 2 * layout.margin
    canvas.put(
      canvas.firstFitting(texts.map { canvas.symbols.text($0) }, width: room), layout.margin, region.row,
      width: room, style: canvas.theme.label)
  }
}
