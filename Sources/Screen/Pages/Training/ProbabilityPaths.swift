import Console
import Explorer
import GumbelEngine

/// The probabilities of the followed run's first choice over its steps, the flips of its argmax as ticks, and τ.
struct ProbabilityPaths {
  let race: TrainingFinding
  /// What is planned from now on.
  let schedule: TemperatureSchedule
  let region: Region
  let margin: Int

  private static let labels = 11

  private var start: Int { region.column + margin }
  private var plot: Region {
    Region(
      column: start + Self.labels, row: region.row + 1,
      columns: max(region.columns - margin - Self.labels, 1), rows: max(region.rows - 3, 1))
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let timeline = Timeline(race, columns: plot.columns)
    guard let now = race.history.last else { return }
    let probabilities = now.probabilities
    let titles =
      probabilities.isEmpty
      ? ["a net of weights: no choice of categories"]
      : ["probabilities of \(race.followed.rawValue), run \(race.run)", "probabilities, run \(race.run)"]
    let width = region.columns - margin
    canvas.put(
      canvas.firstFitting(titles, width: width), start, region.row, width: width, style: theme.dim)
    drawCategories(probabilities, timeline, on: &canvas)
    drawFlips(now, timeline, row: region.bottom - 2, on: &canvas)
    drawTemperature(timeline, row: region.bottom - 1, on: &canvas)
  }

  private func drawCategories(_ now: [Double], _ timeline: Timeline, on canvas: inout Canvas) {
    guard !now.isEmpty else { return }
    let theme = canvas.theme
    let height = max(min(plot.rows / now.count, 4), 1)
    let likeliest = now.indices.max { now[$0] < now[$1] } ?? 0
    let paths = timeline.records.map(\.probabilities)
    for category in now.indices.prefix(plot.rows / height) {
      let top = plot.row + category * height
      let isLikeliest = category == likeliest
      canvas.put(
        "y\(category + 1)", start, top + height - 1, width: Self.labels - 1,
        style: isLikeliest ? theme.label : theme.dim)
      canvas.putRight(
        Numbers.share(now[category]), end: start + Self.labels - 1, top + height - 1,
        style: isLikeliest ? theme.label : theme.text)
      Sparkline(
        region: Region(column: plot.column, row: top, columns: plot.columns, rows: height),
        style: isLikeliest ? theme.rightBar : theme.leftBar
      ).draw(paths.map { $0[category] }, on: &canvas)
    }
  }

  private func drawFlips(_ now: TrainingRecord, _ timeline: Timeline, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.put("flips", start, row, style: theme.dim)
    let count = race.setup.task.countsFlips ? String(now.flips) : "–"
    canvas.putRight(count, end: start + Self.labels - 1, row, width: Self.labels - 6, style: theme.text)
    canvas.fill(
      Region(column: plot.column, row: row, columns: plot.columns), with: canvas.symbols.horizontalRule,
      style: theme.rule)
    var before = 0
    for (column, record) in timeline.records.enumerated() {
      if record.flips > before {
        canvas.set(canvas.symbols.verticalRule, plot.column + column, row, style: theme.accent)
      }
      before = record.flips
    }
  }

  /// τ on its own scale, from a hundredth of the largest one up to it; what is still to come is dim.
  private func drawTemperature(_ timeline: Timeline, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.put("τ", start, row, style: theme.dim)
    canvas.putRight(
      Numbers.temperature(race.temperature), end: start + Self.labels - 1, row, width: Self.labels - 3,
      style: theme.text)
    let made = timeline.records.map(\.temperature)
    let planned = (made.count..<max(plot.columns, made.count)).map { column in
      schedule.temperature(step: Timeline.step(column, of: plot.columns, race), of: race.steps).value
    }
    let scale = LogScale(of: made + planned, decades: 2)
    for (temperatures, column, style) in [
      (made, plot.column, theme.slider), (planned, plot.column + made.count, theme.dim),
    ] {
      Sparkline(
        region: Region(column: column, row: row, columns: temperatures.count), style: style
      ).draw(temperatures.map { scale.position($0) ?? 0 }, on: &canvas)
    }
  }
}
