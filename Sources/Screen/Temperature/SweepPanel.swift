import Console
import Explorer
import GumbelEngine

/// One quantity over the temperature: the numbers at today's, then the curves of both constructions with the draws as
/// points on them.
struct SweepPanel {
  let state: State
  let snapshot: SweepSnapshot?
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
    SweepNumbers(state: state, snapshot: snapshot, subject: subject).draw(
      in: Region(column: region.column + 2, row: region.row, columns: region.columns - 2), on: &canvas)
    canvas.fill(
      Region(column: plot.column - 1, row: plot.row, columns: 1, rows: plot.rows),
      with: canvas.symbols.verticalRule, style: canvas.theme.rule)
    Self.axis(region).drawCursor(
      at: state.parameters.temperature.value, rows: plot.row..<plot.bottom, on: &canvas)
    guard let snapshot else { return }
    switch subject {
    case .weights(let quantity): drawWeights(quantity, snapshot, on: &canvas)
    case .gradient: drawGradient(snapshot, on: &canvas)
    }
  }

  private func drawLabels(_ low: String, _ high: String, on canvas: inout Canvas) {
    canvas.putRight(
      high, end: plot.column - 1, plot.row, width: Self.labels - 1, style: canvas.theme.dim)
    guard plot.rows > 1 else { return }
    canvas.putRight(
      low, end: plot.column - 1, plot.bottom - 1, width: Self.labels - 1, style: canvas.theme.dim)
  }

  private func drawWeights(_ quantity: SweepQuantity, _ snapshot: SweepSnapshot, on canvas: inout Canvas) {
    let place = snapshot.place(of: state.selection)
    let curves = (0..<2).map { construction in
      snapshot.records(quantity, of: construction).compactMap { record in
        record.value(quantity, of: construction, at: place).map { (record.temperature, $0) }
      }
    }
    let high = subject.high(
      curves.flatMap { $0.map(\.1) }, categories: state.parameters.logits.unmaskedCount)
    drawLabels("0", high == 1 ? "1" : Numbers.fixed(high, high < 0.01 ? 3 : 2), on: &canvas)
    var picture = CurvePlot(plot, symbols: canvas.symbols)
    let styles = [canvas.theme.leftBar, canvas.theme.rightBar]
    for (construction, curve) in curves.enumerated() {
      picture.add(
        curve.map { .init(place: Slider.position(of: $0.0), height: $0.1 / high) },
        style: styles[construction], mark: canvas.symbols.curveMarks[construction], dotted: construction == 0)
    }
    picture.draw(on: &canvas)
    for construction in 0..<2 {
      drawPoints(quantity, construction, snapshot, place: place, on: &canvas) {
        picture.cellRow(of: $0 / high)
      }
    }
  }

  /// Draws as points, as many as leave the curve to be seen, with two standard errors either way.
  private func drawPoints(
    _ quantity: SweepQuantity, _ construction: Int, _ snapshot: SweepSnapshot, place: Int,
    on canvas: inout Canvas, row: (Double) -> Int
  ) {
    let axis = Self.axis(region)
    let style = construction == 0 ? canvas.theme.leftName : canvas.theme.rightName
    let stride = [1, 2, 5, 10].first { plot.columns * $0 >= 6 * (SweepTemperatures.sampled.count - 1) } ?? 10
    for (index, record) in snapshot.points.enumerated() where index % stride == 0 {
      guard let figures = record.sampled?[construction], figures.isRandom,
        let value = figures.value(quantity, at: place)
      else { continue }
      let column = axis.column(of: record.temperature)
      let error = 2 * figures.error(quantity, at: place)
      for cell in row(value + error)...row(value - error) {
        canvas.set(canvas.symbols.verticalRule, column, cell, style: style)
      }
      canvas.set(canvas.symbols.drawnPoint, column, row(value), style: style)
    }
  }

  private func drawGradient(_ snapshot: SweepSnapshot, on canvas: inout Canvas) {
    let curve = snapshot.gradientCurve
    guard !curve.isEmpty else { return }
    let scale = LogScale(of: curve.flatMap { [$0.squaredBias, $0.variance] }, decades: 8)
    drawLabels(LogScale.label(scale.low), LogScale.label(scale.high), on: &canvas)
    var picture = CurvePlot(plot, symbols: canvas.symbols)
    func points(
      _ curve: some Sequence<GradientCurvePoint>, _ quantity: KeyPath<GradientCurvePoint, Double>
    ) -> [CurvePlot.Point] {
      curve.compactMap { point in
        scale.position(point[keyPath: quantity]).map {
          .init(place: Slider.position(of: point.temperature), height: $0)
        }
      }
    }
    let (theme, marks) = (canvas.theme, canvas.symbols.curveMarks)
    // What sampling alone would give is there, but as a shade.
    picture.add(points(curve, \.squaredBias), style: theme.leftBarSoft, mark: marks[0], dotted: true)
    for run in curve.split(whereSeparator: { !$0.hasBias }) {
      picture.add(points(run, \.squaredBias), style: theme.leftBar, mark: marks[0], dotted: true)
    }
    picture.add(points(curve, \.variance), style: theme.rightBar, mark: marks[1])
    picture.draw(on: &canvas)
  }
}

extension SymbolSet {
  /// The left and the right curve where a cell is one mark.
  var curveMarks: [Unicode.Scalar] { [".", "*"] }
  /// What draws gave at one temperature.
  var drawnPoint: Unicode.Scalar { isASCII ? "o" : "•" }
}
