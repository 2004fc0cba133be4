/// A computation in small steps, whose result is shown as far as it is known. Knows no thread and no clock: times
/// are given in seconds on one monotonic clock.
public protocol Measurement: SendableMetatype {
  /// What to compute: equal jobs need no new work.
  associatedtype Job: Equatable, Sendable
  /// What is known so far. It names the job that it belongs to, so that a stale one is never shown.
  associatedtype Finding: Sendable

  /// A measurement of `job` that has made no step.
  init(measuring job: Job, at time: Double)

  /// Changes to another job, perhaps after a pause, and keeps the results that are still valid.
  mutating func turn(to job: Job, at time: Double)

  /// Nobody looks any more; `turn` resumes.
  mutating func pause(at time: Double)

  /// Whether everything is known that the job asks for.
  var isDone: Bool { get }

  /// When the next step is due.
  mutating func nextStep(at time: Double) -> StepTime

  /// Makes one step. It should take a fraction of a millisecond, because a new job waits for its end.
  mutating func step(at time: Double)

  /// The last step took from `start` to `end`.
  mutating func noteStep(from start: Double, to end: Double)

  /// How long, in seconds, a new job is measured before its first finding is shown; infinite while there is nothing
  /// to show.
  var firstLook: Double { get }

  /// What is known now.
  mutating func finding(at time: Double) -> Finding
}

/// When a measurement makes its next step.
public enum StepTime: Equatable, Sendable {
  case now
  /// Not before this time.
  case at(Double)
  /// Not before another job.
  case never
}

/// Most measurements have no pace of their own: they run until everything is known.
extension Measurement {
  /// There is no clock to stop.
  public mutating func pause(at time: Double) {}

  /// At once, until everything is known.
  public mutating func nextStep(at time: Double) -> StepTime { isDone ? .never : .now }

  /// The time that a step took does not matter.
  public mutating func noteStep(from start: Double, to end: Double) {}

  /// As long as a block of draws takes.
  public var firstLook: Double { BlockSize.seconds }
}
