import GumbelEngine

/// What a command is about. A view either has it or refuses the command, see `Page.handling(of:)`.
///
/// Groups that a view may perform in its own way carry what is asked of it.
enum CommandGroup: Equatable {
  /// Views, history, seed, files to write, overlays and the program itself: the same in every view.
  case program
  case temperature(TemperatureChange)
  /// Noise and `hard`.
  case noise
  case draws(DrawControl)
  /// The row that is chosen in a list.
  case choice(Choice)
  /// What Enter does with the chosen row.
  case chosenRow
  /// Labels and logits.
  case categories
  /// Presets and files, which bring other labels and logits.
  case sources
  case construction(Side)
  case baseline, sorting, display
  /// The corners of the triangle.
  case corners
  case objective(ObjectiveChange)
  case estimator(EstimatorChange)
  case samples, task, schedule, claim

  /// How the temperature is changed.
  enum TemperatureChange: Equatable {
    /// To the next stop of its scale; doubled or halved.
    case step(up: Bool), scale(up: Bool)
    case set(Double)
    case type
  }

  /// How far draws go, and how fast.
  enum DrawControl: Equatable {
    /// Pauses or runs on; `nil` does what was not done before.
    case pause(on: Bool?)
    case step, restart
    case pace(faster: Bool)
    case hold(at: Int)
  }

  /// Which row is chosen.
  enum Choice: Equatable {
    case by(Int)
    case first, last
    /// A category, or the search for one.
    case category
  }

  /// How the objective is changed. `edit` opens the view that has one.
  enum ObjectiveChange: Equatable { case next, set, edit }

  /// Which estimator is followed.
  enum EstimatorChange: Equatable {
    case by(Int)
    case set(EstimatorKind)
  }
}

extension Command {
  /// What the command is about.
  var group: CommandGroup {
    switch self {
    case .stepTemperature(let up): .temperature(.step(up: up))
    case .scaleTemperature(let up): .temperature(.scale(up: up))
    case .setTemperature(let value): .temperature(.set(value))
    case .typeTemperature: .temperature(.type)
    case .toggleNoise, .toggleHard, .turn(.noise, _), .turn(.hard, _): .noise
    case .togglePause: .draws(.pause(on: nil))
    case .turn(.pause, let on): .draws(.pause(on: on))
    case .singleDraw: .draws(.step)
    case .clearCounts: .draws(.restart)
    case .changePace(let faster): .draws(.pace(faster: faster))
    case .setDraws(let draws): .draws(.hold(at: draws))
    case .choose(let rows): .choice(.by(rows))
    case .chooseFirst: .choice(.first)
    case .chooseLast: .choice(.last)
    case .chooseCategory, .openFinder: .choice(.category)
    case .editCategory: .chosenRow
    case .stepLogit, .setLogit, .setLabel, .appendCategory, .takeCategories, .editAll, .addCategory,
      .removeCategory:
      .categories
    case .takePreset, .takePresetAt, .openFile: .sources
    case .cycleConstruction(let side), .setConstruction(let side, _): .construction(side)
    case .toggleBaseline, .turn(.baseline, _): .baseline
    case .toggleSort, .turn(.sort, _): .sorting
    case .cycleDisplay, .setDisplay: .display
    case .takeCorner, .takeLikeliestCorners, .toggleRest: .corners
    case .nextObjective: .objective(.next)
    case .setObjective: .objective(.set)
    case .editObjective: .objective(.edit)
    case .stepEstimator(let rows): .estimator(.by(rows))
    case .setEstimator(let kind): .estimator(.set(kind))
    case .scaleSamples, .setSamples: .samples
    case .setTask: .task
    case .nextSchedule, .setSchedule: .schedule
    case .chooseClaim: .claim
    case .newSeed, .setSeed, .openView, .switchView, .editTask, .scrub, .followNewest, .undo, .redo,
      .copyCommandLine, .copyCode, .typeFile, .chooseRow, .nextQuantity, .cycleTheme, .setTheme, .openTour,
      .moveTour,
      .openHelp, .openPalette, .back, .redraw, .suspend, .quit, .scrollHelp, .highlight, .complete, .commit,
      .edit:
      .program
    }
  }
}

extension CommandGroup {
  /// What a view that refuses the command has none of, and the view that has it; `nil` for what every view has.
  var subject: (noun: String, home: View)? {
    switch self {
    case .program: nil
    case .temperature: ("temperature", .compare)
    case .noise: ("noise switch", .compare)
    case .draws: ("draws to pause or count", .compare)
    case .choice: ("categories to choose from", .compare)
    case .chosenRow, .categories: ("categories to change", .compare)
    case .sources: ("logits to replace", .compare)
    case .construction: ("panels", .compare)
    case .baseline: ("baseline", .compare)
    case .sorting: ("list to sort", .compare)
    case .display: ("choice of numbers", .compare)
    case .corners: ("triangle", .simplex)
    case .objective: ("objective", .gradients)
    case .estimator: ("estimators", .gradients)
    case .samples: ("samples of estimators", .gradients)
    case .task: ("task", .training)
    case .schedule: ("schedule", .training)
    case .claim: ("claims", .claims)
    }
  }
}
