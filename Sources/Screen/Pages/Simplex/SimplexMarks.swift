import Console
import Explorer
import GumbelEngine

/// What lies over the density: the way of softmax over τ, where it is now, the mean of y, and the last draws.
struct SimplexMarks {
  let triangle: Triangle
  let finding: SimplexFinding
  let isRandom: Bool

  /// The last draws that show.
  private static let draws = 5

  func draw(on canvas: inout Canvas) {
    drawPath(on: &canvas)
    let (theme, symbols) = (canvas.theme, canvas.symbols)
    if isRandom {
      let recent = finding.tally.recent.suffix(Self.draws)
      for point in recent.dropLast() { set(symbols.olderDraw, at: point, style: theme.label, on: &canvas) }
      set(symbols.meanPoint, at: finding.law.mean, style: theme.accent, on: &canvas)
      if let last = recent.last { set(symbols.lastDraw, at: last, style: theme.label, on: &canvas) }
    }
    set(symbols.softmaxPoint, at: finding.softmax, style: theme.leftName, on: &canvas)
  }

  private func set(_ glyph: Unicode.Scalar, at point: SimplexPoint, style: Style, on canvas: inout Canvas) {
    let cell = triangle.cell(of: point)
    canvas.set(glyph, cell.column, cell.row, style: style)
  }

  private func drawPath(on canvas: inout Canvas) {
    var raster = DotRaster(triangle.region, symbols: canvas.symbols)
    for (from, to) in zip(finding.path, finding.path.dropFirst()) {
      let steps = 8
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        let weights = from.weights * (1 - share) + to.weights * share
        let (across, down) = triangle.place(of: SimplexPoint(weights.x, weights.y, weights.z))
        raster.set(
          min(Int(across * Double(raster.columns)), raster.columns - 1),
          min(Int(down * Double(raster.rows)), raster.rows - 1), style: canvas.theme.leftBar,
          mark: canvas.symbols.pathMark)
      }
    }
    raster.draw(on: &canvas)
  }
}

extension SymbolSet {
  /// Where softmax is, and its way over the temperature.
  var softmaxPoint: Unicode.Scalar { isASCII ? "S" : "◆" }
  var pathMark: Unicode.Scalar { isASCII ? "~" : "·" }
  /// The mean of y.
  var meanPoint: Unicode.Scalar { isASCII ? "M" : "⊕" }
  /// The last draw, and those before.
  var lastDraw: Unicode.Scalar { isASCII ? "X" : "●" }
  var olderDraw: Unicode.Scalar { isASCII ? "x" : "○" }
}
