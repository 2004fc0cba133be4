import Experiment
import GumbelEngine

/// What moves the race.
extension State {
  /// The step that is seen.
  private var shownStep: Int { currentRace?.step ?? 0 }

  mutating func moveRace(_ control: CommandGroup.DrawControl) {
    switch control {
    case .pause(let on): if (training.heldAt != nil) != on { toggleTraining() }
    case .step: training.heldAt = min((training.heldAt ?? shownStep) + 1, parameters.choices.task.usual.steps)
    case .restart: beginAgain()
    case .pace(let faster):
      training.pace = min(max(training.pace + (faster ? 1 : -1), 0), TrainingControls.paces.count - 1)
    case .hold: break
    }
  }

  private mutating func toggleTraining() {
    if currentRace?.isDone == true, training.heldAt != nil { return beginAgain() }
    training.heldAt = training.heldAt == nil ? shownStep : nil
  }

  /// Starts again at step 0, running if it ran.
  private mutating func beginAgain() {
    let wasDone = currentRace?.isDone == true
    training.attempt += 1
    training.heldAt = training.heldAt == nil || wasDone ? nil : 0
  }

  mutating func chooseRun(_ choice: CommandGroup.Choice) {
    let runs = trainingSetup.runs
    switch choice {
    case .by(let rows): training.run = ((training.run + rows) % runs + runs) % runs
    case .first: training.run = 0
    case .last: training.run = runs - 1
    case .category: break
    }
  }

  /// Races with the next larger or smaller number of runs, from the start.
  mutating func scaleRuns(up: Bool) {
    let now = trainingSetup.runs
    let counts = TrainingControls.runCounts
    guard let next = up ? counts.first(where: { $0 > now }) : counts.last(where: { $0 < now }) else {
      notice = Notice(
        text: up ? "\(now) runs are the most that a key makes; --runs makes more." : "One run is the least.")
      return
    }
    change { $0.choices.runs = next }
    training.run = min(training.run, next - 1)
  }

  /// Follows another of the estimators that race.
  mutating func followRacer(_ change: CommandGroup.EstimatorChange) {
    switch change {
    case .by(let rows): followEstimator(by: rows, among: racers, from: followedRacer)
    case .set(let kind) where racers.contains(kind): self.change { $0.choices.estimator = kind }
    case .set(let kind): notice = Notice(text: "\(kind.rawValue) is not in this race.")
    }
  }

  /// Makes the schedule constant at the temperature that follows from today's.
  mutating func coolTraining(_ change: CommandGroup.TemperatureChange) {
    let today = currentRace?.temperature ?? parameters.choices.schedule.start
    switch change {
    case .step(let up): coolTraining(to: TemperatureScale.stop(from: today, up: up, extra: nil))
    case .scale(let up): coolTraining(to: TemperatureScale.scaled(today, up: up))
    case .set(let value): coolTraining(to: value)
    case .type: openField(.schedule, text: TrainingNotation.text(parameters.choices.schedule))
    }
  }

  private mutating func coolTraining(to value: Double?) {
    guard let value, let schedule = try? TemperatureSchedule.constant(value) else {
      notice = Notice(text: "The arrows end here; t types a schedule, such as exponential:1:0.1.")
      return
    }
    change(.temperature) { $0.choices.schedule = schedule }
  }

  mutating func takeNextSchedule() {
    let all = TrainingSchedules.all
    let place = all.firstIndex(of: parameters.choices.schedule) ?? -1
    change { $0.choices.schedule = all[(place + 1) % all.count] }
  }

  mutating func takeNextTask() {
    let all = TrainingTask.all
    let place = all.firstIndex { $0.name == parameters.choices.task.name } ?? -1
    setTask(all[(place + 1) % all.count])
  }

  mutating func setTask(_ task: TrainingTask) {
    change {
      $0.choices.task = task
      $0.choices.start = nil
    }
  }

  /// Another task waits to be started.
  mutating func showStartOfRace() {
    training.heldAt = 0
    training.run = 0
  }

  /// Lists the tasks, to choose one or to type one with its numbers.
  mutating func editTask() {
    view = .training
    overlays.append(.list(ListPicker(tasksAround: parameters.choices.task)))
  }
}
