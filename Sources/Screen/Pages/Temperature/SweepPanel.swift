import Console
import Explorer
import GumbelEngine

/// One quantity over the temperature: the numbers at today's, then the curves of both constructions with the draws as
/// points on them.
struct SweepPanel {
  let state: State
  let finding: SweepFinding?
  let subject: SweepSubject
  let region: Region

  /// Columns before the plot: the numbers of the axis.
  static let labels = 6

  private var plot: Region {
    Region(
      column: region.column + Self.labels, row: region.row + 1, columns: max(region.columns - Self.labels, 1),
      rows: max(region.rows - 1, 1))
  }

  /// Where the axis of the temperature stands in a panel.
  static func axis(_ region: Region) -> TemperatureAxis {
    TemperatureAxis(column: region.column + labels, columns: max(region.columns - labels, 1))
  }

  func draw(on canvas: inout Canvas) {
    SweepNumbers(state: state, finding: finding, subject: subject).draw(
      in: Region(column: region.column + 2, row: region.row, columns: region.columns - 2), on: &canvas)
    canvas.fill(
      Region(column: plot.column - 1, row: plot.row, columns: 1, rows: plot.rows),
      with: canvas.symbols.verticalRule, style: canvas.theme.rule)
    Self.axis(region).drawCursor(
      at: state.parameters.temperature.value, rows: plot.row..<plot.bottom, on: &canvas)
    guard let finding else { return }
    switch subject {
    case .weights(let quantity): drawWeights(quantity, finding, on: &canvas)
    case .gradient: drawGradient(finding, on: &canvas)
    }
  }

  private func drawLabels(_ low: String, _ high: String, on canvas: inout Canvas) {
    canvas.putRight(
      high, end: plot.column - 1, plot.row, width: Self.labels - 1, style: canvas.theme.dim)
    guard plot.rows > 1 else { return }
    canvas.putRight(
      low, end: plot.column - 1, plot.bottom - 1, width: Self.labels - 1, style: canvas.theme.dim)
  }

  private func drawWeights(_ quantity: SweepQuantity, _ finding: SweepFinding, on canvas: inout Canvas) {
    let place = finding.place(of: state.selection)
    let curves = (0..<2).map { construction in
      finding.records(quantity, of: construction).compactMap { record in
        record.value(quantity, of: construction, at: place).map { (record.temperature, $0) }
      }
    }
    let high = subject.high(
      curves.flatMap { $0.map(\.1) }, categories: state.parameters.logits.unmaskedCount)
    drawLabels("0", high == 1 ? "1" : Numbers.fixed(high, high < 0.01 ? 3 : 2), on: &canvas)
    var picture = CurvePlot(plot, symbols: canvas.symbols)
    for (construction, curve) in curves.enumerated() {
      let look = CurveLook(
        side: construction, isExact: finding.isExact(quantity, of: construction), canvas.theme)
      picture.add(
        curve.map { .init(place: Slider.position(of: $0.0), height: $0.1 / high) }, style: look.style,
        mark: canvas.symbols.curveMarks[construction], line: look.line)
    }
    picture.draw(on: &canvas)
    for construction in 0..<2 {
      for record in finding.points.enumerated().filter({ $0.offset % stride == 0 }).map(\.element) {
        guard let figures = record.sampled?[construction], figures.isRandom,
          let value = figures.value(quantity, at: place)
        else { continue }
        let error = 2 * figures.error(quantity, at: place)
        drawPoint(
          value / high, (value - error) / high...(value + error) / high, at: record.temperature,
          side: construction, picture, on: &canvas)
      }
    }
  }

  /// Of how many temperatures one shows its draws as a point, so that the curve is still to be seen.
  private var stride: Int {
    [1, 2, 5, 10].first { plot.columns * $0 >= 6 * (SweepTemperatures.sampled.count - 1) } ?? 10
  }

  /// What draws gave, with two standard errors either way; in a glance no more than the plot.
  private func drawPoint(
    _ height: Double?, _ range: ClosedRange<Double>, at temperature: Double, side: Int, _ picture: CurvePlot,
    on canvas: inout Canvas
  ) {
    let column = Self.axis(region).column(of: temperature)
    let style = side == 0 ? canvas.theme.leftName : canvas.theme.rightName
    for cell in picture.cellRow(of: range.upperBound)...picture.cellRow(of: range.lowerBound) {
      canvas.set(canvas.symbols.verticalRule, column, cell, style: style)
    }
    guard let height else { return }
    canvas.set(canvas.symbols.drawnPoint, column, picture.cellRow(of: height), style: style)
  }

  private func drawGradient(_ finding: SweepFinding, on canvas: inout Canvas) {
    let curve = finding.gradientCurve
    guard !curve.isEmpty else { return }
    let scale = LogScale(of: curve.flatMap { [$0.squaredBias, $0.variance] }, decades: 8)
    drawLabels(LogScale.label(scale.low), LogScale.label(scale.high), on: &canvas)
    var picture = CurvePlot(plot, symbols: canvas.symbols)
    func add(
      _ run: some Sequence<GradientCurvePoint>, _ quantity: KeyPath<GradientCurvePoint, Double>, side: Int
    ) {
      let points = run.compactMap { point in
        scale.position(point[keyPath: quantity]).map {
          CurvePlot.Point(place: Slider.position(of: point.temperature), height: $0)
        }
      }
      let look = CurveLook(side: side, isExact: curve.allSatisfy(\.isExact), canvas.theme)
      picture.add(points, style: look.style, mark: canvas.symbols.curveMarks[side], line: look.line)
    }
    // Where sampling alone would give as much, there are points, but no line.
    for run in curve.split(whereSeparator: { !$0.hasBias }) { add(run, \.squaredBias, side: 0) }
    add(curve, \.variance, side: 1)
    picture.draw(on: &canvas)
    for (place, point) in curve.enumerated() where place % stride == 0 && !point.isExact {
      for (side, value, range) in [
        (1, point.variance, point.varianceRange), (0, point.squaredBias, point.squaredBiasRange),
      ] {
        guard let top = scale.position(range?.upperBound ?? value) else { continue }
        let bottom = scale.position(range?.lowerBound ?? value) ?? 0
        drawPoint(
          scale.position(value), min(bottom, top)...top, at: point.temperature, side: side, picture,
          on: &canvas)
      }
    }
  }
}

/// How the left and the right curve look: a law strong and close, what only joins draws faint and broken.
struct CurveLook {
  let style: Style
  let line: CurvePlot.Line

  init(side: Int, isExact: Bool, _ theme: Theme) {
    switch (side, isExact) {
    case (0, true): (style, line) = (theme.leftBar, .dotted)
    case (0, false): (style, line) = (theme.leftBarSoft, .sparse)
    case (_, true): (style, line) = (theme.rightBar, .solid)
    case (_, false): (style, line) = (theme.rightBarSoft, .dashed)
    }
  }
}

extension SymbolSet {
  /// The left and the right curve where a cell is one mark.
  var curveMarks: [Unicode.Scalar] { [".", "*"] }
  /// What draws gave at one temperature.
  var drawnPoint: Unicode.Scalar { isASCII ? "o" : "•" }
}
