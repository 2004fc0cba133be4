import Experiment
import Console
import Explorer
import GumbelEngine

/// The estimators as rows: bias², variance and mean squared error on one log scale, and what an estimate costs.
struct EstimatorTable {
  let state: State
  let layout: GradientsLayout
  let finding: GradientFinding?
  private let columns: EstimatorColumns
  private let scale: LogScale

  init(state: State, layout: GradientsLayout, finding: GradientFinding?) {
    self.state = state
    self.layout = layout
    self.finding = finding
    columns = EstimatorColumns(width: layout.size.columns)
    scale = LogScale(of: finding?.rows.map(\.errors.meanSquaredError) ?? [], decades: 6, atLeast: 6)
  }

  func draw(on canvas: inout Canvas) {
    drawHeadings(on: &canvas)
    let best = finding?.best?.kind
    for (offset, place) in layout.window.places.enumerated() {
      let kind = GradientRows.kinds[place]
      drawName(kind, isBest: kind == best, row: layout.table.row + offset * layout.step, on: &canvas)
      drawFigures(kind, row: layout.table.row + offset * layout.step, on: &canvas)
    }
    let last = layout.table.row + (layout.window.places.count - 1) * layout.step
    layout.window.drawArrows(first: layout.table.row, last: last, on: &canvas)
  }

  private func drawHeadings(on canvas: inout Canvas) {
    let theme = canvas.theme
    let row = layout.headings
    canvas.put("estimator", columns.name, row, width: columns.nameWidth, style: theme.dim)
    for panel in columns.panels {
      let axis = Region(column: panel.bar, row: row, columns: panel.barWidth)
      canvas.fill(axis, with: canvas.symbols.horizontalRule, style: theme.rule)
      let (low, high) = (LogScale.label(scale.low), LogScale.label(scale.high))
      // Two numbers that touch would be read as one.
      if low.count + 1 + high.count <= axis.columns { canvas.put(low, axis.column, row, style: theme.dim) }
      canvas.putRight(high, end: axis.end, row, style: theme.dim)
      canvas.putRight(
        panel.quantity.title, end: panel.end, row, width: EstimatorColumns.numberWidth,
        style: heading(panel.quantity, theme))
    }
    if let end = columns.drawsEnd { canvas.putRight("draws", end: end, row, style: theme.dim) }
    if let end = columns.evaluationsEnd {
      canvas.putRight(columns.nameWidth > 20 ? "evals f" : "f", end: end, row, style: theme.dim)
    }
  }

  private func heading(_ quantity: EstimatorColumns.Quantity, _ theme: Theme) -> Style {
    switch quantity {
    case .squaredBias: theme.leftName
    case .variance: theme.rightName
    case .squaredError: theme.label
    }
  }

  private func drawName(_ kind: EstimatorKind, isBest: Bool, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isFollowed = kind == state.estimator
    if isFollowed { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    let style = isFollowed ? theme.selection : isBest ? theme.ok : theme.text
    let width = columns.nameWidth - (isBest && columns.name < 4 ? 2 : 0)
    let end = canvas.put(
      canvas.firstFitting(kind.names, width: width), columns.name, row, width: width, style: style)
    if isBest {
      let mark = columns.name >= 4 ? columns.name - 2 : end + 1
      canvas.set(canvas.symbols.best, mark, row, style: theme.ok)
    }
    guard isFollowed, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: 0, row: row, columns: columns.name + columns.nameWidth) {
      $0.background = ground
    }
  }

  private func drawFigures(_ kind: EstimatorKind, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard kind.isDefined(at: state.parameters.temperature) else {
      canvas.put("needs τ ≥ 1", columns.panels[0].bar, row, style: theme.dim)
      return
    }
    guard let result = finding?.row(kind) else { return }
    for panel in columns.panels { draw(result, panel, row: row, on: &canvas) }
    if let end = columns.drawsEnd {
      canvas.putRight(Numbers.grouped(result.cost.draws), end: end, row, style: theme.text)
    }
    if let end = columns.evaluationsEnd {
      canvas.putRight(Numbers.grouped(result.cost.evaluations), end: end, row, style: theme.text)
    }
  }

  private func draw(
    _ result: EstimatorResult, _ panel: EstimatorColumns.Panel, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let value: Double
    var style: Style
    var isSoft = false
    switch panel.quantity {
    case .squaredBias:
      value = result.errors.bias * result.errors.bias
      // What sampling alone would give is drawn as what it is: an upper bound.
      isSoft = !result.hasBias
      style = isSoft ? theme.leftBarSoft : theme.leftBar
    case .variance:
      value = result.errors.variance
      style = theme.rightBar
    case .squaredError:
      value = result.errors.meanSquaredError
      style = theme.text
    }
    let reach = result.errors.bias + 2 * result.moments.standardError
    let shown = isSoft ? reach * reach : value
    let cells = Region(column: panel.bar, row: row, columns: panel.barWidth)
    Bar(cells: cells, style: style, soft: isSoft).draw(scale.position(shown), on: &canvas)
    style = isSoft ? theme.dim : theme.text
    let rounding = (finding?.resolution ?? 0) * (finding?.resolution ?? 0)
    let text =
      shown <= rounding
      ? "0" : isSoft && !shown.isNaN ? "<" + Numbers.scientific(shown, columns: 6) : Numbers.error(shown)
    canvas.putRight(text, end: panel.end, row, width: EstimatorColumns.numberWidth, style: style)
  }
}

extension EstimatorKind {
  /// The name, with fewer and fewer letters.
  var names: [String] {
    switch self {
    case .stGumbelSoftmax: [rawValue, "st-gumbel"]
    case .straightThrough: [rawValue, "straight-thru", "st"]
    case .straightThroughArgmax: [rawValue, "st-argmax"]
    case .decoupledStraightThrough: ["decoupled-st, τ_f = 0.5", "decoupled-st"]
    case .rloo: ["rloo, 2 draws", "rloo"]
    case .gumbelRao: ["gumbel-rao, 10 rollouts", "gumbel-rao"]
    case .rebar: ["rebar, λ = 0.5", "rebar"]
    default: [rawValue]
    }
  }
}

extension SymbolSet {
  /// The estimator with the least squared error.
  var best: Unicode.Scalar { isASCII ? "*" : "★" }
  /// Shafts and heads of arrows.
  var shaft: Unicode.Scalar { isASCII ? "=" : "━" }
  var headLeft: Unicode.Scalar { isASCII ? "<" : "◀" }
  var headRight: Unicode.Scalar { isASCII ? ">" : "▶" }
  /// How far an error bar reaches.
  var errorBar: Unicode.Scalar { isASCII ? "~" : "╌" }
  /// The points of the two curves.
  var biasPoint: Unicode.Scalar { isASCII ? "o" : "●" }
  var variancePoint: Unicode.Scalar { isASCII ? "+" : "○" }
  /// A bias that sampling may explain.
  var unclearPoint: Unicode.Scalar { isASCII ? "." : "·" }
}
