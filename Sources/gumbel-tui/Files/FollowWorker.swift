import Explorer
import Live
import LogitFiles
import Platform

/// One thread that reads the steps of a file or pipe as they are written.
///
/// A pipe costs nothing until something comes; a file is looked at twenty times a second.
final class FollowWorker: Sendable {
  private let box = Mailbox<[StepsNews]>()

  /// Starts the thread, which ends with the program. It calls `wake` after each piece of news, and is from
  /// now on the only one to use `follower`.
  init(_ follower: StepFollower, wake: @escaping @Sendable () -> Void) {
    nonisolated(unsafe) let follower = follower
    let box = box
    startDetachedThread {
      while true {
        let news = follower.next()
        let found = StepsNews(news)
        if found != StepsNews(steps: []) {
          // What was not taken yet goes first.
          box.post((box.take() ?? []) + [found])
          wake()
        }
        if news.isEnd { return }
        if news.lines.isEmpty { follower.wait() }
      }
    }
  }

  /// What has come since the last time.
  func takeNews() -> [StepsNews] { box.take() ?? [] }
}

extension StepsNews {
  /// What the explorer needs of `news`.
  init(_ news: StepNews) {
    var steps: [Step] = []
    var problem: String?
    for line in news.lines {
      switch line {
      case .logits(let found):
        steps.append(
          Step(
            row: found.row, number: found.step, labels: found.categoryLabels, logits: found.logits,
            temperature: found.temperature, notices: found.notices))
      case .problem(let error): problem = error.problem
      case .chunk: break
      }
    }
    self.init(steps: steps, isRestart: news.isRestart, problem: problem, isEnd: news.isEnd)
  }
}
