import Console
import Explorer
import Live
import Screen

/// Makes the workers behind the feeds. Tests make some that need no threads.
@MainActor
protocol WorkerMaker {
  func measuring<Run: Measurement>(_ run: Run.Type) -> any Worker<Run.Job, Run.Finding>
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
}

/// The feeds of the explorer: which job a view asks for, and where its findings go.
@MainActor
func explorerFeeds(_ workers: some WorkerMaker) -> [any ExplorerFeed] {
  [
    Feed(
      workers.measuring(SamplingMeasurement.self),
      job: { state, size in state.samplingJob(visibleCategories: visibleCategories(state, size: size)) },
      isAwaited: { state, posted in
        guard state.view.showsDraws else { return false }
        return state.revision != posted?.revision
          || state.view == .simplex && state.projection != posted?.projection
      },
      event: Event.snapshot, isShown: { state, found in state.snapshot?.revision == found.revision }),
    Feed(
      workers.measuring(GradientRun.self), job: { state, _ in state.gradientJob },
      event: Event.gradients, isShown: { state, _ in state.currentGradients != nil }),
    Feed(
      workers.measuring(SweepRun.self), job: { state, _ in state.sweepJob },
      event: Event.sweep, isShown: { state, _ in state.currentSweep != nil }),
    Feed(
      workers.measuring(TrainingMeasurement.self), job: { state, _ in state.trainingJob },
      event: Event.race, isShown: { state, _ in state.view == .training }),
    Feed(
      workers.measuring(ClaimMeasurement.self), job: { state, _ in state.claimJob },
      // The next claim may take a second.
      isAwaited: { _, _ in false },
      event: Event.claims, isShown: { state, _ in state.view == .claims }),
  ]
}

extension View {
  /// Whether the view shows draws as they are made.
  fileprivate var showsDraws: Bool { [.compare, .oneDraw, .simplex].contains(self) }
}

extension Feed {
  /// A feed whose findings are events of the explorer.
  fileprivate convenience init(
    _ worker: any Worker<Job, Finding>, job: @escaping (State, GridSize) -> Job?,
    isAwaited: ((State, Job?) -> Bool)? = nil, event: @escaping (Finding) -> Event,
    isShown: @escaping (State, Finding) -> Bool
  ) {
    self.init(worker, job: job, isAwaited: isAwaited) { finding, state in
      _ = state.apply(event(finding))
      return isShown(state, finding)
    }
  }
}
