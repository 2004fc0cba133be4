import Console
import Explorer
import GumbelEngine

/// A run's way with one record for each column of a picture whose width stands for all steps.
struct Timeline {
  /// The records, as far as the run has come.
  let records: [TrainingRecord]

  init(_ race: TrainingFinding, columns: Int) {
    var records: [TrainingRecord] = []
    var next = 0
    for column in 0..<columns {
      let step = Self.step(column, of: columns, race)
      if step > race.step { break }
      while next + 1 < race.history.count, race.history[next + 1].step <= step { next += 1 }
      if race.history.indices.contains(next) { records.append(race.history[next]) }
    }
    self.records = records
  }

  /// The step that a column stands for.
  static func step(_ column: Int, of columns: Int, _ race: TrainingFinding) -> Int {
    column * race.steps / max(columns - 1, 1)
  }
}

/// Values from 0 to 1 as columns of eighths, over one or several rows.
struct Sparkline {
  let region: Region
  let style: Style

  func draw(_ values: [Double], on canvas: inout Canvas) {
    for (column, value) in values.prefix(region.columns).enumerated() {
      let eighths = Int((min(max(value, 0), 1) * Double(8 * region.rows)).rounded())
      for row in 0..<region.rows {
        let level = min(max(eighths - 8 * row, row == 0 ? 1 : 0), 8)
        if level == 0 { break }
        canvas.set(
          canvas.symbols.column[level - 1], region.column + column, region.bottom - 1 - row, style: style)
      }
    }
  }
}
