import Explorer
import GumbelEngine

/// The rows of figures under the panels: what was counted, beside what the law expects.
struct Statistics {
  let state: State
  let layout: CompareLayout

  private enum Row { case entropy, changes, agreement }

  func draw(on canvas: inout Canvas) {
    let rows: [Row] = [[.agreement], [.changes, .agreement], [.entropy, .changes, .agreement]][
      min(max(layout.statistics.rows, 1), 3) - 1]
    for (offset, row) in rows.enumerated() {
      let line = layout.statistics.row + offset
      let columns = layout.columns
      let label = canvas.firstFitting(labels(row), width: columns.category - columns.name - 1)
      canvas.put(label, columns.name, line, style: canvas.theme.dim)
      draw(row, state.currentSampling?.left, state.derived.left, columns.left, line, on: &canvas)
      draw(row, state.currentSampling?.right, state.derived.right, columns.right, line, on: &canvas)
    }
  }

  private func labels(_ row: Row) -> [String] {
    switch row {
    case .entropy: ["mean entropy of y", "entropy of y", "entropy"]
    case .changes: ["pick changes", "changes"]
    case .agreement: ["picks"]
    }
  }

  private func draw(
    _ row: Row, _ panel: PanelFinding?, _ law: ExactLaw, _ columns: CompareColumns.Panel, _ line: Int,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    var style = theme.text
    let texts: [String]
    switch row {
    case .entropy: texts = [panel.map { "\(entropy($0.tally.meanEntropy)) nats" } ?? "–"]
    case .changes: texts = changes(panel, law)
    case .agreement:
      texts = panel.map(agreement) ?? ["no draws yet"]
      if let panel { style = panel.deviating.isEmpty ? theme.ok : theme.problem }
    }
    let width = columns == layout.columns.left ? columns.width - 1 : columns.width
    canvas.put(
      canvas.firstFitting(texts, width: width), columns.start, line, width: width, style: style)
  }

  /// Weights are counted in single precision, so that an entropy of 0 may come out as a trifle.
  private func entropy(_ mean: Double) -> String { Numbers.share(mean < 1e-6 ? 0 : mean) }

  private func changes(_ panel: PanelFinding?, _ law: ExactLaw) -> [String] {
    let expected = Numbers.percent(law.changeRate)
    guard let panel, panel.tally.draws > 1 else { return ["law \(expected)", expected] }
    let counted = Numbers.percent(panel.tally.flipRate)
    return ["\(counted) of draws  (law \(expected))", "\(counted)  (law \(expected))", counted]
  }

  private func agreement(_ panel: PanelFinding) -> [String] {
    let distance = "TV \(Numbers.fixed(panel.test.totalVariation, 4))"
    guard panel.deviating.isEmpty else {
      let count = Numbers.grouped(panel.deviating.count)
      let off = panel.deviating.count == 1 ? "1 category is" : "\(count) categories are"
      return [
        "\(off) off the law ✗  \(distance)", "\(off) off the law ✗", "\(count) off the law ✗",
        "\(count) off ✗",
      ]
    }
    switch panel.test.verdict {
    case .noDraws: return [""]
    case .tooFewDraws:
      return ["too few draws to judge  \(distance)", "too few draws to judge", "too few draws"]
    case .impossiblePick: return ["off the law ✗  \(distance)", "off the law ✗", "off ✗"]
    case .deterministic:
      return ["agree with the law ✓  \(distance)", "agree with the law ✓", "agree ✓"]
    case .tested(let pValue): return tested(Numbers.pValue(pValue), distance)
    }
  }

  private func tested(_ p: String, _ distance: String) -> [String] {
    [
      "agree with the law ✓ (p \(p))  \(distance)", "agree with the law ✓ (p \(p))", "agree ✓ (p \(p))",
      "✓ (p \(p))",
    ]
  }
}
