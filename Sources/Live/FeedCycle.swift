/// What the thread behind a feed does, without the thread: it runs the measurement of the newest job and decides when
/// a finding is published. Times are given in seconds.
struct FeedCycle<Run: Measurement> {
  /// What to do now.
  enum Action: Equatable {
    /// Make a step of the measurement.
    case step
    /// Publish what is known.
    case publish
    /// Nothing before this time.
    case wait(until: Double)
    /// Nothing before the next job.
    case rest
  }

  /// The measurement of the last job. It stays while nobody looks.
  var run: Run?
  private var isLooking = false
  /// Whether steps were made since the last finding.
  private var hasNews = false
  /// When the job began, while nothing was published of it.
  private var start: Start?
  private var nextPublication = 0.0
  private var cadence: Cadence

  private enum Start {
    /// At the first look at the new job.
    case pending
    case at(Double)
  }

  /// A cycle without a job. Publishes at most once in `interval` seconds besides the first finding of each job.
  init(interval: Double) { cadence = Cadence(interval: interval) }

  /// Changes to another job; `nil`: nobody looks.
  mutating func turn(to job: Run.Job?, at time: Double) {
    isLooking = job != nil
    guard let job else {
      run?.pause(at: time)
      return
    }
    if run == nil { run = Run(measuring: job, at: time) } else { run?.turn(to: job, at: time) }
    start = .pending
  }

  /// What to do now.
  ///
  /// The first finding of a job is published as soon as there is something to show or nothing to do, later ones
  /// every interval.
  mutating func next(at time: Double) -> Action {
    guard isLooking, let next = run?.nextStep(at: time) else { return .rest }
    if let start { return first(after: start, next, at: time) ? .publish : .step }
    switch next {
    case .now: return hasNews && time >= nextPublication ? .publish : .step
    case .at(let due):
      if hasNews { return time >= nextPublication ? .publish : .wait(until: nextPublication) }
      // Nobody sees a tenth of a millisecond, and without it rounding could make this a busy wait.
      return .wait(until: max(due, nextPublication, time + 1e-4))
    case .never: return hasNews ? .publish : .rest
    }
  }

  /// Whether the first finding of a job is due.
  private mutating func first(after start: Start, _ next: StepTime, at time: Double) -> Bool {
    guard next == .now else { return true }
    let begin =
      switch start {
      case .pending: time
      case .at(let begin): begin
      }
    self.start = .at(begin)
    return time - begin >= (run?.firstLook ?? 0)
  }

  /// Makes a step.
  mutating func step(at time: Double) {
    run?.step(at: time)
    hasNews = true
  }

  /// The last step took from `start` to `end`.
  mutating func noteStep(from start: Double, to end: Double) { run?.noteStep(from: start, to: end) }

  /// What is to be published now; `nil` before the first job.
  mutating func publish(at time: Double) -> Run.Finding? {
    start = nil
    hasNews = false
    return run?.finding(at: time)
  }

  /// Publishing ended at `time` and took `cost` seconds. It gets at most a tenth of the time.
  mutating func notePublication(at time: Double, cost: Double) {
    cadence.beat(at: time - cost)
    nextPublication = max(cadence.next, time + 9 * cost)
  }
}
