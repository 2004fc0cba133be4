import Console
import Explorer

/// What the loop of the explorer sees of a feed: it asks for jobs and delivers findings.
@MainActor
public protocol ExplorerFeed: AnyObject {
  /// Asks for what `state` needs on a screen of that size, if it is something else than before.
  func post(_ state: State, size: GridSize, at time: Double)

  /// Puts what was found since the last call into `state`; returns whether the picture has changed.
  func deliver(into state: inout State, at time: Double) -> Bool

  /// Whether `state` shows something that was not asked for yet, and that comes soon.
  func awaits(_ state: State, size: GridSize) -> Bool

  /// When there is something to deliver without a wake-up; `nil`: not before the next one.
  var due: Double? { get }

  /// Ends the work as soon as possible, without waiting for it.
  func end()
}

/// One kind of jobs that follow from the state, the worker that computes them, and where its findings go.
@MainActor
public final class Feed<Job: Equatable & Sendable, Finding: Sendable>: ExplorerFeed {
  private let worker: any Worker<Job, Finding>
  private let job: (State, GridSize) -> Job?
  private let isAwaited: ((State, Job?) -> Bool)?
  private let receive: (Finding, inout State) -> Bool
  private var posted: Job?

  /// A feed of what `worker` finds.
  ///
  /// - Parameters:
  ///   - job: What to compute; `nil` while nobody looks.
  ///   - isAwaited: Whether the state shows something that this job, the last one, is not about; by default, whether
  ///     the state's job is another.
  ///   - receive: Puts a finding into the state, and returns whether it shows.
  public init(
    _ worker: any Worker<Job, Finding>, job: @escaping (State, GridSize) -> Job?,
    isAwaited: ((State, Job?) -> Bool)? = nil, receive: @escaping (Finding, inout State) -> Bool
  ) {
    self.worker = worker
    self.job = job
    self.isAwaited = isAwaited
    self.receive = receive
  }

  /// Posts the state's job if it is another than the last one.
  public func post(_ state: State, size: GridSize, at time: Double) {
    let job = job(state, size)
    if job == posted { return }
    posted = job
    worker.post(job)
  }

  /// Puts the newest finding into the state.
  public func deliver(into state: inout State, at time: Double) -> Bool {
    worker.take().map { receive($0, &state) } ?? false
  }

  /// Whether the state's job was not posted yet.
  public func awaits(_ state: State, size: GridSize) -> Bool {
    if let isAwaited { return isAwaited(state, posted) }
    let job = job(state, size)
    return job != nil && job != posted
  }

  /// Findings come with a wake-up.
  public var due: Double? { nil }

  /// Ends the worker.
  public func end() { worker.end() }
}
