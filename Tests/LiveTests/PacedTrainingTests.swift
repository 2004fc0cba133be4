import Experiment
import Explorer
import GumbelEngine
import Testing

@testable import Live

@Suite struct PacedTrainingTests {
  private func job(
    pace: Int? = nil, heldAt: Int? = nil, attempt: Int = 0, schedule: TemperatureSchedule? = nil
  ) -> TrainingJob {
    var state = State(Experiment(preset: Presets.initial, seed: 1))
    state.view = .training
    var job = state.trainingJob!
    job.setup.attempt = attempt
    if let schedule { job.schedule = schedule }
    job.pace = pace
    job.heldAt = heldAt
    return job
  }

  /// Makes the steps that are due up to `end`, each of which takes `cost` seconds; returns how many.
  private func run(
    _ training: inout PacedTraining, from start: Double, to end: Double, cost: Double = 0.000_1
  ) -> Int {
    var (time, steps) = (start, 0)
    while time < end {
      switch training.nextStep(at: time) {
      case .now:
        training.step(at: time)
        time += cost
        steps += 1
      case .at(let due): time = due
      case .never: return steps
      }
    }
    return steps
  }

  @Test func `steps keep their pace`() {
    var training = PacedTraining(measuring: job(pace: 50), at: 10)
    #expect((50...51).contains(run(&training, from: 10, to: 11)))
    training.turn(to: job(pace: 10), at: 11)
    #expect((10...11).contains(run(&training, from: 11, to: 12)))
  }

  @Test func `without a pace there are as many as there can be`() {
    var training = PacedTraining(measuring: job(), at: 0)
    #expect((200...201).contains(run(&training, from: 0, to: 0.02)))
  }

  @Test func `a held race makes no step beyond its place`() {
    var training = PacedTraining(measuring: job(heldAt: 3), at: 0)
    #expect(run(&training, from: 0, to: 1) == 3)
    #expect(training.isDone && training.finding(at: 1).step == 3)
  }

  @Test func `a network that waits for its start measures what it is held against, once`() throws {
    var job = job(heldAt: 0)
    job.setup.task = try #require(TrainingTask.all.first { $0.name == "router" })
    job.setup.runs = 1
    var training = PacedTraining(measuring: job, at: 0)
    #expect(training.finding(at: 0).yardsticks == nil && !training.isDone)
    #expect(run(&training, from: 0, to: 1) == 1)
    #expect(training.isDone && training.finding(at: 1).step == 0)
    let found = training.finding(at: 1).yardsticks
    #expect(found?.map(\.name) == ["one expert"])
    job.setup.attempt += 1
    training.turn(to: job, at: 2)
    #expect(training.isDone && training.finding(at: 2).yardsticks == found)
  }

  @Test func `time in which nobody looks is not made up for`() {
    var training = PacedTraining(measuring: job(pace: 50), at: 0)
    _ = run(&training, from: 0, to: 1)
    training.turn(to: job(pace: 50), at: 100)
    #expect(run(&training, from: 100, to: 100.1) <= 6)
  }

  @Test func `a machine that is too slow for the pace does not catch up for more than a second`() {
    var training = PacedTraining(measuring: job(pace: 100), at: 0)
    _ = run(&training, from: 0, to: 5, cost: 0.1)
    #expect(run(&training, from: 5, to: 5.1) <= 111)
  }

  @Test func `what was trained stays with another schedule and not with another setup`() throws {
    var training = PacedTraining(measuring: job(), at: 0)
    _ = run(&training, from: 0, to: 0.001)
    training.turn(to: job(schedule: try .constant(0.5)), at: 1)
    let kept = training.finding(at: 1)
    #expect((10...11).contains(kept.step) && kept.temperature == 0.5)
    training.turn(to: job(attempt: 1), at: 1)
    #expect(training.finding(at: 1).step == 0)
  }
}
