import Console
import Explorer
import GumbelEngine

/// The losses of the followed run over its steps: of the mixture, of a random pick, and of what is deployed.
struct LossCurves {
  let race: TrainingSnapshot
  let region: Region
  let margin: Int

  private static let labels = 6

  private var plot: Region {
    let start = region.column + margin + Self.labels
    return Region(
      column: start, row: region.row + 1, columns: max(region.end - start - 1, 1),
      rows: max(region.rows - 1, 1))
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    drawTitle(on: &canvas)
    let all: [Double] = race.history.flatMap { record -> [Double] in
      [record.losses.relaxed, record.losses.deployed, record.losses.expected ?? 0]
    }
    let high = max(all.filter { $0.isFinite }.max() ?? 1, 1e-9)
    for (text, row) in [(Numbers.error(high), plot.row), ("0", plot.bottom - 1)] {
      canvas.putRight(text, end: plot.column - 1, row, width: Self.labels, style: theme.dim)
    }
    canvas.fill(
      Region(column: plot.column - 1, row: plot.row, columns: 1, rows: plot.rows),
      with: canvas.symbols.verticalRule, style: theme.rule)
    for (column, record) in Timeline(race, columns: plot.columns).records.enumerated() {
      let marks: [(Double?, Unicode.Scalar, Style)] = [
        (record.losses.expected, canvas.symbols.biasPoint, theme.rightBar),
        (record.losses.relaxed, canvas.symbols.unclearPoint, theme.leftBar),
        (record.losses.deployed, canvas.symbols.deployedPoint, theme.label),
      ]
      for (value, glyph, style) in marks {
        guard let value, value.isFinite else { continue }
        let place = min(max(value / high, 0), 1)
        let row = plot.row + Int(((1 - place) * Double(plot.rows - 1)).rounded())
        canvas.set(glyph, plot.column + column, row, style: style)
      }
    }
  }

  private func drawTitle(on canvas: inout Canvas) {
    let theme = canvas.theme
    var pieces: [(String, Style)] = [
      ("\(canvas.symbols.deployedPoint)", theme.label), (" deployed  ", theme.dim),
      ("\(canvas.symbols.unclearPoint)", theme.leftBar), (" relaxed", theme.dim),
    ]
    if race.history.first?.losses.expected != nil {
      pieces += [("  \(canvas.symbols.biasPoint)", theme.rightBar), (" expected", theme.dim)]
    }
    let end = canvas.put(
      pieces, region.column + margin, region.row, width: region.columns - margin)
    let texts = [" loss of \(race.followed.rawValue), run \(race.run)", " loss, run \(race.run)", ""]
    canvas.put(
      canvas.firstFitting(texts, width: region.end - end), end, region.row, width: region.end - end,
      style: theme.dim)
  }
}

extension SymbolSet {
  /// The loss of what is deployed.
  var deployedPoint: Unicode.Scalar { isASCII ? "#" : "■" }
}
