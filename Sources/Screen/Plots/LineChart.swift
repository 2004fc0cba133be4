import Console
import Experiment
import RealModule

/// Curves of positive numbers over steps, both on log scales with labelled axes, and lines to hold them against.
struct LineChart {
  /// One curve.
  struct Curve {
    /// Its points, by ascending step; what is not positive and finite is left out.
    let points: [(step: Double, value: Double)]
    let style: Style
    let line: CurvePlot.Line
    /// The mark where there are neither dots nor blocks.
    let mark: Unicode.Scalar
  }

  /// A horizontal line with a name.
  struct Level {
    let name: String
    let value: Double
  }

  let curves: [Curve]
  let levels: [Level]
  /// The last step of the axis, which begins at 1.
  let lastStep: Int
  /// The plot with its labels.
  let region: Region

  private static let labelWidth = 6

  /// The cells of the curves themselves.
  var plot: Region {
    Region(
      column: region.column + Self.labelWidth + 1, row: region.row,
      columns: max(region.columns - Self.labelWidth - 1, 1), rows: max(region.rows - 1, 1))
  }

  func draw(on canvas: inout Canvas) {
    let scale = scale
    drawAxes(scale, on: &canvas)
    var raster = CurvePlot(plot, symbols: canvas.symbols)
    for level in levels {
      raster.add(
        [0, 1].map { CurvePlot.Point(place: $0, height: scale.height(level.value)) }, style: canvas.theme.dim,
        mark: canvas.symbols.horizontalRule, line: .dotted)
    }
    for curve in curves {
      raster.add(
        curve.points.compactMap { point in
          guard point.step >= 1, point.value > 0, point.value.isFinite else { return nil }
          return CurvePlot.Point(place: place(point.step), height: scale.height(point.value))
        }, style: curve.style, mark: curve.mark, line: curve.line)
    }
    raster.draw(on: &canvas)
    drawNames(raster, scale, on: &canvas)
  }

  // MARK: - Axes

  private func place(_ step: Double) -> Double {
    lastStep > 1 ? min(Double.log(step) / Double.log(Double(lastStep)), 1) : 1
  }

  /// The values of the lower and the upper edge.
  struct Scale: Equatable {
    let low: Double
    let high: Double

    /// From 0 to 1.
    func height(_ value: Double) -> Double {
      min(max(Double.log(value / low) / Double.log(high / low), 0), 1)
    }
  }

  /// From one of the numbers 1, 2 and 5 times a power of ten to another, so that it rarely moves while curves grow.
  var scale: Scale {
    let drawn = curves.flatMap(\.points).filter { $0.step >= 1 }.map(\.value)
    let values = (drawn + levels.map(\.value)).filter { $0 > 1e-12 && $0 < 1e12 }
    guard let least = values.min(), let most = values.max() else { return Scale(low: 1, high: 10) }
    let low = Self.rounds(around: least).last { $0 <= least } ?? least
    let high = Self.rounds(around: most).first { $0 >= most && $0 > low } ?? most * 2
    return Scale(low: low, high: high)
  }

  /// Round numbers on both sides of `value`, ascending.
  private static func rounds(around value: Double) -> [Double] {
    let exponent = Int(Double.log10(value).rounded(.down))
    return (exponent - 1...exponent + 1).flatMap { exponent in
      [1.0, 2, 5].map { $0 * Double.pow(10, Double(exponent)) }
    }
  }

  private func drawAxes(_ scale: Scale, on canvas: inout Canvas) {
    let (theme, plot) = (canvas.theme, plot)
    canvas.fill(
      Region(column: plot.column - 1, row: plot.row, columns: 1, rows: plot.rows),
      with: canvas.symbols.verticalRule, style: theme.rule)
    let raster = CurvePlot(plot, symbols: canvas.symbols)
    var used: Set<Int> = []
    // The ends first, then powers of ten, then the numbers between: of labels that touch, the first stays.
    for value in ticks(scale) {
      let row = raster.cellRow(of: scale.height(value))
      if (row - 1...row + 1).contains(where: used.contains) { continue }
      used.insert(row)
      canvas.putRight(
        Numbers.exact(value), end: plot.column - 1, row, width: Self.labelWidth, style: theme.dim)
    }
    drawSteps(row: plot.bottom, on: &canvas)
  }

  private func ticks(_ scale: Scale) -> [Double] {
    let (first, last) = (
      Int(Double.log10(scale.low).rounded(.down)), Int(Double.log10(scale.high).rounded(.up))
    )
    func numbers(_ digits: [Double]) -> [Double] {
      (first...last).flatMap { exponent in digits.map { $0 * Double.pow(10, Double(exponent)) } }
    }
    let inner = (numbers([1]) + numbers([2, 5])).filter {
      $0 > scale.low * 1.001 && $0 < scale.high * 0.999
    }
    return [scale.high, scale.low] + inner
  }

  private func drawSteps(row: Int, on canvas: inout Canvas) {
    let (theme, plot) = (canvas.theme, plot)
    canvas.putRight("step", end: plot.column - 1, row, width: Self.labelWidth, style: theme.dim)
    let end = String(lastStep)
    canvas.putRight(end, end: plot.end, row, style: theme.dim)
    var free = plot.column
    var power = 1
    while power < lastStep {
      let text = String(power)
      let middle = plot.column + Int((place(Double(power)) * Double(plot.columns - 1)).rounded())
      let start = max(middle - text.count / 2, plot.column)
      if start >= free, start + text.count < plot.end - end.count {
        free = canvas.put(text, start, row, style: theme.dim) + 1
      }
      power *= 10
    }
  }

  /// The names of the lines, on them or beside them, where they hide no curve if there is such a place.
  private func drawNames(_ raster: CurvePlot, _ scale: Scale, on canvas: inout Canvas) {
    for level in levels {
      let row = raster.cellRow(of: scale.height(level.value))
      let text = " \(level.name) \(Numbers.loss(level.value)) "
      let width = canvas.columns(of: text)
      guard width <= plot.columns else { continue }
      let rows = [row, row - 1, row + 1].filter { plot.row..<plot.bottom ~= $0 }
      let places = rows.flatMap { row in
        [plot.column, plot.end - width].map { Region(column: $0, row: row, columns: width) }
      }
      let place = places.first { isFree($0, on: canvas) } ?? places[0]
      canvas.put(text, place.column, place.row, style: canvas.theme.dim)
    }
  }

  /// Whether nothing but lines is drawn there.
  private func isFree(_ place: Region, on canvas: Canvas) -> Bool {
    (place.column..<place.end).allSatisfy { column in
      let cell = canvas.grid[column, place.row]
      return cell.scalar == " " || cell.style == canvas.theme.dim && !cell.scalar.properties.isAlphabetic
    }
  }
}
