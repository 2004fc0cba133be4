import Console
import Explorer
import GumbelEngine

/// The estimators as tracks: the share of runs that stand at a solution as a bar, and the losses now.
struct RaceTracks {
  let state: State
  let racers: [EstimatorKind]
  let layout: TrainingLayout

  /// A column of numbers after the bar.
  private enum Figure: CaseIterable {
    case deployed, expected, relaxed, flips, score
  }

  private static let figureWidth = 9
  private static let solvedWidth = 6

  private var name: Int { layout.margin + (layout.size.columns >= 72 ? 2 : 1) }
  private var nameWidth: Int { layout.size.columns >= 110 ? 24 : layout.size.columns >= 72 ? 15 : 14 }

  private var figures: [Figure] {
    let hasScore = state.parameters.choices.task.scoreName != nil
    let all: [Figure] = [.deployed] + (hasScore ? [.score] : []) + [.expected, .relaxed, .flips]
    let room = layout.size.columns - name - nameWidth - Self.solvedWidth - 12
    return Array(all.prefix(max(room / Self.figureWidth, 1)))
  }

  private var bar: Region {
    let start = name + nameWidth + 1
    let end = layout.size.columns - 2 - figures.count * Self.figureWidth - Self.solvedWidth
    return Region(column: start, row: 0, columns: max(min(end - start, 60), 4))
  }

  func draw(on canvas: inout Canvas) {
    drawHeadings(on: &canvas)
    for (offset, place) in layout.window.places.enumerated() {
      drawTrack(racers[place], row: layout.table.row + offset, on: &canvas)
    }
    let last = layout.table.row + layout.window.places.count - 1
    for (hidden, glyph, row) in [
      (layout.window.above, canvas.symbols.above, layout.table.row),
      (layout.window.below, canvas.symbols.below, last),
    ] where hidden > 0 && canvas.grid[0, row].scalar == " " {
      canvas.set(glyph, 0, row, style: canvas.theme.dim)
    }
  }

  private func end(_ place: Int) -> Int { bar.end + Self.solvedWidth + (place + 1) * Self.figureWidth }

  private func drawHeadings(on canvas: inout Canvas) {
    let (theme, row) = (canvas.theme, layout.headings)
    canvas.put("estimator", name, row, width: nameWidth, style: theme.dim)
    if state.parameters.choices.task.canBeSolved {
      canvas.put(
        canvas.firstFitting(["runs at a solution", "runs", ""], width: bar.columns - 1), bar.column, row,
        width: bar.columns, style: theme.dim)
      canvas.putRight("solved", end: bar.end + Self.solvedWidth, row, style: theme.dim)
    }
    for (place, figure) in figures.enumerated() {
      let title =
        switch figure {
        case .deployed: "deployed"
        case .expected: "expected"
        case .relaxed: "relaxed"
        case .flips: "flips"
        case .score: state.parameters.choices.task.scoreName ?? ""
        }
      canvas.putRight(
        title, end: end(place), row, width: Self.figureWidth - 1,
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
        "\(lane.solved)/\(runs)", end: bar.end + Self.solvedWidth, row,
        style: lane.solved == runs ? theme.ok : theme.text)
    }
    for (place, figure) in figures.enumerated() {
      let text = lane.failure == nil ? self.text(figure, lane) : place == 0 ? "diverged" : ""
      canvas.putRight(text, end: end(place), row, width: Self.figureWidth - 1, style: theme.text)
    }
  }

  private func text(_ figure: Figure, _ lane: TrainingLane) -> String {
    switch figure {
    case .deployed: Numbers.fixed(lane.losses.deployed, 4)
    case .expected: lane.losses.expected.map { Numbers.fixed($0, 4) } ?? "–"
    case .relaxed: Numbers.fixed(lane.losses.relaxed, 4)
    case .flips: state.parameters.choices.task.countsFlips ? Numbers.fixed(lane.flips, 1) : "–"
    case .score: lane.score.map { Numbers.share($0) } ?? "–"
    }
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
