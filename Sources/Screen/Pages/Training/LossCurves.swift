import Console
import Explorer
import GumbelEngine

/// The losses of the followed run over its steps: of the mixture, of a random pick, and of what is deployed.
struct LossCurves {
  let race: TrainingFinding
  let region: Region
  let margin: Int

  private static let labels = 7

  private var plot: Region {
    let start = region.column + margin + Self.labels
    return Region(
      column: start, row: region.row + 1, columns: max(region.end - start - 1, 1),
      rows: max(region.rows - 1, 1))
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    drawTitle(on: &canvas)
    let (low, high) = range
    for (text, row) in [(label(high), plot.row), (label(low), plot.bottom - 1)] {
      canvas.putRight(text, end: plot.column - 1, row, width: Self.labels, style: theme.dim)
    }
    canvas.fill(
      Region(column: plot.column - 1, row: plot.row, columns: 1, rows: plot.rows),
      with: canvas.symbols.verticalRule, style: theme.rule)
    for (column, record) in Timeline(race, columns: plot.columns).records.enumerated() {
      let marks: [(Double?, Unicode.Scalar, Style)] = [
        (record.losses.expected, canvas.symbols.biasPoint, theme.rightBar),
        (record.losses.relaxed, canvas.symbols.relaxedPoint, theme.leftBar),
        (record.losses.deployed, canvas.symbols.deployedPoint, theme.label),
      ]
      for (value, glyph, style) in marks {
        guard let value, value.isFinite else { continue }
        let place = min(max((value - low) / (high - low), 0), 1)
        let row = plot.row + Int(((1 - place) * Double(plot.rows - 1)).rounded())
        canvas.set(glyph, plot.column + column, row, style: style)
      }
    }
  }

  /// From 0, or the lowest loss below it, to the highest.
  private var range: (low: Double, high: Double) {
    let all = race.history.flatMap { record in
      [record.losses.relaxed, record.losses.deployed, record.losses.expected ?? 0].filter(\.isFinite)
    }
    let low = min(all.min() ?? 0, 0)
    return (low, max(all.max() ?? 1, low + 1e-9))
  }

  private func label(_ loss: Double) -> String {
    loss < 0 ? "-" + Numbers.error(-loss) : Numbers.error(loss)
  }

  private func drawTitle(on canvas: inout Canvas) {
    let theme = canvas.theme
    var pieces: [(String, Style)] = [
      ("\(canvas.symbols.deployedPoint)", theme.label), (" deployed  ", theme.dim),
      ("\(canvas.symbols.relaxedPoint)", theme.leftBar), (" relaxed", theme.dim),
    ]
    if race.history.first?.losses.expected != nil {
      pieces += [("  \(canvas.symbols.biasPoint)", theme.rightBar), (" expected", theme.dim)]
    }
    let legend = pieces.reduce(0) { $0 + canvas.columns(of: $1.0) }
    let (start, width) = (region.column + margin, region.columns - margin)
    let titles = [
      "loss of \(race.followed.rawValue), run \(race.run)  ", "loss, run \(race.run)  ", "loss  ", "",
    ]
    let title = canvas.firstFitting(titles, width: width - legend)
    let end = canvas.put(title, start, region.row, width: width, style: theme.dim)
    canvas.put(pieces, end, region.row, width: region.end - end)
  }
}

extension SymbolSet {
  /// The loss of what is deployed.
  var deployedPoint: Unicode.Scalar { isASCII ? "#" : "■" }
  /// The loss of the mixture.
  var relaxedPoint: Unicode.Scalar { isASCII ? "." : "○" }
}
