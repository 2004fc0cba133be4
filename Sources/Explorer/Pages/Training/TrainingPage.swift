import Experiment
import GumbelEngine

/// The race of the estimators on a task.
enum TrainingPage: Page {
  static let name = "training"
  static let title = "Training"

  /// How the estimators train, and what they have to learn. The other keys are those of draws and temperature, which mean
  /// the same for a race.
  static let bindings: [KeyBinding] = [
    KeyBinding(
      .training, KeyAction(.character("S"), word: "schedule", command: .nextSchedule),
      hint: "schedule",
      sentence: "Takes the next temperature schedule, also while training."),
    KeyBinding(
      .training, KeyAction(.control("t"), word: "task", command: .editTask),
      sentence: "Lists the tasks to train; one with numbers is typed: polynomial:3."),
  ]

  /// The race, its schedule, and the run whose way is shown.
  static func job(_ state: State, visible: [Int]) -> TrainingJob {
    let training = state.training
    return TrainingJob(
      setup: state.trainingSetup, schedule: state.parameters.choices.schedule, followed: state.followedRacer,
      run: min(training.run, state.trainingSetup.runs - 1), heldAt: training.heldAt,
      pace: TrainingControls.paces[training.pace])
  }

  /// What moves draws and the temperature elsewhere moves the race. The logits of the other views have no part in it.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .task, .schedule: .shared
    case .temperature(let change): .own { $0.coolTraining(change) }
    case .draws(.hold), .choice(.category): lacks(group)
    case .draws(let control): .own { $0.moveRace(control) }
    case .choice(let choice): .own { $0.chooseRun(choice) }
    case .objective(.next): .own { $0.takeNextTask() }
    case .objective(.edit): .own { $0.editTask() }
    case .estimator(let change): .own { $0.followRacer(change) }
    case .samples:
      switch command {
      case .scaleSamples(let up): .own { $0.scaleRuns(up: up) }
      default: lacks(group)
      }
    case .noise: .refused("Every estimator has the noise that it is defined with. Press 1 for Compare.")
    case .chosenRow, .categories, .sources, .construction, .baseline, .sorting, .display, .corners,
      .objective(.set), .claim:
      lacks(group)
    }
  }

  /// The keys of draws and temperature are named after what they do to the race.
  static func hint(for binding: KeyBinding, in state: State) -> String? {
    switch binding.actions.first?.command {
    case .togglePause: state.training.heldAt == nil ? "pause" : "train"
    case .singleDraw: "step"
    case .changePace: "speed"
    case .stepTemperature: "τ"
    case .nextObjective: "task"
    case .scaleSamples: state.parameters.choices.task.isNetwork ? "runs" : nil
    case .choose(let rows): abs(rows) == 1 ? "run" : nil
    case .clearCounts: "again"
    case .undo, .copyCommandLine: nil
    default: binding.hint
    }
  }

  /// The steps of the race.
  static func status(_ state: State) -> RunStatus {
    let (step, steps) = (state.currentRace?.step ?? 0, state.parameters.choices.task.usual.steps)
    if step == steps { return RunStatus(["✓ \(steps) steps", "✓ \(steps)", "✓"]) }
    let isHeld = state.training.heldAt != nil
    let mark = isHeld ? "‖" : "●"
    return RunStatus(
      ["\(mark) step \(step) of \(steps)", "\(mark) step \(step)", "\(mark) \(step)", mark], isHeld: isHeld)
  }

  /// The task, then how the race stands, then the verdict.
  static func story(_ state: State) -> Story { state.raceStory(tellsTask: true) }

  /// The task instead of the logits.
  static func subject(_ state: State) -> (name: String, isEdited: Bool) {
    (TrainingNotation.text(state.parameters.choices.task), false)
  }
}

extension State {
  /// What is to be trained now; `nil` where nobody looks.
  public var trainingJob: TrainingJob? { job() }
}
