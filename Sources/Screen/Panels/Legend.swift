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
