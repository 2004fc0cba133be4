import Console
import Explorer
import LogitFiles
import Live

/// The steps of a file that is followed, as they are written. Nothing has to be asked for.
@MainActor
final class FollowFeed: ExplorerFeed {
  private let worker: FollowWorker

  /// Follows with `follower`, which nobody else may use from now on; `wake` is called after each piece of news.
  init(_ follower: StepFollower, wake: @escaping @Sendable () -> Void) {
    worker = FollowWorker(follower, wake: wake)
  }

  func post(_ state: State, size: GridSize, at time: Double) {}

  func deliver(into state: inout State, at time: Double) -> Bool {
    let news = worker.takeNews()
    for news in news { _ = state.apply(.steps(news)) }
    return !news.isEmpty
  }

  func awaits(_ state: State, size: GridSize) -> Bool { false }
  var due: Double? { nil }
  func end() {}
}
