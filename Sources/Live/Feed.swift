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
  private let report: ((Waiting, inout State) -> Void)?
  private var posted: Job?
  private var wait: Wait?

  /// The wait for the only finding of a job, where it is reported.
  private struct Wait {
    /// How often it is reported, in seconds: a file that is there within the first period is not worth a word.
    static var period: Double { 0.25 }

    let start: Double
    var nextReport: Double
    var reported: Waiting?
  }

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
    report = nil
  }

  /// A feed of jobs that have one finding each and may take long: `report` tells the state how long, and how far
  /// they are.
  public init(
    once worker: any Worker<Job, Finding>, job: @escaping (State, GridSize) -> Job?,
    receive: @escaping (Finding, inout State) -> Bool, report: @escaping (Waiting, inout State) -> Void
  ) {
    self.worker = worker
    self.job = job
    isAwaited = nil
    self.receive = receive
    self.report = report
  }

  /// Posts the state's job if it is another than the last one.
  public func post(_ state: State, size: GridSize, at time: Double) {
    let job = job(state, size)
    if job == posted { return }
    posted = job
    wait =
      job == nil || report == nil ? nil : Wait(start: time, nextReport: time + Wait.period, reported: nil)
    worker.post(job)
  }

  /// Puts the newest finding into the state, or how long it is waited for.
  public func deliver(into state: inout State, at time: Double) -> Bool {
    guard let finding = worker.take() else { return reportWait(to: &state, at: time) }
    if report != nil {
      // The same may be asked again.
      posted = nil
      wait = nil
    }
    return receive(finding, &state)
  }

  private func reportWait(to state: inout State, at time: Double) -> Bool {
    guard let report, var wait, time >= wait.nextReport else { return false }
    let waiting = Waiting(
      seconds: Int(time - wait.start), percent: worker.fraction.map { Int($0 * 100) })
    let isNew = waiting != wait.reported
    wait.nextReport = time + Wait.period
    wait.reported = waiting
    self.wait = wait
    if isNew { report(waiting, &state) }
    return isNew
  }

  /// Whether the state's job was not posted yet.
  public func awaits(_ state: State, size: GridSize) -> Bool {
    if let isAwaited { return isAwaited(state, posted) }
    let job = job(state, size)
    return job != nil && job != posted
  }

  /// Findings come with a wake-up, reports of a wait do not.
  public var due: Double? { wait?.nextReport }

  /// Ends the worker.
  public func end() { worker.end() }
}
