import Explorer

@testable import Live
@testable import gumbel_tui

/// Workers without threads: each has a core of its own, on a clock that jumps from one event to the next.
@MainActor
final class MemoryWorkers: WorkerMaker {
  private var workers: [any MemoryWorker] = []
  private var time = 0.0

  func measuring<Run: Measurement>(_ run: Run.Type) -> any Worker<Run.Job, Run.Finding> {
    // A block of draws takes as long as it should, so that it stays at one draw.
    let stepSeconds =
      run == SamplingMeasurement.self
      ? BlockSize.seconds
      : [ObjectIdentifier(ClaimsMeasurement.self), ObjectIdentifier(WhenMeasurement.self)].contains(
        ObjectIdentifier(run))
        ? 0.5 : 0.002
    let worker = MeasuringWorker<Run>(interval: 1 / 60, stepSeconds: stepSeconds)
    workers.append(worker)
    return worker
  }

  func blocking<Job: Sendable, Finding: Sendable>(
    _ body: @escaping @Sendable (Job, JobProgress) -> Finding
  ) -> any Worker<Job, Finding> {
    let worker = StallingWorker(disk, body)
    workers.append(worker)
    return worker
  }

  /// How long files take.
  let disk = MemoryDisk()

  /// Works until there is a finding, at most until `end`. Returns the time then.
  func run(until end: Double) -> Double {
    var hasFound = false
    while !hasFound, let next = workers.min(by: { $0.nextAction < $1.nextAction }), next.nextAction < end {
      time = max(time, next.nextAction)
      hasFound = next.act(at: time)
    }
    if !hasFound { time = max(time, end) }
    for worker in workers { worker.now = time }
    return time
  }

  /// Whether no worker has anything to do.
  var rest: Bool { workers.allSatisfy { $0.nextAction == .infinity } }
}

/// A worker that does one thing after the other.
private protocol MemoryWorker: AnyObject {
  /// When it acts next; infinite while it rests.
  var nextAction: Double { get }
  /// The time for jobs that are posted now.
  var now: Double { get set }
  /// Acts; returns whether it has found something.
  func act(at time: Double) -> Bool
}

private final class MeasuringWorker<Run: Measurement>: Worker, MemoryWorker, @unchecked Sendable {
  private let stepSeconds: Double
  private var cycle: FeedCycle<Run>
  private var found: Run.Finding?
  private(set) var nextAction = Double.infinity
  var now = 0.0

  init(interval: Double, stepSeconds: Double) {
    self.stepSeconds = stepSeconds
    cycle = FeedCycle(interval: interval)
  }

  func post(_ job: Run.Job?) {
    cycle.turn(to: job, at: now)
    nextAction = now
  }

  func take() -> Run.Finding? { found.take() }

  func end() { nextAction = .infinity }

  func act(at time: Double) -> Bool {
    now = time
    switch cycle.next(at: time) {
    case .step:
      cycle.step(at: time)
      nextAction = time + stepSeconds
      cycle.noteStep(from: time, to: nextAction)
    case .publish:
      found = cycle.publish(at: time)
      cycle.notePublication(at: time, cost: 0)
      return true
    case .wait(let due): nextAction = due
    case .rest: nextAction = .infinity
    }
    return false
  }
}

/// How long the worker of a file takes, in place of a disk.
final class MemoryDisk: @unchecked Sendable {
  /// The seconds that each job takes; infinite: it blocks.
  var seconds = 0.000_1
  /// How far jobs are that take longer.
  var fraction: Double?
}

/// A worker whose jobs take as long as the test says, and then happen at once.
private final class StallingWorker<Job: Sendable, Finding: Sendable>: Worker, MemoryWorker,
  @unchecked Sendable
{
  private let disk: MemoryDisk
  private let body: @Sendable (Job, JobProgress) -> Finding
  private var job: Job?
  private var start = 0.0
  private var found: Finding?
  var now = 0.0

  init(_ disk: MemoryDisk, _ body: @escaping @Sendable (Job, JobProgress) -> Finding) {
    self.disk = disk
    self.body = body
  }

  var nextAction: Double { job == nil ? .infinity : max(start + disk.seconds, now) }
  var fraction: Double? { disk.fraction }

  func post(_ job: Job?) {
    self.job = job
    start = now
    found = nil
  }

  func take() -> Finding? { found.take() }

  func end() { job = nil }

  func act(at time: Double) -> Bool {
    now = time
    guard let job else { return false }
    self.job = nil
    found = body(job, JobProgress())
    return true
  }
}
