import Platform
import SystemPackage

/// Tells on standard error how far training has come, where that is a terminal.
final class TrainingProgress: Sendable {
  private struct Count {
    var steps = 0
    var runs = 0
    var nextLine: Double
  }

  private static let interval = 0.1

  private let steps: Int
  private let runs: Int
  private let count: Locked<Count>
  private let isShown: Bool

  /// Of so many steps in so many runs nothing is done.
  init(steps: Int, runs: Int) {
    self.steps = steps
    self.runs = runs
    count = Locked(Count(nextLine: monotonicSeconds() + Self.interval))
    isShown = FileDescriptor.standardError.isTerminal
  }

  /// More steps are made, and perhaps a run is done.
  func add(steps: Int, runs: Int = 0) {
    guard isShown else { return }
    let line = count.withLock { count -> String? in
      count.steps += steps
      count.runs += runs
      let now = monotonicSeconds()
      guard now >= count.nextLine else { return nil }
      count.nextLine = now + Self.interval
      let percent = 100 * count.steps / max(self.steps, 1)
      return "\r\(percent) % · \(count.runs) of \(self.runs) runs · Ctrl-C prints what is done\u{1B}[K"
    }
    if let line { StandardError.write(exactly: line) }
  }

  /// Takes the line away.
  func end() {
    if isShown { StandardError.write(exactly: "\r\u{1B}[K") }
  }
}
