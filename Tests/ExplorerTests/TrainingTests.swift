import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The training view` {
  private func opened() -> State {
    var state = State.opened()
    _ = state.apply(.command(.openView(.training)))
    return state
  }

  /// The state after the race has come to the step that it is held at, or to `steps`.
  private func raced(_ state: State, steps: Int) -> State {
    var state = state
    let job = state.trainingJob!
    var race = TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: baselineKernels)
    for _ in 0..<min(steps, job.heldAt ?? .max) { race.advance() }
    _ = state.apply(.finding(race.finding(followed: job.followed, run: job.run)))
    return state
  }

  @Test func `is what asks for a race, which waits for a start`() {
    #expect(State.opened().trainingJob == nil)
    let job = opened().trainingJob
    #expect(job?.setup.task == .trap && job?.setup.runs == 20 && job?.heldAt == 0)
    #expect(job?.followed == .gumbelSoftmax && job?.pace == 200)
  }

  @Test func `starts, pauses, steps and changes its speed`() {
    var state = opened()
    state.press(.character(" "))
    #expect(state.trainingJob?.heldAt == nil)
    state = raced(state, steps: 40)
    state.press(.character(" "))
    #expect(state.trainingJob?.heldAt == 40)
    state.press(.character("."))
    #expect(state.trainingJob?.heldAt == 41)
    state.press(.character("f"), .character("f"), .character("f"), .character("f"))
    #expect(state.trainingJob?.pace == nil)
    state.press(.character("F"))
    #expect(state.trainingJob?.pace == 1000)
    #expect(state.heldAt == nil, "the draws of the other views go their own way")
  }

  @Test func `begins again with c, and with Space when it is over`() {
    var state = raced(opened().with { $0.training.heldAt = nil }, steps: 2000)
    #expect(state.currentRace?.isDone == true)
    state.press(.character("c"))
    #expect(state.currentRace == nil && state.trainingJob?.setup.attempt == 1)
  }

  @Test func `changes temperature and schedule under way without beginning again`() throws {
    var state = raced(opened().with { $0.training.heldAt = nil }, steps: 20)
    let setup = state.trainingJob?.setup
    state.press(.character("S"))
    #expect(try state.parameters.choices.schedule == .constant(1))
    state.press(.left)
    #expect(
      state.parameters.choices.schedule.shape == .constant && state.parameters.choices.schedule.start < 1)
    state.press(.character("t"))
    state.type("exponential:2:0.5")
    state.press(.enter)
    #expect(state.parameters.choices.schedule.start == 2 && state.parameters.choices.schedule.end == 0.5)
    #expect(state.trainingJob?.setup == setup && state.currentRace != nil)
    #expect(state.parameters.temperature == State.opened().parameters.temperature)
  }

  @Test func `takes other tasks, estimators and runs`() {
    var state = opened()
    state.press(.character("O"))
    #expect(state.parameters.choices.task.name == "linear" && state.trainingJob?.heldAt == 0)
    state.press(.control("t"))
    state.type("polynomial:3")
    state.press(.enter)
    #expect(state.parameters.choices.task == .polynomial(exponent: 3) && state.trainingSetup.runs == 3)
    state.press(.down)
    #expect(state.trainingJob?.run == 1)
    state.press(.up, .up)
    #expect(state.trainingJob?.run == 2)
    let before = state.followedRacer
    state.press(.character("x"))
    #expect(state.followedRacer != before && state.followedRacer == state.estimator)
    state.press(.character("X"))
    #expect(state.followedRacer == before)
  }

  @Test func `keeps a text that it cannot read, with the reason`() {
    var state = opened()
    state.press(.character("t"))
    state.type("linear:1")
    state.press(.enter)
    #expect(state.field?.problem?.contains("is no schedule") == true)
  }

  @Test func `understands task and schedule in words`() throws {
    let state = State.opened()
    #expect(try parseCommand("task rebar:0.3", in: state) == .setTask(.rebar(target: 0.3)))
    let schedule = try TemperatureSchedule(.cosine, from: 1, to: 0.1)
    #expect(try parseCommand("schedule cosine:1:0.1", in: state) == .setSchedule(schedule))
    #expect(throws: CommandError.self) { try parseCommand("schedule cosine:1", in: state) }
  }

  @Test func `shows no race of another task or seed`() {
    let state = raced(opened().with { $0.training.heldAt = nil }, steps: 10)
    #expect(state.currentRace?.step == 10)
    #expect(state.with { $0.parameters.choices.task = .pointer }.currentRace == nil)
    #expect(state.with { $0.parameters.seed &+= 1 }.currentRace == nil)
  }

  @Test func `is the same race however the steps are cut, and follows any run`() {
    let job = opened().trainingJob!
    func race() -> TrainingMeasurement {
      TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: baselineKernels)
    }
    var (one, other) = (race(), race())
    for _ in 0..<50 { one.advance() }
    for _ in 0..<50 {
      other.advance()
      _ = other.finding(followed: .exact, run: 3)
    }
    #expect(one.finding(followed: .rloo, run: 7) == other.finding(followed: .rloo, run: 7))
    #expect(
      one.finding(followed: .rloo, run: 7).history.map(\.step)
        == Array(stride(from: 0, through: 50, by: 8).prefix(7)))
  }

  @Test func `ends with a verdict and its numbers`() {
    let state = raced(opened().with { $0.training.heldAt = nil }, steps: 2000)
    let story = TrainingPage.story(state).tellings[0]
    #expect(
      story.hasPrefix(
        "Noise pays here: softmax solves 0 of 20, gumbel-softmax 20. The mixture that softmax trains costs 0.000, "
          + "the pick that it deploys 1.000. Solved by all 20 runs of exact, reinforce, rloo, gumbel-softmax,"
      ))
    #expect(story.hasSuffix("Never by softmax, straight-through and straight-through-argmax."))
    #expect(TrainingPage.story(state).tellings.allSatisfy { !$0.isEmpty })
    let start = TrainingPage.story(opened()).tellings
    #expect(start[0].hasPrefix(TrainingTask.trap.sentence) && start[0].contains("Space starts"))
  }

  @Test func `says where noise hurts, and where a run went nowhere`() throws {
    var state = opened()
    state.press(.character("O"))
    state = raced(state.with { $0.training.heldAt = nil }, steps: 100)
    #expect(TrainingPage.story(state).tellings[0].hasPrefix("Noise hurts here: softmax solves"))
    state.press(.control("t"))
    state.type("linear:1e200,-1e200")
    state.press(.enter)
    state = raced(state.with { $0.training.heldAt = nil }, steps: 3)
    let failure = try #require(state.currentRace?.lane(.exact)?.failure)
    #expect(failure.lastGoodStep == 0 && failure.reason == .notFinite)
    #expect(TrainingPage.story(state).tellings[0].contains("went nowhere; its last good step is"))
  }

  @Test(arguments: TrainingTask.all) func `texts of tasks are read back`(_ task: TrainingTask) throws {
    #expect(try TrainingNotation.task(TrainingNotation.text(task)) == task)
  }

  @Test func `texts of schedules are read back`() throws {
    for schedule in TrainingSchedules.all {
      #expect(try TrainingNotation.schedule(TrainingNotation.text(schedule)) == schedule)
    }
  }
}

extension State {
  fileprivate func with(_ change: (inout State) -> Void) -> State {
    var state = self
    change(&state)
    return state
  }
}
