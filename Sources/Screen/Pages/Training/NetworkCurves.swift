import Console
import Experiment
import Explorer
import GumbelEngine

/// What the followed run of a network is trained on and what it deploys, on test data over its steps, with what simple
/// methods reach.
struct NetworkCurves {
  let race: TrainingFinding
  let region: Region
  let margin: Int

  /// What is deployed is drawn whole, what is trained on broken.
  private static let (deployedLine, trainedLine) = (CurvePlot.Line.solid, CurvePlot.Line.dashed)

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    drawTitle(on: &canvas)
    func points(_ loss: (TrainingRecord) -> Double?) -> [(step: Double, value: Double)] {
      race.history.compactMap { record in loss(record).map { (Double(record.step), $0) } }
    }
    let symbols = canvas.symbols
    LineChart(
      curves: [
        LineChart.Curve(
          points: points { $0.network?.trained }, style: theme.leftBar, line: Self.trainedLine,
          mark: symbols.relaxedPoint),
        LineChart.Curve(
          points: points(\.losses.deployed), style: theme.rightBar, line: Self.deployedLine,
          mark: symbols.deployedPoint),
      ],
      levels: (race.yardsticks ?? []).map { LineChart.Level(name: $0.name, value: $0.loss) },
      lastStep: race.steps,
      region: Region(
        column: region.column + margin, row: region.row + 1, columns: region.columns - margin - 1,
        rows: region.rows - 1)
    ).draw(on: &canvas)
  }

  /// Whose curves these are, and the marks of both with their last numbers.
  private func drawTitle(on canvas: inout Canvas) {
    let theme = canvas.theme
    let isASCII = canvas.symbols.isASCII
    let (trainedMark, deployedMark) =
      isASCII
      ? (String(canvas.symbols.relaxedPoint), String(canvas.symbols.deployedPoint)) : ("╌╌", "──")
    let now = race.history.last
    let numbers = [now?.network?.trained, now?.losses.deployed].map {
      $0.map { " " + Numbers.loss($0) } ?? ""
    }
    let run = race.setup.runs > 1 ? ", run \(race.run + 1)" : ""
    let deployed = race.setup.task.isDeployedSampled ? " random picks" : " likeliest picks"
    let width = region.columns - margin - 1
    for (title, kind, withNumbers) in [
      ("\(race.followed.rawValue)\(run): loss  ", deployed, true),
      ("\(race.followed.rawValue)\(run)  ", "", true),
      ("loss  ", "", true), ("loss  ", "", false), ("", "", false),
    ] {
      let pieces: [(String, Style)] = [
        (title, theme.dim), (trainedMark, theme.leftBar),
        (" trained on" + (withNumbers ? numbers[0] : ""), theme.text), ("  " + deployedMark, theme.rightBar),
        (" deployed\(kind.isEmpty ? "" : ":\(kind)")" + (withNumbers ? numbers[1] : ""), theme.text),
      ]
      if pieces.reduce(0, { $0 + canvas.columns(of: $1.0) }) <= width || title.isEmpty {
        canvas.put(pieces, region.column + margin, region.row, width: width)
        return
      }
    }
  }
}
