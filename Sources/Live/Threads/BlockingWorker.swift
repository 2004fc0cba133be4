import Platform

/// Computes each job on a thread of its own, because it may block for ever, as a read of a pipe that nobody writes to
/// or of a disk that is gone.
///
/// A job that is replaced is given up: what it finds is dropped, and its thread ends when it can.
public final class BlockingWorker<Job: Sendable, Finding: Sendable>: Worker {
  /// The most threads at a time. If all of them are blocked, the newest job waits for one.
  static var limit: Int { 16 }

  private struct Desk {
    var progress: JobProgress?
    var threads = 0
    var waiting: (job: Job, progress: JobProgress)?
    var finding: Finding?
  }

  private let desk = Locked(Desk())
  private let wake: @Sendable () -> Void
  private let body: @Sendable (Job, JobProgress) -> Finding

  /// A worker that computes findings by `body`, which may block, and calls `wake` after each.
  public init(
    wake: @escaping @Sendable () -> Void, _ body: @escaping @Sendable (Job, JobProgress) -> Finding
  ) {
    self.wake = wake
    self.body = body
  }

  /// Gives the present job up and starts another.
  public func post(_ job: Job?) {
    let next = job.map { (job: $0, progress: JobProgress()) }
    let needsThread = desk.withLock { desk in
      desk.progress?.giveUp()
      desk.progress = next?.progress
      desk.finding = nil
      desk.waiting = nil
      guard next != nil else { return false }
      if desk.threads == Self.limit {
        desk.waiting = next
        return false
      }
      desk.threads += 1
      return true
    }
    guard needsThread, let next else { return }
    startDetachedThread { [self] in work(next.job, next.progress) }
  }

  private func work(_ job: Job, _ progress: JobProgress) {
    let finding = body(job, progress)
    let (isWanted, next) = desk.withLock { desk in
      let isWanted = desk.progress === progress
      if isWanted { desk.finding = finding }
      let next = desk.waiting.take()
      if next == nil { desk.threads -= 1 }
      return (isWanted, next)
    }
    if isWanted { wake() }
    if let next { work(next.job, next.progress) }
  }

  /// The finding of the present job, if it was not taken yet.
  public func take() -> Finding? { desk.withLock { $0.finding.take() } }

  /// How far the present job is.
  public var fraction: Double? { desk.withLock { $0.progress }?.fraction }

  /// Gives the present job up.
  public func end() { post(nil) }
}

/// How far a job is that may block, and whether anybody still waits for it.
public final class JobProgress: Sendable {
  private let value = Locked<(fraction: Double?, isGivenUp: Bool)>((nil, false))

  init() {}

  /// The share that is done, from 0 to 1; `nil` if it is not known.
  public var fraction: Double? {
    get { value.withLock { $0.fraction } }
    set { value.withLock { $0.fraction = newValue } }
  }

  /// Whether the finding will be dropped.
  public var isGivenUp: Bool { value.withLock { $0.isGivenUp } }

  func giveUp() { value.withLock { $0.isGivenUp = true } }
}
