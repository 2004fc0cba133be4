import Console
import Explorer
import Live
import Screen

/// Makes the workers behind the feeds. Tests make some that need no threads.
@MainActor
protocol WorkerMaker {
  /// A worker that runs measurements.
  func measuring<Run: Measurement>(_ run: Run.Type) -> any Worker<Run.Job, Run.Finding>

  /// A worker that computes findings by `body`, which may block for ever.
  func blocking<Job: Sendable, Finding: Sendable>(
    _ body: @escaping @Sendable (Job, JobProgress) -> Finding
  ) -> any Worker<Job, Finding>
}

/// Workers on threads of their own.
struct ThreadMaker: WorkerMaker {
  /// The least seconds between two findings of a job.
  let interval: Double
  /// Called after each finding, on the worker's thread.
  let wake: @Sendable () -> Void

  func measuring<Run: Measurement>(_ run: Run.Type) -> any Worker<Run.Job, Run.Finding> {
    MeasuringThread<Run>(interval: interval, wake: wake)
  }

  func blocking<Job: Sendable, Finding: Sendable>(
    _ body: @escaping @Sendable (Job, JobProgress) -> Finding
  ) -> any Worker<Job, Finding> {
    BlockingWorker(wake: wake, body)
  }
}

/// The feeds of the views: which job a view asks for, and where its findings go.
@MainActor
func viewFeeds(_ workers: some WorkerMaker) -> [any ExplorerFeed] {
  [
    Feed(
      workers.measuring(SamplingMeasurement.self),
      job: { state, size in state.samplingJob(visibleCategories: visibleCategories(state, size: size)) },
      isAwaited: { state, posted in
        guard state.view.showsDraws else { return false }
        return state.revision != posted?.revision
          || state.view == .simplex && state.projection != posted?.projection
      },
      isShown: { state, found in state.sampling?.revision == found.revision }),
    Feed(
      workers.measuring(GradientMeasurement.self), job: { state, _ in state.gradientJob },
      isShown: { state, _ in state.currentGradients != nil }),
    Feed(
      workers.measuring(SweepMeasurement.self), job: { state, _ in state.sweepJob },
      isShown: { state, _ in state.currentSweep != nil }),
    Feed(
      workers.measuring(PacedTraining.self), job: { state, _ in state.trainingJob },
      isShown: { state, _ in state.view == .training }),
    Feed(
      workers.measuring(WhenMeasurement.self), job: { state, _ in state.whenJob },
      // The next run may take a second.
      isAwaited: { _, _ in false },
      isShown: { state, _ in state.view == .when }),
    Feed(
      workers.measuring(ClaimsMeasurement.self), job: { state, _ in state.claimsJob },
      // The next claim may take a second.
      isAwaited: { _, _ in false },
      isShown: { state, _ in state.view == .claims }),
  ]
}

/// The feeds of the dialogs that name a file. A view is written as it looks with `appearance`.
@MainActor
func fileFeeds(
  _ workers: some WorkerMaker, _ files: FileDesk, appearance: Appearance, isUTF8: Bool
) -> [any ExplorerFeed] {
  [
    Feed(
      once: workers.blocking { job, progress in (job, files.listing(for: job, progress)) },
      kind: .lookUp, job: { state, _ in state.lookUpJob }, event: Event.lookedUp),
    Feed(
      once: workers.blocking(files.open),
      kind: .opening, job: { state, _ in state.openingJob }, event: Event.opened),
    Feed(
      once: workers.blocking { (view: ViewWriting, _) in view.write() },
      kind: .writing,
      job: { state, size in
        state.writingJob.map {
          ViewWriting(job: $0, state: state, size: size, appearance: appearance, isUTF8: isUTF8)
        }
      }, event: Event.written),
  ]
}

extension Feed where Finding: Explorer.Finding {
  /// A feed of a view; `isShown` says whether a finding that has entered the state shows.
  fileprivate convenience init(
    _ worker: any Worker<Job, Finding>, job: @escaping (State, GridSize) -> Job?,
    isAwaited: ((State, Job?) -> Bool)? = nil, isShown: @escaping (State, Finding) -> Bool
  ) {
    self.init(worker, job: job, isAwaited: isAwaited) { finding, state in
      _ = state.apply(.finding(finding))
      return isShown(state, finding)
    }
  }
}

extension Feed {
  /// A feed of jobs that read or write a file.
  fileprivate convenience init(
    once worker: any Worker<Job, Finding>, kind: FileJobKind, job: @escaping (State, GridSize) -> Job?,
    event: @escaping (Finding) -> Event
  ) {
    self.init(
      once: worker, job: job,
      receive: { finding, state in
        _ = state.apply(event(finding))
        return true
      },
      report: { waiting, state in _ = state.apply(.waiting(for: kind, waiting)) })
  }
}
