import GumbelEngine

// In the training view, keys of draws and temperature move the race.
extension State {
  /// Does what `command` means to a race; returns whether it means anything there.
  mutating func train(_ command: Command) -> Bool {
    switch command {
    case .togglePause: toggleTraining()
    case .singleDraw:
      training.heldAt = min((training.heldAt ?? shownStep) + 1, parameters.choices.task.usual.steps)
    case .clearCounts: beginAgain()
    case .changePace(let faster):
      training.pace = min(max(training.pace + (faster ? 1 : -1), 0), TrainingControls.paces.count - 1)
    case .stepTemperature(let up): coolTraining { TemperatureScale.stop(from: $0, up: up, extra: nil) }
    case .scaleTemperature(let up): coolTraining { TemperatureScale.scaled($0, up: up) }
    case .setTemperature(let value): coolTraining { _ in value }
    case .typeTemperature: openField(.schedule, text: TrainingNotation.text(parameters.choices.schedule))
    case .nextObjective: takeNextTask()
    case .editObjective: openField(.task, text: TrainingNotation.text(parameters.choices.task))
    case .choose(let rows):
      let runs = trainingSetup.runs
      training.run = ((training.run + rows) % runs + runs) % runs
    case .chooseFirst: training.run = 0
    case .chooseLast: training.run = trainingSetup.runs - 1
    default: return false
    }
    return true
  }

  /// The step that is seen.
  private var shownStep: Int { currentRace?.step ?? 0 }

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

  /// Makes the schedule constant at the temperature that follows from today's.
  private mutating func coolTraining(_ next: (Double) -> Double?) {
    let today = currentRace?.temperature ?? parameters.choices.schedule.start
    guard let value = next(today), let schedule = try? TemperatureSchedule.constant(value) else {
      notice = Notice(text: "The arrows end here; t types a schedule, such as exponential:1:0.1.")
      return
    }
    change(.temperature) { $0.choices.schedule = schedule }
  }

  mutating func takeNextSchedule() {
    let all = TrainingSchedules.all
    let place = all.firstIndex(of: parameters.choices.schedule) ?? -1
    setSchedule(all[(place + 1) % all.count])
  }

  mutating func setSchedule(_ schedule: TemperatureSchedule) {
    change { $0.choices.schedule = schedule }
    if view != .training {
      notice = Notice(text: "Schedule of the training view: \(TrainingNotation.text(schedule)).")
    }
  }

  private mutating func takeNextTask() {
    let all = TrainingTask.all
    let place = all.firstIndex { $0.name == parameters.choices.task.name } ?? -1
    setTask(all[(place + 1) % all.count])
  }

  mutating func setTask(_ task: TrainingTask) {
    if view != .training {
      notice = Notice(text: "Task of the training view: \(TrainingNotation.text(task)).")
    }
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

  mutating func editTask() {
    view = .training
    openField(.task, text: TrainingNotation.text(parameters.choices.task))
  }
}
