import Experiment
import Explorer
import GumbelEngine

/// One line that says what the rows of a category are.
struct Legend {
  let density: Density
  /// Whether picks are shown as counts.
  var asCounts = false
  /// Whether the average has a place where a category has only one row.
  var hasWeight = true
  /// What is particular about the baseline, if one is pinned, at length and in short.
  var baseline: [String] = []

  func draw(column: Int, row: Int, width: Int, on canvas: inout Canvas) {
    var texts = texts(tick: "\(tick(canvas))")
    let ghosts = baseline.map { "\(canvas.symbols.ghost) \($0)" }
    if !ghosts.isEmpty {
      texts = ghosts.flatMap { ghost in texts.map { "\($0) · \(ghost)" } } + ghosts
    }
    let line = canvas.firstFitting(texts, width: width)
    canvas.put(line, column, row, width: width, style: canvas.theme.dim)
  }

  /// The mark as it stands after a bar.
  private func tick(_ canvas: Canvas) -> Unicode.Scalar {
    canvas.theme.rightBar.foreground == nil ? canvas.symbols.verticalRule : canvas.symbols.tick
  }

  private func texts(tick: String) -> [String] {
    let picks = asCounts ? "number of draws won" : "share of draws won"
    let bars = asCounts ? "bars = share of draws won, picks = their number" : "bars and picks = \(picks)"
    let weight = hasWeight ? " · weight = average y" : ""
    return switch density {
    case .full, .three:
      [
        "picks = \(picks) · weight = average y · spread = where y falls, 0…1 · \(tick) exact law",
        "picks = draws won · weight = average y · spread = where y falls · \(tick) exact",
        "picks won · average weight y · spread of y · \(tick) exact",
        "\(tick) exact",
      ]
    case .two:
      [
        "picks = \(picks) · y = where it falls, 0…1, and its average · \(tick) exact law",
        "picks = draws won · y = where it falls, and average · \(tick) exact",
        "picks = draws won · y = its spread, average · \(tick) exact",
        "\(tick) exact",
      ]
    case .one:
      [
        "\(bars)\(weight) · \(tick) exact law of the picks",
        "bars = share of draws won\(weight) · \(tick) exact",
        "bars = share of draws won · \(tick) exact",
        "\(tick) exact",
      ]
    }
  }
}

/// The axis 0…1 over the bars of a panel, which picks, weights and spreads share.
struct Axis {
  let panel: CompareColumns.Panel
  let density: Density

  func draw(row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cells = Region(column: panel.bar, row: row, columns: panel.barWidth + 1)
    canvas.fill(cells, with: canvas.symbols.horizontalRule, style: theme.rule)
    canvas.put("0", cells.column, row, style: theme.dim)
    canvas.put("1", cells.end - 1, row, style: theme.dim)
    if panel.barWidth >= 12 { canvas.put(".5", cells.column + panel.barWidth / 2, row, style: theme.dim) }
    guard density == .one else { return }
    canvas.putRight("picks", end: panel.valueEnd, row, width: panel.valueEnd - cells.end, style: theme.dim)
    if let second = panel.secondValueEnd { canvas.putRight("weight", end: second, row, style: theme.dim) }
  }
}

extension Baseline {
  /// What was set otherwise when it was pinned, at length and in short; its temperature, if nothing was.
  func tellings(beside present: Parameters) -> [String] {
    var differences: [String] = []
    let temperature = "τ \(Numbers.temperature(parameters.temperature.value))"
    if parameters.temperature != present.temperature { differences.append(temperature) }
    if parameters.noise != present.noise { differences.append("noise \(parameters.noise ? "on" : "off")") }
    if parameters.hard != present.hard { differences.append("hard \(parameters.hard ? "on" : "off")") }
    if parameters.logits != present.logits { differences.append("other logits") }
    for (side, then, now) in [
      ("left", parameters.left, present.left), ("right", parameters.right, present.right),
    ] where then != now {
      differences.append("\(side) \(then.names.first ?? then.rawValue)")
    }
    if parameters.seed != present.seed { differences.append("seed \(parameters.seed)") }
    guard let first = differences.first else { return ["baseline \(temperature)"] }
    let long = "baseline \(differences.joined(separator: ", "))"
    return differences.count == 1 ? [long] : [long, "baseline \(first), +\(differences.count - 1)"]
  }
}
