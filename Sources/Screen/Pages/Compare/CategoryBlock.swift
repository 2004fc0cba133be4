import Console
import Explorer
import GumbelEngine

/// One category: its name and numbers, and in each panel picks, weight and spread.
struct CategoryBlock {
  let name: String
  /// The same in fewer columns, for where it does not fit.
  var shortName: String?
  /// The numbers under each other, the first beside the name where there is room.
  let numbers: [String]
  let isSelected: Bool
  let density: Density
  let columns: CompareColumns
  /// Whether picks are shown as counts.
  let asCounts: Bool

  /// The rows that name and numbers take.
  var nameRows: Int {
    min(max(numbers.count + (columns.numberBesideName ? 0 : 1), 1), density.drawnRows)
  }

  /// Draws the name and the numbers.
  func drawName(row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    var (first, value, others) = (theme.label, theme.text, theme.dim)
    if isSelected { (first, value) = (theme.selection, theme.selection) }
    if isSelected, let ground = theme.selectionGround {
      // Blanks in the style of what stands between them are one run for the terminal. The empty rows of tall blocks
      // have no ground: it would be most of what a held arrow costs.
      (first.background, value.background, others.background) = (ground, ground, ground)
      canvas.fill(Region(column: 0, row: row, columns: columns.category - 1), style: first)
      let below = Region(column: 0, row: row + 1, columns: columns.category - 1, rows: nameRows - 1)
      canvas.fill(below, style: others)
    }
    let beside = columns.numberBesideName
    let number = beside ? numbers.first : nil
    let numberStart = number.map { columns.numberEnd - canvas.columns(of: $0) } ?? columns.category
    if isSelected { canvas.set(canvas.symbols.selected, 0, row, style: first) }
    let room = numberStart - 1 - columns.name
    let shown = shortName.map { canvas.firstFitting([name, $0], width: room) } ?? name
    canvas.put(shown, columns.name, row, width: room, style: first)
    if let number { canvas.put(number, numberStart, row, style: value) }
    for (text, line) in zip(beside ? numbers.dropFirst() : numbers[...], row + 1..<row + nameRows) {
      canvas.put(text, columns.name, line, width: columns.category - 1 - columns.name, style: others)
    }
  }

  /// Draws what a panel shows of the category.
  func draw(
    _ figures: Figures, row: Int, in panel: CompareColumns.Panel, strong: Style, soft: Style,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let cells = Region(column: panel.bar, row: row, columns: panel.barWidth)
    Bar(
      cells: cells, style: strong, exact: figures.law, ghost: figures.ghost?.share,
      deviates: figures.deviates
    ).draw(figures.counted?.share, on: &canvas)
    putPicks(figures, row: row, panel, on: &canvas)
    for (offset, word) in metrics.enumerated() {
      canvas.put(word, panel.start, row + offset, width: panel.metricWidth, style: theme.dim)
    }
    var below = cells
    below.row += 1
    below.rows = density.drawnRows - 1
    drawWeight(figures, in: below, style: soft, on: &canvas)
    guard let counted = figures.counted else { return }
    let weight = Numbers.share(counted.weight)
    if let end = panel.secondValueEnd { canvas.putRight(weight, end: end, row, style: theme.text) }
    guard density != .one else { return }
    canvas.putRight(weight, end: panel.valueEnd, row + 1, style: theme.text)
  }

  /// Draws the rows below the picks: the average as a bar, if it has a row of its own, and the spread.
  private func drawWeight(_ figures: Figures, in rows: Region, style: Style, on canvas: inout Canvas) {
    guard rows.rows > 0 else { return }
    var spread = rows
    if density != .two {
      var cells = rows
      cells.rows = 1
      Bar(cells: cells, style: style, soft: true, ghost: figures.ghost?.weight)
        .draw(figures.counted?.weight, on: &canvas)
      spread.row += 1
      spread.rows -= 1
    }
    if let bins = figures.counted?.spread { Spread(cells: spread, style: style).draw(bins, on: &canvas) }
    // Where the average is a number only, its ghost stands in the spread, which has the same axis. In ASCII
    // it could not be told from the spread.
    guard density == .two, let ghost = figures.ghost, !canvas.symbols.isASCII else { return }
    let cell = min(Int(ghost.weight * Double(spread.columns)), spread.columns - 1)
    let (column, style) = (spread.column + cell, canvas.theme.ghost)
    guard canvas.grid[column, spread.row].scalar != " " else {
      return canvas.set(canvas.symbols.ghost, column, spread.row, style: style)
    }
    // The average may stand on the only spike there is, which keeps its height.
    canvas.grid.restyle(column: column, row: spread.row, columns: 1) { $0 = style }
  }

  private var metrics: [String] {
    switch density {
    case .full, .three: ["picks", "weight", "spread"]
    case .two: ["picks", "y"]
    case .one: []
    }
  }

  private func putPicks(
    _ figures: Figures, row: Int, _ panel: CompareColumns.Panel, on canvas: inout Canvas
  ) {
    guard let counted = figures.counted else { return }
    let style = figures.deviates ? canvas.theme.problem : canvas.theme.text
    let value = asCounts ? Numbers.quantity(counted.picks) : Numbers.share(counted.share)
    canvas.putRight(value, end: panel.valueEnd, row, style: style)
    if figures.deviates, let mark = panel.mark {
      canvas.set(canvas.symbols.deviates, mark, row, style: canvas.theme.problem)
    }
  }
}

extension CategoryBlock {
  /// The block of a category.
  init(_ category: Int, of state: State, density: Density, columns: CompareColumns) {
    let labels = state.parameters.labels
    let probability = state.derived.probabilities[category]
    let isMasked = state.parameters.logits.isMasked(category)
    let logit = isMasked ? "masked" : Numbers.signed(state.parameters.logits.values[category])
    let share = Numbers.probability(probability)
    // A number that has no heading over it carries its name.
    let beside = columns.numberBesideName
    self.init(
      name: category < labels.count ? labels[category] : String(category),
      numbers: state.display == .logits
        ? [beside ? logit : "z \(logit)", "π \(share)"] : [beside ? share : "π \(share)", "z \(logit)"],
      isSelected: category == state.selection, density: density, columns: columns,
      asCounts: state.display == .counts)
  }

  /// The row that sums the categories that `window` hides.
  init(restOf window: ListWindow, of state: State, columns: CompareColumns) {
    let shown = window.categories(of: state)
    let probability = max(1 - shown.reduce(0) { $0 + state.derived.probabilities[$1] }, 0)
    self.init(
      name: "\(Numbers.grouped(window.hidden)) more", shortName: "+\(Numbers.quantity(window.hidden))",
      numbers: state.display == .logits ? [] : [Numbers.probability(probability)],
      isSelected: false, density: .one, columns: columns, asCounts: state.display == .counts)
  }
}
