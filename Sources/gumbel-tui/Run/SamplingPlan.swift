import Explorer

/// What the worker is doing: the job, its draws so far, and what comes next. Knows no thread; the time is
/// handed in, in seconds.
struct SamplingPlan {
  /// What is to be done now.
  enum Step: Equatable {
    /// Make draws up to this number.
    case draw(upTo: Int)
    /// Make earlier draws again, for the spreads of categories that came on screen since.
    case catchUp
    /// Show what stands.
    case publish
    /// Nothing before this time.
    case wait(until: Double)
    /// Nothing before the next job.
    case rest
  }

  private(set) var job: SamplingJob
  private(set) var run: SamplingRun
  /// The same draws once more with the spreads that are wanted now, from the first on. It takes the place of
  /// `run` as soon as it has as many: until then its spreads are shown in the counts of `run`.
  private var catchingUp: SamplingRun?
  private var shownCatchUp: Int?
  /// Blocks of it since `run` had one.
  private var catchUpBlocks = 0
  /// The same draws as points of the triangle that is wanted: never more of them than `run` has.
  private var points: SimplexMeasurement?
  private var shownPoints: Int?
  private var pacer: Pacer
  private var isPacerStopped = false
  /// The runs of the last two snapshots, the newest last: where a pause goes back to.
  private var shown: [SamplingRun] = []
  /// When the job began, while nothing has been published for it.
  private var unseenSince: Double?
  private var nextPublication: Double
  /// How old a job is when it is first shown, in seconds: time for some thousand draws, too short to be seen.
  private static let firstLook = 0.000_2
  /// The same where the draws are about to be held: their last picture comes so soon that one before it would only
  /// flicker.
  private static let lastLook = 0.002
  private var cadence: Cadence

  /// Starts a job from draw 0; publishes at most once in `interval` seconds.
  init(job: SamplingJob, interval: Double, time: Double) {
    self.job = job
    run = SamplingRun(job: job)
    points = SimplexMeasurement(job: job)
    pacer = Pacer(pace: job.pace, rampStart: job.rampStart, time: time, draws: 0)
    unseenSince = time
    nextPublication = time
    cadence = Cadence(interval: interval, start: time)
  }

  /// Goes over to another job. Keeps the draws that are still right.
  mutating func change(to next: SamplingJob, time: Double) {
    if !isPacerStopped { pacer.stop(at: time) }
    let hasOtherPoints = next.revision != job.revision || next.projection != job.projection
    if next.revision != job.revision {
      run = SamplingRun(job: next)
      shown = []
    } else if next.limit < run.draws {
      run = shown.last { $0.draws <= next.limit } ?? SamplingRun(job: next)
      shown = []
    }
    job = next
    if hasOtherPoints || points.map({ $0.draws > run.draws }) ?? false {
      points = SimplexMeasurement(job: next)
    }
    wantSpreads()
    isPacerStopped = false
    unseenSince = time
    pacer.start(pace: next.pace, rampStart: next.rampStart, time: time, draws: run.draws)
  }

  /// Sees to it that the spreads of the job's categories are counted.
  private mutating func wantSpreads() {
    let wanted = job.spreadCategories
    if run.countsSpreads(of: wanted) {
      catchingUp = nil
    } else if let catchingUp, catchingUp.draws <= run.draws, catchingUp.countsSpreads(of: wanted) {
      return
    } else {
      catchingUp = run.countingSpreads(of: wanted)
    }
  }

  /// Whether all draws are made.
  var isDone: Bool { run.draws >= job.limit && catchingUp == nil && !hasPointsToCount }

  /// Whether there are draws that are not in the triangle yet.
  private var hasPointsToCount: Bool { points.map { $0.draws < run.draws } ?? false }

