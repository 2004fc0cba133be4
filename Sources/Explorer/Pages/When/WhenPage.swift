import Experiment
import GumbelEngine

/// When noise pays: tasks trained in four ways and deployed in two.
enum WhenPage: Page {
  static let name = "when"
  static let title = "When?"

  /// All experiments, with the present seed.
  static func job(_ state: State, visible: [Int]) -> WhenJob { WhenJob(seed: state.parameters.seed) }

  /// The keys that choose categories choose rows. Nothing that is set elsewhere has a part in what is measured here.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .objective(.edit): .shared
    case .choice(.category): lacks(group)
    case .choice(let choice): .own { $0.chooseWhenRow(choice) }
    case .chosenRow: .own { $0.trainWhenRow() }
    case .draws: .refused("The table is measured once: r does it with a new seed.")
    case .temperature, .noise, .categories, .sources, .construction, .objective, .estimator, .samples, .task,
      .schedule:
      .refused("Every row has a setting of its own. Enter trains it; 1 leads to yours.")
    case .baseline, .sorting, .display, .corners, .claim: lacks(group)
    }
  }

  /// The keys of categories are named after what they do to rows.
  static func hint(for binding: KeyBinding, in state: State) -> String? {
    switch binding.actions.first?.command {
    case .choose(by: -1): "row"
    case .editCategory: "train it"
    case .copyCommandLine: nil
    default: binding.hint
    }
  }

  /// How many runs are made.
  static func status(_ state: State) -> RunStatus {
    let found = state.currentWhen
    let (made, all) = (found.runsDone, found.runsInAll)
    return made == all
      ? RunStatus(["✓ \(all) runs", "✓ \(all)", "✓"])
      : RunStatus(["● \(made) of \(all) runs", "● \(made) of \(all)", "● \(made)", "●"])
  }

  /// What the chosen row says, then what all of them do.
  static func story(_ state: State) -> Story {
    let row = WhenAnswer.sentence(state.chosenWhenRow)
    let all = state.currentWhen.answer
    return Story([([row] + all).joined(separator: " "), row + (all.last.map { " " + $0 } ?? ""), row])
  }

  /// The question instead of the logits.
  static func subject(_ state: State) -> (name: String, isEdited: Bool) { ("eight tasks", false) }
}

extension State {
  /// What is to be measured now; `nil` where nobody looks.
  public var whenJob: WhenJob? { job() }

  /// The row that is chosen.
  public var chosenWhenRow: WhenRow { currentWhen.rows[when.chosen] }

  mutating func chooseWhenRow(_ choice: CommandGroup.Choice) {
    switch choice {
    case .by(let rows): when.chosen = min(max(when.chosen + rows, 0), Self.whenRowCount - 1)
    case .first: when.chosen = 0
    case .last: when.chosen = Self.whenRowCount - 1
    case .category: break
    }
  }

  /// Opens Training with the task and the temperature of the row, ready to run.
  mutating func trainWhenRow() {
    let experiment = chosenWhenRow.experiment
    // The temperatures of the table are above 0 and finite.
    let schedule = try! TemperatureSchedule.constant(experiment.temperature)
    change {
      $0.choices.task = experiment.task
      $0.choices.start = nil
      $0.choices.schedule = schedule
    }
    view = .training
    showStartOfRace()
    notice = Notice(text: "Space trains \(WhenAnswer.name(experiment)).", aside: "7 leads back.")
  }
}
