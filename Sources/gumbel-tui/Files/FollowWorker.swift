import Explorer
import Glibc
import Live
import LogitFiles

/// One thread that reads the steps of a file or pipe as they are written.
///
/// A pipe costs nothing until something comes; a file is looked at twenty times a second.
final class FollowWorker: Sendable {
  private static let lookEvery: UInt32 = 50_000  // microseconds

  private let box = Mailbox<[StepsNews]>()

  /// Starts the thread, which ends with the program. It calls `wake` after each piece of news, and is from
  /// now on the only one to use `follower`.
  init(_ follower: StepFollower, wake: @escaping @Sendable () -> Void) {
    nonisolated(unsafe) let follower = follower
    let box = box
    startDetachedThread {
      while true {
        let news = follower.next()
        if !news.lines.isEmpty || news.isRestart || news.isEnd {
          // What was not taken yet goes first.
          box.post((box.take() ?? []) + [StepsNews(news)])
          wake()
        }
        if news.isEnd { return }
        if news.lines.isEmpty, !follower.isPipe { usleep(Self.lookEvery) }
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
            row: found.row, number: found.step, labels: found.labels, logits: found.logits,
            temperature: found.temperature))
      case .problem(let error): problem = String(error.message.prefix { $0 != "\n" })
      }
    }
    self.init(steps: steps, isRestart: news.isRestart, problem: problem, isEnd: news.isEnd)
  }
}
