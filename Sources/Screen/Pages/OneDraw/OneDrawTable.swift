import Console
import Explorer
import GumbelEngine

/// The table of a single draw: headings, a row for each category on screen, and the row of the rest.
struct OneDrawTable {
  let state: State
  let layout: OneDrawLayout
  private let shown: SingleDraw

  init(state: State, layout: OneDrawLayout) {
    (self.state, self.layout) = (state, layout)
    shown = state.singleDraw
  }

  func draw(on canvas: inout Canvas) {
    drawHeadings(on: &canvas)
    let visible = layout.window.categories(of: state)
    var row = layout.list.row
    for category in visible {
      drawName(category, row: row, on: &canvas)
      for column in layout.columns.columns { draw(column, of: category, row: row, on: &canvas) }
      row += layout.step
    }
    if layout.window.hidden > 0 { drawRest(besides: visible, row: row, on: &canvas) }
  }

  private var margin: Int { layout.margin }

  private func drawHeadings(on canvas: inout Canvas) {
    let theme = canvas.theme
    let titleStyle = theme.dim
    // Over the columns that both sides share stands the number of the draw.
    let firstSide = layout.columns.columns.first { $0.group != .common }?.start ?? layout.size.columns
    let room = firstSide - margin - 1
    let number = canvas.firstFitting(
      ["draw \(Numbers.grouped(shown.number))", "#\(shown.number)", "one draw"], width: room)
    canvas.put(number, margin, layout.names, width: room, style: theme.label)
    canvas.put("category", margin, layout.titles, width: layout.columns.name - margin, style: titleStyle)
    for column in layout.columns.columns {
      canvas.putRight(column.title, end: column.end, layout.titles, width: column.width, style: titleStyle)
    }
    for (group, construction, style) in [
      (OneDrawColumn.Group.left, state.parameters.left, theme.leftName),
      (.right, state.parameters.right, theme.rightName),
    ] {
      guard let span = layout.columns.span(group) else { continue }
      PanelHeader(state: state, construction: construction, style: style)
        .draw(column: span.column + 2, row: layout.names, width: span.columns - 2, on: &canvas)
    }
  }

  private func drawName(_ category: Int, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isSelected = category == state.selection
    let labels = state.parameters.labels
    let name = category < labels.count ? labels[category] : String(category)
    if isSelected { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    canvas.put(
      name, margin, row, width: layout.columns.name - margin - 1,
      style: isSelected ? theme.selection : theme.label)
    guard isSelected, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: 0, row: row, columns: layout.columns.name - 1) { $0.background = ground }
  }

  private func draw(_ column: OneDrawColumn, of category: Int, row: Int, on canvas: inout Canvas) {
    let outcome = outcome(of: column)
    let isPick = outcome.pick == category
    switch column.content {
    case .quantity(let quantity):
      let value = shown.value(quantity, outcome, category)
      let decides = isPick && column.group != .common && (quantity == .sum || quantity == .weight)
      canvas.putRight(
        text(value, quantity), end: column.end, row, width: column.width - 1,
        style: decides ? name(of: column.group, canvas.theme) : canvas.theme.text)
    case .bar:
      drawBar(shown.value(.weight, outcome, category), column, isPick: isPick, row: row, on: &canvas)
    case .pick:
      mark(isPick, column, row: row, on: &canvas)
    }
  }

  private func drawBar(
    _ weight: Double, _ column: OneDrawColumn, isPick: Bool, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let strong = column.group == .left ? theme.leftBar : theme.rightBar
    let soft = column.group == .left ? theme.leftBarSoft : theme.rightBarSoft
    let cells = Region(column: column.start + 1, row: row, columns: column.width - 1)
    Bar(cells: cells, style: isPick ? strong : soft, soft: !isPick).draw(weight, on: &canvas)
  }

  private func mark(_ isPick: Bool, _ column: OneDrawColumn, row: Int, on canvas: inout Canvas) {
    let glyph = isPick ? canvas.symbols.winner : canvas.symbols.loser
    let style = isPick ? name(of: column.group, canvas.theme) : canvas.theme.dim
    canvas.set(glyph, column.end - 2, row, style: style)
  }

  /// The row that sums the weights of the categories that are not shown, and tells whether one of them won.
  private func drawRest(besides visible: [Int], row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.put(
      "\(Numbers.grouped(layout.window.hidden)) more", margin, row, width: layout.columns.name - margin - 1,
      style: theme.text)
    for column in layout.columns.columns {
      let outcome = outcome(of: column)
      let weight = max(1 - visible.reduce(0) { $0 + Double(outcome.weights[$1]) }, 0)
      switch column.content {
      case .quantity(.weight):
        canvas.putRight(text(weight, .weight), end: column.end, row, style: theme.text)
      case .bar: drawBar(weight, column, isPick: false, row: row, on: &canvas)
      case .pick: mark(!visible.contains(outcome.pick), column, row: row, on: &canvas)
      case .quantity: break
      }
    }
  }

  private func outcome(of column: OneDrawColumn) -> SingleDraw.Outcome {
    column.group == .left ? shown.left : shown.right
  }

  private func name(of group: OneDrawColumn.Group, _ theme: Theme) -> Style {
    group == .left ? theme.leftName : theme.rightName
  }

  private func text(_ value: Double, _ quantity: SingleDraw.Quantity) -> String {
    switch quantity {
    case .weight: Numbers.share(value)
    case .probability: Numbers.probability(value)
    // 0/0, where the limit τ = 0 leaves a quotient without a value.
    default: value.isNaN ? "–" : value == -.infinity ? "-∞" : Numbers.signed(value)
    }
  }
}
