import Console
import Experiment
import Explorer
import GumbelEngine

/// The view of the race of the estimators.
struct TrainingView: PageDrawing {
  let state: State
  let layout: TrainingLayout
  /// The estimators, in the order of their tracks.
  let racers: [EstimatorKind]

  private static let taskLabel = "task "
  private static let scheduleLabel = "schedule "

  init(_ state: State, size: GridSize) {
    self.state = state
    racers = state.racers
    layout = TrainingLayout(
      size: size, racers: racers.count, chosen: racers.firstIndex(of: state.followedRacer) ?? 0,
      isNetwork: state.parameters.choices.task.isNetwork)
  }

  /// Where the name of the task stands.
  var task: Region {
    let start = layout.margin + Self.taskLabel.count
    let columns = min(
      TrainingNotation.text(state.parameters.choices.task).count, layout.size.columns - start - 1)
    return Region(column: start, row: layout.settings.row, columns: columns)
  }

  /// Where the schedule stands.
  var schedule: Region {
    let isBelow = layout.settings.rows > 1
    let label = layout.size.columns >= 56 || isBelow ? Self.scheduleLabel.count : 0
    let start = isBelow ? layout.margin + label : task.end + 2 + label
    let columns = min(
      TrainingNotation.text(state.parameters.choices.schedule).count, layout.size.columns - start - 1)
    return Region(column: start, row: layout.settings.bottom - 1, columns: max(columns, 0))
  }

  var places: PageLayout {
    let settings = [(Target.task, task), (.schedule, schedule)].map {
      PageLayout.Place(target: $0, region: $1)
    }
    let estimators = layout.window.places.enumerated().map { offset, place in
      PageLayout.Place(
        target: .estimator(racers[place]),
        region: Region(column: 0, row: layout.table.row + offset, columns: layout.size.columns))
    }
    // No categories show, and none is edited here.
    let last = Region(column: 0, row: layout.table.bottom - 1, columns: layout.size.columns)
    return PageLayout(
      targets: settings + estimators,
      categories: CategoryPlaces(chosenIn: state, row: last, margin: layout.margin))
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    let width = layout.size.columns
    drawSettings(on: &canvas)
    if let row = layout.sentence {
      canvas.put(
        state.parameters.choices.task.sentence, layout.margin, row, width: width - 2 * layout.margin,
        style: canvas.theme.text)
    }
    canvas.drawRules(layout.rules, width: width)
    RaceTracks(state: state, racers: racers, layout: layout).draw(on: &canvas)
    if let race = state.currentRace, race.step > 0 {
      if let region = layout.losses {
        if race.setup.task.isNetwork {
          NetworkCurves(race: race, region: region, margin: layout.margin).draw(on: &canvas)
        } else {
          LossCurves(race: race, region: region, margin: layout.margin).draw(on: &canvas)
        }
      }
      if let region = layout.paths, race.setup.task.isNetwork {
        if let pictures = race.pictures {
          NetworkPictureStrips(pictures: pictures, task: race.setup.task, region: region).draw(on: &canvas)
        }
      } else if let region = layout.paths {
        ProbabilityPaths(
          race: race, schedule: state.parameters.choices.schedule, region: region,
          margin: layout.losses == nil ? layout.margin : 1
        ).draw(on: &canvas)
      }
    } else if let region = layout.losses {
      RaceGlossary(
        region: Region(
          column: region.column, row: region.row, columns: width - region.column, rows: region.rows),
        task: state.parameters.choices.task
      ).draw(margin: layout.margin, on: &canvas)
    }
    StoryLine(
      texts: state.raceStory(tellsTask: layout.sentence == nil).tellings, region: layout.story
    ).draw(margin: layout.margin, on: &canvas)
  }

  private func drawSettings(on canvas: inout Canvas) {
    let theme = canvas.theme
    let (task, schedule) = (task, schedule)
    canvas.put(Self.taskLabel, layout.margin, task.row, style: theme.accent)
    canvas.put(
      TrainingNotation.text(state.parameters.choices.task), task.column, task.row, width: task.columns,
      style: theme.label)
    let label = schedule.column - (layout.settings.rows > 1 ? layout.margin : task.end + 2)
    if label > 0 {
      canvas.put(Self.scheduleLabel, schedule.column - label, schedule.row, style: theme.accent)
    }
    let end = canvas.put(
      TrainingNotation.text(state.parameters.choices.schedule), schedule.column, schedule.row,
      width: schedule.columns, style: theme.label)
    let temperature = state.currentRace?.temperature ?? state.parameters.choices.schedule.start
    let room = layout.size.columns - end - 2
    let start = state.parameters.choices.start.map { "  start \(formatLogitList($0))" } ?? ""
    let now = "\(start)  τ now \(Numbers.temperature(temperature))"
    let usual = state.parameters.choices.task.usual
    let pace = TrainingControls.paces[state.training.pace].map { "\($0) steps/s" } ?? "full speed"
    let rest = "  \(pace)  batch \(usual.batch), Adam \(Numbers.exact(usual.rate))"
    let seed = "  seed \(state.parameters.seed)"
    canvas.put(
      canvas.firstFitting([now + rest + seed, now + rest, now + "  \(pace)", now, ""], width: room), end,
      schedule.row, style: theme.dim)
  }
}

/// What the words over the tracks mean, where the curves will be once there is a race.
struct RaceGlossary {
  let region: Region

  let task: TrainingTask

  private var words: [(String, String)] {
    if task.isNetwork {
      let pick = task.isDeployedSampled ? "random picks" : "the likeliest picks"
      return [
        ("deployed", "loss of \(pick) on test data, the network as it is used later"),
        ("trained on", "loss of the forward pass of training, on test data"),
        ("mixture", "loss of softmax(θ/τ) on test data, were it deployed as it is"),
      ] + (task.isDeployedSampled ? [] : [("random", "loss of random picks by softmax(θ) on test data")])
    }
    return [
      ("solved", "runs that stand at the solution"),
      ("deployed", "loss of the likeliest pick, the one that is used later"),
      ("expected", "mean loss of random picks, which is to be made small"),
      ("relaxed", "loss of the mixture, which softmax trains in its stead"),
      ("flips", "how often the likeliest pick has changed, on average"),
    ]
  }

  func draw(margin: Int, on canvas: inout Canvas) {
    let start = region.column + margin
    let indent = 2 + (words.map(\.0.count).max() ?? 0)
    for (offset, (word, meaning)) in words.prefix(region.rows).enumerated() {
      canvas.put(word, start, region.row + offset, style: canvas.theme.label)
      canvas.put(
        meaning, start + indent, region.row + offset, width: region.end - start - indent,
        style: canvas.theme.dim)
    }
  }
}
