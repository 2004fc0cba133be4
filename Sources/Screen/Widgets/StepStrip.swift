import Console
import Explorer

/// The bottom row while a file is followed: which step is shown, and entropy and temperature over all steps.
struct StepStrip {
  let followed: Followed
  let row: Int

  /// The size that is left for the view, and the strip, if one is wanted and there is room for it.
  static func split(_ size: GridSize, for state: State) -> (view: GridSize, strip: StepStrip?) {
    let view = GridSize(columns: size.columns, rows: size.rows - 1)
    guard let followed = state.followed, !followed.steps.isEmpty, isLargeEnough(view) else {
      return (size, nil)
    }
    return (view, StepStrip(followed: followed, row: size.rows - 1))
  }

  func draw(width: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let step = followed.steps[followed.shownPlace]
    let temperatures = followed.steps.map { $0.temperature?.value }
    let figures = [
      ("entropy", Numbers.fixed(step.entropy, 3), followed.steps.map { Optional($0.entropy) }),
      ("τ", step.temperature.map { Numbers.temperature($0.value) } ?? "", temperatures),
    ].filter { $0.2.contains { $0 != nil } }
    canvas.fill(Region(column: 0, row: row, columns: width), style: theme.text)
    var column = 1
    canvas.put(title(step), column, row, width: width - 1, style: theme.accent)
    column += canvas.columns(of: title(step))
    let texts = figures.map { canvas.columns(of: "   \($0.0)  \($0.1)") }
    let room = min((width - column - texts.reduce(2, +)) / max(figures.count, 1), 48)
    guard room >= 4 else { return }
    for (name, number, values) in figures {
      canvas.put("   \(name) ", column, row, style: theme.dim)
      column += canvas.columns(of: "   \(name) ")
      draw(values, column: column, columns: room, on: &canvas)
      column += room
      canvas.put(" \(number)", column, row, style: theme.text)
      column += canvas.columns(of: " \(number)")
    }
  }

  private func title(_ step: Step) -> String {
    let name = "step \(step.number ?? step.row)"
    let state =
      followed.position == nil ? (followed.isEnded ? "the last" : "following") : "End follows"
    return "\(name), \(followed.shownPlace + 1) of \(followed.steps.count) (\(state))"
  }

  /// A column of eighths for each of as many stretches of the steps as there is room for: the last value of
  /// the stretch, on a scale from 0 to the largest.
  private func draw(_ values: [Double?], column: Int, columns: Int, on canvas: inout Canvas) {
    let top = values.reduce(0) { value, next in next.map { $0.isFinite ? max(value, $0) : value } ?? value }
    let cells = min(columns, values.count)
    let shown = followed.shownPlace * cells / values.count
    for cell in 0..<cells {
      let last = max((cell + 1) * values.count / cells - 1, 0)
      guard let value = values[last] else { continue }
      let eighth = top > 0 ? Int((min(value / top, 1) * 7).rounded()) : 0
      canvas.set(
        canvas.symbols.column[eighth], column + cell, row,
        style: cell == shown ? canvas.theme.accent : canvas.theme.dim)
    }
  }
}
