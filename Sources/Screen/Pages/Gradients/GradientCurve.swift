import Console
import Explorer
import GumbelEngine
import RealModule

/// Bias² and variance of the followed estimator over the temperature, both axes by powers of ten, with a line at
/// today's temperature.
struct GradientCurve {
  let state: State
  let finding: GradientFinding?
  let region: Region

  private static let labels = 5

  private var plot: Region {
    Region(
      column: region.column + Self.labels + 1, row: region.row + 1,
      columns: max(region.columns - Self.labels - 2, 1), rows: max(region.rows - 2, 1))
  }

  private var axis: TemperatureAxis { TemperatureAxis(column: plot.column, columns: plot.columns) }

  func draw(on canvas: inout Canvas) {
    let curve = finding?.curve ?? []
    let scale = LogScale(of: curve.flatMap { [$0.squaredBias, $0.variance] }, decades: 8)
    drawTitle(on: &canvas)
    drawAxes(scale, hasCurve: !curve.isEmpty, on: &canvas)
    axis.drawCursor(
      at: state.parameters.temperature.value, rows: plot.row..<plot.bottom, on: &canvas)
    for column in 0..<plot.columns {
      let place = 4 * Double(column) / Double(max(plot.columns - 1, 1)) - 2
      let bias = Self.value(at: place, curve, \.squaredBias)
      let isClear = Self.hasBias(at: place, curve)
      let variance = Self.value(at: place, curve, \.variance)
      mark(variance, scale, column, canvas.symbols.variancePoint, canvas.theme.rightBar, on: &canvas)
      // What sampling alone would give is there, but as a shade.
      let point = isClear ? canvas.symbols.biasPoint : canvas.symbols.unclearPoint
      let style = isClear ? canvas.theme.leftBar : canvas.theme.leftBarSoft
      mark(bias, scale, column, point, style, on: &canvas)
    }
  }

  private func drawTitle(on canvas: inout Canvas) {
    let theme = canvas.theme
    var end = canvas.put(
      [
        ("\(canvas.symbols.biasPoint)", theme.leftBar), (" bias²  ", theme.dim),
        ("\(canvas.symbols.variancePoint)", theme.rightBar), (" variance over τ", theme.dim),
      ], region.column, region.row, width: region.columns)
    end += 2
    let name = state.estimator.names.last ?? ""
    var texts = [" of \(name)", ""]
    if let crossing = finding?.crossing {
      let note = "equal at τ \(Numbers.temperature(crossing))"
      texts = [" of \(name), \(note)", ", \(note)"] + texts
    }
    canvas.put(
      canvas.firstFitting(texts, width: region.end - end), end - 2, region.row, style: theme.dim)
  }

  private func drawAxes(_ scale: LogScale, hasCurve: Bool, on canvas: inout Canvas) {
    let theme = canvas.theme
    axis.draw(row: plot.bottom, on: &canvas)
    guard hasCurve else { return }
    var last = Int.max
    for exponent in stride(from: scale.high, through: scale.low, by: -1) {
      guard let place = scale.position(Double.exp10(Double(exponent)) * 1.000001) else { continue }
      let row = plot.row + Int(((1 - place) * Double(plot.rows - 1)).rounded())
      if row == last { continue }
      last = row
      canvas.putRight(
        LogScale.label(exponent), end: region.column + Self.labels, row, width: Self.labels,
        style: theme.dim)
    }
  }

  private func mark(
    _ value: Double?, _ scale: LogScale, _ column: Int, _ glyph: Unicode.Scalar, _ style: Style,
    on canvas: inout Canvas
  ) {
    guard let value, let place = scale.position(value) else { return }
    let row = plot.row + Int(((1 - place) * Double(plot.rows - 1)).rounded())
    canvas.set(glyph, plot.column + column, row, style: style)
  }

  /// Whether bias shows at 10^`place` or just above.
  static func hasBias(at place: Double, _ curve: [GradientCurvePoint]) -> Bool {
    let temperature = Double.exp10(place)
    return curve.first { $0.temperature >= temperature * 0.999999 }?.hasBias ?? false
  }

  /// A quantity at 10^`place`, between its neighbours on both log scales; `nil` outside the curve and next to 0.
  static func value(
    at place: Double, _ curve: [GradientCurvePoint], _ quantity: KeyPath<GradientCurvePoint, Double>
  ) -> Double? {
    let temperature = Double.exp10(place)
    guard let next = curve.firstIndex(where: { $0.temperature >= temperature * 0.999999 }) else { return nil }
    let right = curve[next]
    if next == 0 || right.temperature <= temperature * 1.000001 {
      return right.temperature <= temperature * 1.000001 ? right[keyPath: quantity] : nil
    }
    let left = curve[next - 1]
    let (before, after) = (left[keyPath: quantity], right[keyPath: quantity])
    guard before > 0, after > 0, before.isFinite, after.isFinite else { return nil }
    let share = Double.log(temperature / left.temperature) / Double.log(right.temperature / left.temperature)
    return Double.exp((1 - share) * Double.log(before) + share * Double.log(after))
  }
}
