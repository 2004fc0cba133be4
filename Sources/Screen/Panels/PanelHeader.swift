import Console
import Explorer
import GumbelEngine

/// A panel's heading: the construction's name, its formula, and what is particular about it now.
struct PanelHeader {
  let state: State
  let construction: Construction
  let style: Style

  /// Draws the heading over the columns of a panel.
  func draw(column: Int, row: Int, width: Int, on canvas: inout Canvas) {
    let name = canvas.firstFitting(construction.names, width: width)
    var cursor = canvas.put(name, column, row, width: width, style: style)
    var pieces = [(construction.formula, canvas.theme.dim)]
    pieces += remarks.map { ($0, canvas.theme.dim) }
    if let warning { pieces.append((warning, canvas.theme.problem)) }
    for (index, piece) in pieces.enumerated() {
      let gap = index == 0 ? 1 : 2
      guard cursor + gap + canvas.columns(of: piece.0) <= column + width else { continue }
      cursor = canvas.put(piece.0, cursor + gap, row, style: piece.1)
    }
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if !construction.usesNoise { remarks.append("no noise") }
    if construction.usesNoise, !state.parameters.noise { remarks.append("noise off") }
    if state.parameters.hard { remarks.append("gradient stays soft") }
    return remarks
  }

  private var warning: String? {
    guard construction == .noiseOnProbabilities else { return nil }
    let logits = state.parameters.logits
    return state.parameters.noise && logits.unmaskedCount < logits.count ? "picks masked" : "a bug"
  }
}

/// The headings over the categories: what their names and numbers are.
struct CategoryHeader {
  let state: State
  let columns: CompareColumns

  func draw(row: Int, on canvas: inout Canvas) {
    let end = columns.numberBesideName ? columns.numberEnd : columns.category - 1
    let name = canvas.firstFitting(["category", "picks"], width: end - columns.name)
    canvas.put(name, columns.name, row, style: canvas.theme.dim)
    guard columns.numberBesideName else { return }
    let number = state.display == .logits ? "logit" : "π"
    let room = end - columns.name - canvas.columns(of: name) - 1
    guard canvas.columns(of: number) <= room else { return }
    canvas.putRight(number, end: end, row, style: canvas.theme.dim)
  }
}
