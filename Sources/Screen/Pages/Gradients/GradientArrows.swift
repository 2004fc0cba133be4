import Console
import Explorer
import GumbelEngine

/// The mean of the followed estimator category by category: an arrow from 0 with its error bar, beside the exact
/// gradient, which is an arrow of its own where there is room and a mark on the first where there is not.
struct GradientArrows {
  let state: State
  let finding: GradientFinding?
  let region: Region
  let margin: Int

  /// Standard errors on either side that the error bar covers.
  private static let errors = 2.0

  /// The rows of the categories, and which show.
  var list: Region {
    Region(column: 0, row: region.row + 1, columns: region.columns, rows: region.rows - 1)
  }
  var step: Int { [3, 2].first { $0 * state.order.count - ($0 - 2) <= list.rows } ?? 1 }
  var window: ListWindow {
    ListWindow(
      count: state.order.count, lines: (list.rows + max(step - 2, 0)) / step, chosen: state.chosenPlace)
  }
  var nameWidth: Int { region.columns >= 50 ? 14 : 9 }

  private var track: Region {
    let start = margin + nameWidth + 1
    return Region(column: start, row: 0, columns: region.columns - start - 8)
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let row = finding?.row(state.estimator)
    let arrow = "\(canvas.symbols.shaft)\(canvas.symbols.headRight)"
    let exact = step > 1 ? arrow : "\(canvas.symbols.verticalRule)"
    let name = state.estimator.names.last ?? ""
    canvas.put(
      [
        (arrow, theme.rightBar), (" mean of \(name)  ", theme.dim), (exact, exactStyle(theme)),
        (" exact", theme.dim),
      ],
      margin, region.row, width: region.columns - margin - (window.hidden > 0 ? 9 : 0))
    guard let finding else { return }
    let reach = reach(row, finding)
    for (offset, place) in window.places.enumerated() {
      let category = state.order[place]
      let line = list.row + offset * step
      drawName(category, row: line, on: &canvas)
      draw(category, row, finding.exact[category], reach: reach, line: line, on: &canvas)
    }
    drawHidden(on: &canvas)
  }

  private func exactStyle(_ theme: Theme) -> Style { step > 1 ? theme.leftBar : theme.tick }

  /// The largest number that is drawn, at the end of the track.
  private func reach(_ row: EstimatorResult?, _ finding: GradientFinding) -> Double {
    var reach = finding.exact.reduce(0) { max($0, abs($1)) }
    if let moments = row?.moments {
      for (mean, error) in zip(moments.mean, moments.standardErrors) {
        reach = max(reach, abs(mean) + Self.errors * error)
      }
    }
    return reach.isFinite && reach > 0 ? reach : 1
  }

  private func drawName(_ category: Int, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isSelected = category == state.selection
    if isSelected { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    canvas.put(
      state.parameters.labels[category], margin, row, width: nameWidth,
      style: isSelected ? theme.selection : theme.label)
    guard isSelected, let ground = theme.selectionGround else { return }
    canvas.grid.restyle(column: 0, row: row, columns: margin + nameWidth) { $0.background = ground }
  }

  private func draw(
    _ category: Int, _ row: EstimatorResult?, _ exact: Double, reach: Double, line: Int,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    canvas.set(canvas.symbols.verticalRule, zero, line, style: theme.rule)
    if let row {
      let mean = row.moments.mean[category]
      let error = Self.errors * row.moments.standardErrors[category]
      drawError(from: mean - error, to: mean + error, reach: reach, line: line, on: &canvas)
      drawArrow(mean, reach: reach, line: line, style: theme.rightBar, on: &canvas)
      number(mean, line: line, style: theme.text, on: &canvas)
    }
    if step > 1 {
      canvas.set(canvas.symbols.verticalRule, zero, line + 1, style: theme.rule)
      drawArrow(exact, reach: reach, line: line + 1, style: theme.leftBar, on: &canvas)
      number(exact, line: line + 1, style: theme.dim, on: &canvas)
    } else {
      canvas.set(canvas.symbols.verticalRule, column(exact, reach), line, style: theme.tick)
    }
  }

  private func number(_ value: Double, line: Int, style: Style, on canvas: inout Canvas) {
    let text = abs(value) < 9.9995 ? Numbers.fixed(value, 3) : Numbers.scientific(value)
    canvas.putRight(text, end: region.columns, line, width: 7, style: style)
  }

  /// The column of 0, and that of a value.
  private var zero: Int { track.column + track.columns / 2 }
  private func column(_ value: Double, _ reach: Double) -> Int {
    guard value.isFinite else { return value > 0 ? track.end - 1 : track.column }
    let half = Double(track.columns - 1) / 2 - 0.5
    // Where an error is infinite, so that it sets no reach, a finite value may be beyond every column.
    let offset = Int((min(max(value / reach, -2), 2) * half).rounded())
    return min(max(zero + offset, track.column), track.end - 1)
  }

  private func drawArrow(
    _ value: Double, reach: Double, line: Int, style: Style, on canvas: inout Canvas
  ) {
    let head = column(value, reach)
    if head == zero { return }
    let shaft = head > zero ? zero + 1..<head : head + 1..<zero
    canvas.fill(
      Region(column: shaft.lowerBound, row: line, columns: shaft.count), with: canvas.symbols.shaft,
      style: style)
    canvas.set(
      head > zero ? canvas.symbols.headRight : canvas.symbols.headLeft, head, line, style: style)
  }

  private func drawError(
    from low: Double, to high: Double, reach: Double, line: Int, on canvas: inout Canvas
  ) {
    let cells = column(low, reach)...column(high, reach)
    guard cells.count > 1 else { return }
    canvas.fill(
      Region(column: cells.lowerBound, row: line, columns: cells.count), with: canvas.symbols.errorBar,
      style: canvas.theme.dim)
  }

  private func drawHidden(on canvas: inout Canvas) {
    guard window.hidden > 0 else { return }
    canvas.putRight(
      "\(Numbers.grouped(window.hidden)) more", end: region.columns, region.row, width: 12,
      style: canvas.theme.dim)
  }
}
