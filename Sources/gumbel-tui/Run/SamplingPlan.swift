import Explorer

/// What the worker is doing: the job, its draws so far, and what comes next. Knows no thread; the time is
/// handed in, in seconds.
struct SamplingPlan {
  /// What is to be done now.
  enum Step: Equatable {
    /// Make draws up to this number.
    case draw(upTo: Int)
    /// Show what stands.
    case publish
    /// Nothing before this time.
    case wait(until: Double)
    /// Nothing before the next job.
    case rest
  }

  private(set) var job: SamplingJob
  private(set) var run: SamplingRun
  private var pacer: Pacer
  private var isResting = false
  /// The runs of the last two snapshots, the newest last: where a pause goes back to.
  private var shown: [SamplingRun] = []
  /// When the job began, while nothing has been published for it.
  private var unseenSince: Double?
  private var nextPublication: Double
  private let interval: Double

  /// Starts a job from draw 0; publishes at most once in `interval` seconds.
  init(job: SamplingJob, interval: Double, time: Double) {
    self.job = job
    self.interval = interval
    run = SamplingRun(job: job)
    pacer = Pacer(pace: job.pace, rampStart: job.rampStart, time: time, draws: 0)
    unseenSince = time
    nextPublication = time
  }

  /// Goes over to another job. Keeps the draws that are still right.
  mutating func change(to next: SamplingJob, time: Double) {
    if !isResting { pacer.stop(at: time) }
    let isSameRun = next.revision == job.revision && next.spreadCategories == job.spreadCategories
    if !isSameRun {
      run = SamplingRun(job: next)
      shown = []
    } else if next.limit < run.draws {
      run = shown.last { $0.draws <= next.limit } ?? SamplingRun(job: next)
      shown = []
    }
    job = next
    isResting = false
    unseenSince = time
    pacer.start(pace: next.pace, rampStart: next.rampStart, time: time, draws: run.draws)
  }

  /// What to do now.
  ///
  /// What stands is published at once when a job is a block old or cannot go on, and then every interval.
  /// While the draws are held at a number they run up to it as fast as they can: a pace is for watching.
  mutating func step(at time: Double) -> Step {
    let hasNews = unseenSince != nil || shown.last?.draws != run.draws
    if run.draws >= job.limit {
      if hasNews { return .publish }
      if !isResting { pacer.stop(at: time) }
      isResting = true
      return .rest
    }
    if let unseenSince {
      if run.draws > 0, time - unseenSince >= BlockSize.seconds { return .publish }
    } else if hasNews, time >= nextPublication {
      return .publish
    }
    let allowed = isHeld ? job.limit : min(pacer.allowance(at: time), job.limit)
    if run.draws < allowed { return .draw(upTo: allowed) }
    if unseenSince != nil { return .publish }
    if hasNews { return .wait(until: nextPublication) }
    // A tenth of a millisecond is not seen, and keeps rounding from making this a busy wait.
    return .wait(until: max(pacer.time(ofDrawAfter: run.draws), nextPublication, time + 1e-4))
  }

  private var isHeld: Bool { job.limit < State.convergedDraws }

  /// Makes draws up to `target`, or a part of them.
  mutating func advance(to target: Int) { run.advance(to: target) }

  /// The snapshot to be published now; the plan remembers its run.
  mutating func publish(drawsPerSecond: Double) -> Snapshot {
    shown = shown.suffix(1) + [run]
    unseenSince = nil
    return run.snapshot(revision: job.revision, drawsPerSecond: drawsPerSecond)
  }

  /// Notes that publishing ended at `time` and took `cost` seconds. It gets at most a tenth of the time.
  mutating func didPublish(at time: Double, cost: Double) {
    nextPublication = time + max(interval - cost, 9 * cost)
  }
}

extension SamplingRun {
  /// No draws yet of what `job` asks for.
  init(job: SamplingJob) {
    self.init(
      setting: job.setting, constructions: job.constructions, spreadCategories: job.spreadCategories)
  }
}
