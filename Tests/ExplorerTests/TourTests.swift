import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The tour` {
  /// The keys that each step names, in order.
  static let keys: [[Key]] = [
    [.character("n")], [.character("L"), .character("L")],
    Array(repeating: .character("H"), count: 3), [.character("d")], [.character(".")], [.character("<")],
    [.character("O"), .character("H")], [.character(" ")], [.character(" ")], [.character("7")],
  ]

  /// What happens besides: the race runs to its end.
  private func finishRace(_ state: inout State) {
    guard let job = state.trainingJob, job.heldAt == nil else { return }
    var race = TrainingMeasurement(
      setup: TrainingSetup(task: .trap, seed: job.setup.seed, runs: 1, attempt: job.setup.attempt),
      schedule: job.schedule, kernels: baselineKernels)
    while !race.isDone { race.advance() }
    let end = race.finding(followed: job.followed, run: 0)
    _ = state.apply(
      .finding(
        TrainingFinding(
          setup: job.setup, step: end.step, steps: end.steps, temperature: end.temperature,
          schedule: end.schedule, lanes: end.lanes, followed: end.followed, run: 0, history: end.history,
          pictures: nil, yardsticks: [])))
  }

  @Test func `is walked from start to end with the keys that it names`() throws {
    var state = State.opened()
    state.press(.character("T"))
    #expect(TourStep.all.count == Self.keys.count)
    for (place, keys) in Self.keys.enumerated() {
      #expect(state.tour == Tour(place: place), "the stage alone is no answer")
      for key in keys {
        #expect(state.tour?.isDone == false)
        state.press(key)
      }
      finishRace(&state)
      #expect(state.tour?.isDone == true, "step \(place + 1)")
      state.press(.enter)
    }
    #expect(state.tour == nil && state.notice?.text.hasPrefix("That was the tour.") == true)
    let end = state.parameters
    state.press(.enter)
    #expect(state.overlays.isEmpty && state.parameters == end, "one Enter too many does nothing")
    #expect(state.view == .when)
    state.press(.enter)
    #expect(state.view == .training, "the next one opens the chosen row, as always")
  }

  @Test func `leads to the trap, which every estimator runs twenty times, and to the answer`() {
    var state = State.opened()
    state.press(.character("T"))
    for schedule in [(0.5, 0.5), (5, 0.1)] {
      while state.view != .training || state.trainingJob?.schedule.start != schedule.0 { state.press(.enter) }
      #expect(state.trainingJob?.setup.task == .trap && state.trainingJob?.setup.runs == 20)
      #expect(state.trainingJob?.heldAt == 0 && state.trainingJob?.schedule.end == schedule.1)
    }
    state.press(.enter)
    #expect(state.tour?.isLast == true && state.view == .compare)
  }

  @Test func `can be left at any point and keeps the state`() {
    for place in TourStep.all.indices {
      var state = State.opened()
      state.press(.character("T"))
      for _ in 0..<place { state.press(.enter) }
      let before = state
      state.press(.escape)
      #expect(state.tour == nil)
      #expect(state.parameters == before.parameters && state.view == before.view)
      state.press(.character("T"))
      #expect(state.tour?.place == place, "and comes back to where it was left")
    }
  }

  @Test func `goes back, and no further than to the first step`() {
    var state = State.opened()
    state.press(.character("T"), .enter, .backspace)
    #expect(state.tour == Tour(place: 0))
    state.press(.character("n"), .backspace)
    #expect(state.tour == Tour(place: 0) && state.parameters.noise, "the stage is set anew")
  }

  @Test func `lets every other key do what it always does`() {
    var state = State.opened()
    state.press(.character("T"), .character("?"))
    #expect(state.overlays == [.help(scroll: 0)])
    state.press(.escape)
    #expect(state.tour != nil, "Esc closes the help first")
    state.press(.character("3"))
    #expect(state.view == View(rawValue: 2))
    #expect(state.press(.character("q")) == [.quit])
  }

  @Test func `is undone like every change`() {
    let opened = State.opened(Presets.all[3])
    var state = opened
    state.press(.character("T"), .escape, .character("u"))
    #expect(state.parameters == opened.parameters && state.source == opened.source)
  }

  @Test func `starts by a command as well`() throws {
    var state = State.opened()
    _ = state.apply(.command(try parseCommand("tour", in: state)))
    #expect(state.tour == Tour(place: 0))
  }
}
