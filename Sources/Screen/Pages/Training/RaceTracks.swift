import Experiment
import Console
import Explorer
import GumbelEngine

/// The estimators as tracks: the share of runs that stand at a solution as a bar, or of a network the deployed loss beside
/// the largest, and the losses now.
struct RaceTracks {
  let state: State
  let racers: [EstimatorKind]
  let layout: TrainingLayout

  /// A column of numbers after the bar.
  private enum Figure: CaseIterable {
    case deployed, expected, relaxed, flips, score
    /// The loss of the forward pass of training; of a network.
    case trained
  }

  private static let figureWidth = 9

  private var task: TrainingTask { state.parameters.choices.task }
  private var solvedWidth: Int { task.canBeSolved ? 6 : 0 }

  /// Columns of a figure: the deployed loss of a network has its error and a mark.
  private func width(_ figure: Figure) -> Int {
    guard task.isNetwork else { return Self.figureWidth }
    return figure == .deployed ? 16 : figure == .trained ? 12 : 10
  }

  private var name: Int { layout.margin + (layout.size.columns >= 72 ? 2 : 1) }
  private var nameWidth: Int { layout.size.columns >= 110 ? 24 : layout.size.columns >= 72 ? 15 : 14 }

  private var figures: [Figure] {
    let hasScore = task.scoreName != nil
    let all: [Figure] =
      task.isNetwork
      ? [.deployed, .trained, .relaxed] + (task.isDeployedSampled ? [] : [.expected])
      : [.deployed] + (hasScore ? [.score] : []) + [.expected, .relaxed, .flips]
    var room = layout.size.columns - name - nameWidth - solvedWidth - 12
    let fitting = all.prefix { figure in
      room -= width(figure)
      return room >= 0
    }
    return fitting.isEmpty ? [.deployed] : Array(fitting)
  }

  private var bar: Region {
    let start = name + nameWidth + 1
    let end = layout.size.columns - 2 - figures.reduce(0) { $0 + width($1) } - solvedWidth
    return Region(column: start, row: 0, columns: max(min(end - start, 60), 4))
  }

  func draw(on canvas: inout Canvas) {
    drawHeadings(on: &canvas)
    for (offset, place) in layout.window.places.enumerated() {
      drawTrack(racers[place], row: layout.table.row + offset, on: &canvas)
    }
    let last = layout.table.row + layout.window.places.count - 1
    layout.window.drawArrows(first: layout.table.row, last: last, on: &canvas)
  }

  /// Columns behind a figure for the mark of the best.
  private func mark(_ figure: Figure) -> Int { task.isNetwork && figure == .deployed ? 2 : 0 }

  private func end(_ place: Int) -> Int {
    bar.end + solvedWidth + figures[...place].reduce(0) { $0 + width($1) }
  }

  private func drawHeadings(on canvas: inout Canvas) {
    let (theme, row) = (canvas.theme, layout.headings)
    canvas.put("estimator", name, row, width: nameWidth, style: theme.dim)
    if task.isNetwork {
      canvas.put(
        canvas.firstFitting(
          ["deployed loss, beside the largest", "deployed loss", ""], width: bar.columns - 1),
        bar.column, row, width: bar.columns, style: theme.dim)
    }
    if task.canBeSolved {
      canvas.put(
        canvas.firstFitting(["runs at a solution", "runs", ""], width: bar.columns - 1), bar.column, row,
        width: bar.columns, style: theme.dim)
      canvas.putRight("solved", end: bar.end + solvedWidth, row, style: theme.dim)
    }
    for (place, figure) in figures.enumerated() {
      let title =
        switch figure {
        case .deployed: "deployed"
        case .expected: task.isNetwork ? "random" : "expected"
        case .relaxed: task.isNetwork ? "mixture" : "relaxed"
        case .trained: "trained on"
        case .flips: "flips"
        case .score: task.scoreName ?? ""
        }
      canvas.putRight(
        title, end: end(place) - mark(figure), row, width: width(figure) - 1,
        style: figure == .deployed ? theme.label : theme.dim)
    }
  }

  private func drawTrack(_ kind: EstimatorKind, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isFollowed = kind == state.followedRacer
    if isFollowed { canvas.set(canvas.symbols.selected, 0, row, style: theme.selection) }
    canvas.put(
      canvas.firstFitting(kind.raceNames, width: nameWidth), name, row, width: nameWidth,
      style: isFollowed ? theme.selection : theme.text)
    if isFollowed, let ground = theme.selectionGround {
      canvas.grid.restyle(column: 0, row: row, columns: name + nameWidth) { $0.background = ground }
    }
    guard let race = state.currentRace, let lane = race.lane(kind) else { return }
    if race.setup.task.canBeSolved {
      let runs = race.setup.runs
      var cells = bar
      cells.row = row
      Bar(cells: cells, style: isFollowed ? theme.rightBar : theme.leftBar)
        .draw(Double(lane.solved) / Double(runs), on: &canvas)
      canvas.putRight(
        "\(lane.solved)/\(runs)", end: bar.end + solvedWidth, row,
        style: lane.solved == runs ? theme.ok : theme.text)
    }
    let largest = race.lanes.filter { $0.failure == nil }.map(\.losses.deployed).max() ?? 0
    if task.isNetwork, lane.failure == nil, largest > 0 {
      var cells = bar
      cells.row = row
      Bar(cells: cells, style: isFollowed ? theme.rightBar : theme.leftBar)
        .draw(lane.losses.deployed / largest, on: &canvas)
    }
    let isBest = best.contains(kind)
    for (place, figure) in figures.enumerated() {
      let text = lane.failure == nil ? self.text(figure, lane) : place == 0 ? "diverged" : ""
      let isMarked = isBest && figure == .deployed
      let end = end(place) - mark(figure)
      canvas.putRight(
        text, end: end, row, width: width(figure) - 1, style: isMarked ? theme.ok : theme.text)
      if isMarked { canvas.set(canvas.symbols.amongBest, end + 1, row, style: theme.ok) }
    }
  }

  /// The networks that are the best at the end, over enough runs to say so.
  private var best: [EstimatorKind] {
    guard let race = state.currentRace, race.isDone, race.setup.task.isNetwork else { return [] }
    let all = WayComparison(race.lanes.filter { $0.failure == nil }.map { $0.cell(.pick) })
    return all.runs >= WayComparison.fewestRuns ? all.best : []
  }

  private func text(_ figure: Figure, _ lane: TrainingLane) -> String {
    switch figure {
    case .deployed: loss(lane.losses.deployed) + (error(lane).map { " ±" + $0 } ?? "")
    case .expected: lane.losses.expected.map(loss) ?? "–"
    case .relaxed: loss(lane.losses.relaxed)
    case .trained: lane.trained.map(loss) ?? "–"
    case .flips: task.countsFlips ? Numbers.fixed(lane.flips, 1) : "–"
    case .score: lane.score.map { Numbers.share($0) } ?? "–"
    }
  }

  private func loss(_ value: Double) -> String {
    task.isNetwork ? Numbers.loss(value) : Numbers.fixed(value, 4)
  }

  /// Two standard errors of the deployed loss of a network, over its runs.
  private func error(_ lane: TrainingLane) -> String? {
    task.isNetwork ? lane.cell(.pick).twoErrors.map(Numbers.loss) : nil
  }
}

extension EstimatorKind {
  /// The name on a track, with fewer and fewer letters.
  fileprivate var raceNames: [String] {
    switch self {
    case .stGumbelSoftmax, .straightThrough, .straightThroughArgmax: names
    default: [rawValue]
    }
  }
}
