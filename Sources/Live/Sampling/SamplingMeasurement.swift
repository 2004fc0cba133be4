import Explorer

/// Draws as a job asks for them, at its pace, up to its limit.
public struct SamplingMeasurement: Measurement {
  /// How old a job is when it is first shown, in seconds: time for some thousand draws, too short to be seen.
  private static let firstLook = 0.000_2
  /// The same where the draws are about to be held: their last picture comes so soon that one before it would only
  /// flicker.
  private static let lastLook = 0.002

  private(set) var job: SamplingJob
  private(set) var run: SamplingRun
  /// The same draws once more with the spreads that are wanted now, from the first on. It takes the place of
  /// `run` as soon as it has as many: until then its spreads are shown in the counts of `run`.
  private var catchingUp: SamplingRun?
  /// Blocks of it since `run` had one.
  private var catchUpBlocks = 0
  /// The same draws as points of the triangle that is wanted: never more of them than `run` has.
  private var points: SimplexMeasurement?
  private var pacer: Pacer
  private var isPacerStopped = false
  /// The runs of the last two findings, the newest last: where a pause goes back to.
  private var shown: [SamplingRun] = []
  /// How many draws a step makes.
  var block = BlockSize()
  /// The draws that the last step made, and whether they are new or earlier ones once more.
  private(set) var lastStep = (draws: 0, areNew: false)
  private var rate = RateMeter()

  /// Starts a job from draw 0.
  public init(measuring job: SamplingJob, at time: Double) {
    self.job = job
    run = SamplingRun(job: job)
    points = SimplexMeasurement(job: job)
    pacer = Pacer(pace: job.pace, rampStart: job.rampStart, time: time, draws: 0)
  }

  /// Changes to another job. Keeps the draws that are still right.
  public mutating func turn(to next: SamplingJob, at time: Double) {
    pause(at: time)
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
    pacer.start(pace: next.pace, rampStart: next.rampStart, time: time, draws: run.draws)
  }

  /// Makes `catchingUp` count the spreads of the job's categories, if `run` does not.
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

  /// Stops the clock of the pace.
  public mutating func pause(at time: Double) {
    if !isPacerStopped { pacer.stop(at: time) }
    isPacerStopped = true
  }

  /// Whether all draws are made.
  public var isDone: Bool { run.draws >= job.limit && catchingUp == nil && !hasPointsToCount }

  /// Whether there are draws that are not in the triangle yet.
  private var hasPointsToCount: Bool { points.map { $0.draws < run.draws } ?? false }

  private var isHeld: Bool { job.limit < State.convergedDraws }

  /// The draws that may have been made by `time`. While they are held at a number they run up to it as fast as they
  /// can: a pace is for watching.
  private func allowance(at time: Double) -> Int {
    isHeld ? job.limit : min(pacer.allowance(at: time), job.limit)
  }

  /// When the next block is due.
  public mutating func nextStep(at time: Double) -> StepTime {
    if run.draws >= job.limit { pause(at: time) }
    if isDone { return .never }
    if hasPointsToCount || catchingUp != nil || run.draws < allowance(at: time) { return .now }
    return .at(pacer.time(ofDrawAfter: run.draws))
  }

  /// Makes a block of draws, or of earlier draws once more.
  public mutating func step(at time: Double) {
    let allowed = allowance(at: time)
    let canDraw = run.draws < allowed
    if hasPointsToCount {
      countPoints()
    } else if catchingUp != nil, !canDraw || catchUpBlocks < 3 {
      // Three blocks to one: it gains on the draws, and they do not stand still.
      catchUp()
    } else if canDraw {
      let before = run.draws
      run.advance(to: min(allowed, before + block.draws))
      catchUpBlocks = 0
      lastStep = (run.draws - before, areNew: true)
    }
  }

  private mutating func catchUp() {
    guard var other = catchingUp else { return }
    let before = other.draws
    catchingUp = nil  // One reference only, so that it is changed in place.
    other.advance(to: min(before + block.draws, run.draws))
    catchUpBlocks += 1
    if other.draws == run.draws { run = other } else { catchingUp = other }
    lastStep = (other.draws - before, areNew: false)
  }

  private mutating func countPoints() {
    guard var counting = points else { return }
    let before = counting.draws
    points = nil  // One reference only, so that it is changed in place.
    counting.advance(to: min(before + block.draws, run.draws))
    points = counting
    lastStep = (counting.draws - before, areNew: false)
  }

  /// Learns how large a block should be, and how many draws a second there are.
  public mutating func noteStep(from start: Double, to end: Double) {
    block.learn(draws: lastStep.draws, elapsed: end - start)
    if lastStep.areNew { rate.note(draws: lastStep.draws, time: end) }
  }

  /// How old a job is when it is first shown.
  public var firstLook: Double {
    if run.draws == 0 || points?.draws == 0 { return .infinity }
    return isHeld && job.limit - run.draws < 1000 ? Self.lastLook : Self.firstLook
  }

  /// The counts so far; a later pause can go back to them.
  public mutating func finding(at time: Double) -> SamplingFinding {
    if isDone { rate.finish(at: time) }
    shown = shown.suffix(1) + [run]
    var finding = run.finding(
      revision: job.revision, drawsPerSecond: rate.drawsPerSecond, addingSpreadsOf: catchingUp)
    finding.simplex = points?.finding
    return finding
  }
}

extension SamplingRun {
  /// No draws yet of what `job` asks for.
  public init(job: SamplingJob) {
    self.init(
      setting: job.setting, constructions: job.constructions, spreadCategories: job.spreadCategories)
  }
}

extension SimplexMeasurement {
  /// No draws yet of what `job` asks for; `nil` where it asks for no triangle. Draws are those of the right panel.
  public init?(job: SamplingJob) {
    guard let projection = job.projection, let construction = job.constructions.last else { return nil }
    self.init(construction, in: job.setting, on: projection, kernels: ProcessKernels.chosen)
  }
}
