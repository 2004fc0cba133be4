import Explorer
import GumbelEngine

/// A race at the pace that its job asks for. What has been trained stays as long as the setup does.
public struct PacedTraining: Measurement {
  private var job: TrainingJob
  private var race: TrainingMeasurement
  /// When the next step is due.
  private var nextStep: Double

  /// A race at its start.
  public init(measuring job: TrainingJob, at time: Double) {
    self.job = job
    race = TrainingMeasurement(job)
    nextStep = time
  }

  /// Goes on with another schedule or pace, or begins another race.
  public mutating func turn(to next: TrainingJob, at time: Double) {
    if race.setup != next.setup || race.step == 0 {
      let before = race
      race = TrainingMeasurement(next)
      race.measureYardsticks(knownTo: before)
    }
    race.change(to: next.schedule)
    nextStep = next.pace == job.pace ? max(nextStep, time) : time
    job = next
  }

  /// Whether the race is over or held, and everything is known that it is held against.
  public var isDone: Bool { race.yardsticks != nil && isAtRest }

  private var isAtRest: Bool { race.isDone || race.step >= job.heldAt ?? .max }

  /// When the next step of every run is due.
  public mutating func nextStep(at time: Double) -> StepTime {
    if isDone { return .never }
    if race.yardsticks == nil { return .now }
    return job.pace != nil && nextStep > time ? .at(nextStep) : .now
  }

  /// Makes one step of every run. The first one measures the yardsticks, for which a new job waits up to seconds: mostly
  /// while the race waits for its start.
  public mutating func step(at time: Double) {
    if race.yardsticks == nil { return race.measureYardsticks() }
    race.advance()
    // A machine that is too slow for the pace does not try to catch up.
    nextStep = max(nextStep + (job.pace.map { 1 / Double($0) } ?? 0), time - 1)
  }

  /// A race is shown at once: it has losses before its first step.
  public var firstLook: Double { 0 }

  /// The race as far as it has come.
  public mutating func finding(at time: Double) -> TrainingFinding {
    race.finding(followed: job.followed, run: job.run)
  }
}

extension TrainingMeasurement {
  /// The race of a job, at its start.
  public init(_ job: TrainingJob) {
    self.init(setup: job.setup, schedule: job.schedule, kernels: ProcessKernels.chosen)
  }
}
