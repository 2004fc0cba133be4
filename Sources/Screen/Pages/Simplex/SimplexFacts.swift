import Console
import Explorer
import GumbelEngine

/// Beside the triangle: the numbers of its corners, and what the marks are.
struct SimplexFacts {
  let state: State
  let finding: SimplexFinding?
  let region: Region

  /// A column of numbers: its heading, its values by corner, and how it is written.
  private struct Column {
    let title: String
    let values: [Double]?
    let style: Style
  }

  private static let width = 8

  func draw(on canvas: inout Canvas) {
    let columns = columns(canvas.theme)
    let fitting = columns.prefix(max((region.columns - 10) / Self.width, 1))
    let name = region.columns - fitting.count * Self.width
    for (place, column) in fitting.enumerated() {
      let end = region.column + name + (place + 1) * Self.width
      canvas.putRight(column.title, end: end, region.row, width: Self.width - 1, style: column.style)
      for (corner, value) in (column.values ?? []).prefix(projection.corners.count).enumerated() {
        canvas.putRight(Numbers.share(value), end: end, region.row + 1 + corner, style: canvas.theme.text)
      }
    }
    for (corner, category) in projection.corners.enumerated() {
      drawName(category, corner: corner, width: name, on: &canvas)
    }
    drawNotes(from: region.row + projection.corners.count + 2, on: &canvas)
  }

  private var projection: SimplexProjection { state.projection }

  private func columns(_ theme: Theme) -> [Column] {
    func list(_ point: SimplexPoint?) -> [Double]? {
      point.map { [$0.weights.x, $0.weights.y, $0.weights.z] }
    }
    let law = list(projection.point(of: state.derived.probabilities))
    let mean = list(finding.map(\.law.mean))
    let drawn = finding.flatMap { $0.tally.draws > 0 ? list($0.tally.mean) : nil }
    return [
      Column(title: "mean y", values: drawn, style: theme.rightName),
      Column(title: "softmax", values: list(finding?.softmax), style: theme.leftName),
      Column(title: "exact", values: mean, style: theme.dim),
      Column(title: "π", values: law, style: theme.dim),
    ]
  }

  private func drawName(_ category: Int, corner: Int, width: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let row = region.row + 1 + corner
    let isSelected = category == state.selection
    let others = state.parameters.logits.count - projection.corners.count
    let isSum = projection.rest == .inLastCorner && corner == projection.corners.count - 1
    let suffix = isSum ? " + \(Numbers.grouped(others))" : ""
    let end = canvas.put(
      state.parameters.labels[category], region.column, row, width: max(width - suffix.count - 1, 3),
      style: isSelected ? theme.selection : theme.label)
    canvas.put(suffix, end, row, style: theme.dim)
  }

  /// What is left out, and the legend: as many lines as there is room for.
  private func drawNotes(from first: Int, on canvas: inout Canvas) {
    let (theme, symbols) = (canvas.theme, canvas.symbols)
    var row = first
    func put(_ pieces: [(String, Style)], on canvas: inout Canvas) {
      guard row < region.bottom else { return }
      canvas.put(pieces, region.column, row, width: region.columns)
      row += 1
    }
    func line(_ mark: String, _ style: Style, _ texts: [String], on canvas: inout Canvas) {
      let room = region.columns - canvas.columns(of: mark) - 1
      put([(mark + " ", style), (canvas.firstFitting(texts, width: room), theme.dim)], on: &canvas)
    }
    if state.isRandomInTriangle {
      let (last, older) = ("\(symbols.lastDraw)", "\(symbols.olderDraw)")
      let earlier = canvas.firstFitting([" earlier draws", " earlier"], width: region.columns - 11)
      put(
        [(last, theme.label), (" newest ", theme.dim), (older, theme.label), (earlier, theme.dim)],
        on: &canvas)
      line("\(symbols.meanPoint)", theme.accent, ["mean y, exact", "mean y"], on: &canvas)
    }
    line(
      "\(symbols.softmaxPoint)\(symbols.pathMark)", theme.leftName,
      ["softmax at this τ, and its way over all τ", "softmax, and its way over τ", "softmax over τ"],
      on: &canvas)
    if state.isRandomInTriangle {
      let shades = symbols.shades.map { "\($0)" }.joined()
      line(shades, theme.rightBar, shadesNote(symbols), on: &canvas)
      if let law = finding?.law, law.hasDensity {
        line(bordersSample(law, symbols), theme.tick, bordersNote, on: &canvas)
      }
    }
    if let note = restNote {
      put([(canvas.firstFitting(note, width: region.columns), theme.dim)], on: &canvas)
    }
  }

  /// Whether the shades are paler than what they stand for.
  private var isPale: Bool {
    guard let finding else { return false }
    return SimplexDensity.isPale(
      draws: finding.tally.draws,
      parts: finding.law.edge == nil ? SimplexDensity.parts : SimplexTally.side)
  }

  private func shadesNote(_ symbols: SymbolSet) -> [String] {
    if isPale { return ["few draws: shades still pale", "few draws: pale", "few draws"] }
    let steps = "each shade is 4 times as dense"
    return ["\(symbols.shades[2]) is even, \(steps)", steps, "each 4 times as dense", "density"]
  }

  private func bordersSample(_ law: SimplexLaw, _ symbols: SymbolSet) -> String {
    law.edge.map { "\(symbols.border(of: $0))" } ?? symbols.contourSample
  }

  private var bordersNote: [String] {
    isPale
      ? ["exact: where shades will change", "exact borders"]
      : ["exact: borders of the shades", "exact borders"]
  }

  private var restNote: [String]? {
    let others = state.parameters.logits.count - projection.corners.count
    guard others > 0 else { return nil }
    let count = Numbers.grouped(others)
    switch projection.rest {
    case .inLastCorner:
      return [
        "\(count) others added to the last corner [z]", "\(count) others added [z]", "\(count) added [z]",
      ]
    case .leftOut where finding?.law.isOneHot == true:
      return [
        "\(count) others left out, their draws drawn again [z]", "\(count) left out, drawn again [z]",
        "\(count) left out [z]",
      ]
    case .leftOut:
      return [
        "\(count) others left out, y divided by the sum [z]", "\(count) others left out, y rescaled [z]",
        "\(count) left out, y rescaled [z]", "\(count) left out [z]",
      ]
    }
  }
}

extension State {
  /// Whether the points differ from draw to draw.
  var isRandomInTriangle: Bool {
    parameters.noise && parameters.right != .softmax && parameters.right != .sampledSoftmax
  }
}

extension SymbolSet {
  /// A piece of a line of equal density.
  var contourSample: String { isASCII ? "::" : hasBraille ? "⠤⠒" : "▞" }
}
