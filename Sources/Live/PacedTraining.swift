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
    if race.setup != next.setup || race.step == 0 { race = TrainingMeasurement(next) }
    race.change(to: next.schedule)
    nextStep = next.pace == job.pace ? max(nextStep, time) : time
    job = next
  }

  /// Whether the race is over or held.
  public var isDone: Bool { race.isDone || race.step >= job.heldAt ?? .max }

  /// When the next step of every run is due.
  public mutating func nextStep(at time: Double) -> StepTime {
    if isDone { return .never }
    return job.pace != nil && nextStep > time ? .at(nextStep) : .now
  }

  /// Makes one step of every run.
  public mutating func step(at time: Double) {
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
