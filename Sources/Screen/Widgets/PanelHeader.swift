import Console
import Explorer
import GumbelEngine

/// A panel's heading: the construction's name, its formula, and what is particular about it now.
struct PanelHeader {
  let state: State
  let construction: Construction
  let style: Style
  /// Whether the heading says that bars are picks, where there is no legend to do so.
  var namesPicks = false

  /// Draws the heading over the columns of a panel.
  func draw(column: Int, row: Int, width: Int, on canvas: inout Canvas) {
    let names = namesPicks ? construction.names.map { $0 + " picks" } : []
    let name = canvas.firstFitting(names + construction.names, width: width)
    var cursor = canvas.put(name, column, row, width: width, style: style)
    // A warning is worth more than the formula, and stands after it.
    var room = column + width - cursor - (warning.map { canvas.columns(of: $0) + 2 } ?? 0)
    for (index, text) in ([construction.formula] + remarks).enumerated() {
      let gap = index == 0 ? 1 : 2
      let columns = gap + canvas.columns(of: text)
      guard columns <= room else { continue }
      cursor = canvas.put(text, cursor + gap, row, style: canvas.theme.dim)
      room -= columns
    }
    if let warning, room >= 0 { canvas.put(warning, cursor + 2, row, style: canvas.theme.problem) }
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
    let number = !columns.numberBesideName ? "" : state.display == .logits ? "logit" : "π"
    let room = end - columns.name - (number.isEmpty ? 0 : canvas.columns(of: number) + 1)
    let name = canvas.firstFitting(["category", "name"], width: room)
    canvas.put(name, columns.name, row, style: canvas.theme.dim)
    canvas.putRight(number, end: end, row, style: canvas.theme.dim)
  }
}

extension Construction {
  /// The name over a panel, with fewer and fewer letters.
  var names: [String] {
    switch self {
    case .softmax: ["Softmax"]
    case .sampledSoftmax: ["Sampled softmax", "Sampled"]
    case .gumbelSoftmax: ["Gumbel-Softmax", "Gumbel"]
    case .noiseAfterTemperature: ["Noise after temperature", "Noise after τ"]
    case .noiseOnProbabilities: ["Noise on probabilities", "Noise on π"]
    }
  }
}