  /// What to do now.
  ///
  /// What stands is published as soon as a job has some draws or cannot go on, and then every interval.
  /// While the draws are held at a number they run up to it as fast as they can: a pace is for watching.
  mutating func step(at time: Double) -> Step {
    if run.draws >= job.limit, !isPacerStopped {
      pacer.stop(at: time)
      isPacerStopped = true
    }
    if isDone { return hasNews ? .publish : .rest }
    if isPublicationDue(at: time) { return .publish }
    if hasPointsToCount { return .catchUp }
    let allowed = isHeld ? job.limit : min(pacer.allowance(at: time), job.limit)
    let canDraw = run.draws < allowed
    // Three blocks to one: it gains on the draws, and they do not stand still.
    if catchingUp != nil, !canDraw || catchUpBlocks < 3 { return .catchUp }
    if canDraw { return .draw(upTo: allowed) }
    if unseenSince != nil { return .publish }
    if hasNews { return .wait(until: nextPublication) }
    // A tenth of a millisecond is not seen, and keeps rounding from making this a busy wait.
    return .wait(until: max(pacer.time(ofDrawAfter: run.draws), nextPublication, time + 1e-4))
  }

  private var hasNews: Bool {
    unseenSince != nil || shown.last?.draws != run.draws || shownCatchUp != catchingUp?.draws
      || shownPoints != points?.draws
  }

  private func isPublicationDue(at time: Double) -> Bool {
    if let unseenSince {
      let patience = isHeld && job.limit - run.draws < 1000 ? Self.lastLook : Self.firstLook
      return run.draws > 0 && points?.draws != 0 && time - unseenSince >= patience
    }
    return hasNews && time >= nextPublication
  }

  private var isHeld: Bool { job.limit < State.convergedDraws }

  /// Makes draws up to `target`, or a part of them.
  mutating func advance(to target: Int) {
    run.advance(to: target)
    catchUpBlocks = 0
  }

  /// Makes up to `draws` of the draws that are made once more; returns how many.
  mutating func catchUp(by draws: Int) -> Int {
    if hasPointsToCount { return countPoints(draws) }
    guard var other = catchingUp else { return 0 }
    let before = other.draws
    catchingUp = nil  // One reference only, so that it is changed in place.
    other.advance(to: min(before + draws, run.draws))
    catchUpBlocks += 1
    if other.draws == run.draws { run = other } else { catchingUp = other }
    return other.draws - before
  }

  private mutating func countPoints(_ draws: Int) -> Int {
    guard var counting = points else { return 0 }
    let before = counting.draws
    points = nil  // One reference only, so that it is changed in place.
    counting.advance(to: min(before + draws, run.draws))
    points = counting
    return counting.draws - before
  }

  /// The snapshot to be published now; the plan remembers its run.
  mutating func publish(drawsPerSecond: Double) -> SamplingFinding {
    shown = shown.suffix(1) + [run]
    shownCatchUp = catchingUp?.draws
    unseenSince = nil
    shownPoints = points?.draws
    var snapshot = run.snapshot(
      revision: job.revision, drawsPerSecond: drawsPerSecond, addingSpreadsOf: catchingUp)
    snapshot.simplex = points?.finding
    return snapshot
  }

  /// Notes that publishing ended at `time` and took `cost` seconds. It gets at most a tenth of the time.
  mutating func didPublish(at time: Double, cost: Double) {
    cadence.beat(at: time - cost)
    nextPublication = max(cadence.next, time + 9 * cost)
  }
}

extension SamplingRun {
  /// No draws yet of what `job` asks for.
  init(job: SamplingJob) {
    self.init(
      setting: job.setting, constructions: job.constructions, spreadCategories: job.spreadCategories)
  }
}

extension SimplexMeasurement {
  /// No draws yet of what `job` asks for; `nil` where it asks for no triangle. Draws are those of the right panel.
  init?(job: SamplingJob) {
    guard let projection = job.projection, let construction = job.constructions.last else { return nil }
    self.init(construction, in: job.setting, on: projection, kernels: Kernels.chosen)
  }
}
