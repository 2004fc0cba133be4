import GumbelEngine

/// Runs of estimators that train a task.
struct TrainWork: ShardedWork {
  struct Part: Codable {
    /// Of each estimator the runs of the share.
    var results: [[TrainingResult]]
    /// Whether runs stand where they were when somebody asked to stop.
    var isInterrupted: Bool
  }

  static let command = "train"

  let plans: [TrainingPlan]
  let skipped: [(kind: EstimatorKind, reason: String)]
  let runs: Int
  let arguments: [String]
  var notices: [String]? { nil }
  let threads: Int
  /// The file for a line after every step.
  let trace: String?

  func part(of shard: Shard) throws -> Part {
    let heats = TrainingHeats(
      plans: plans, runs: shard.share(of: 0..<runs), threads: threads, isTraced: trace != nil)
    guard let trace else {
      Interruption.listen()
      let results = try heats.results { _ in }
      return Part(results: results, isInterrupted: Interruption.isAsked)
    }
    var results: [[TrainingResult]] = []
    try withOutput(trace, option: "--trace") { writer in
      Interruption.listen()
      results = try heats.results { try writer.append($0) }
    }
    return Part(results: results, isInterrupted: Interruption.isAsked)
  }

  func isSound(_ part: Part, of shard: Shard) -> Bool {
    let share = Array(shard.share(of: 0..<runs))
    return part.results.count == plans.count
      && zip(part.results, plans).allSatisfy { results, plan in
        let numbers = results.map(\.run)
        guard part.isInterrupted ? Set(numbers).isSubset(of: share) : numbers == share else { return false }
        return results.allSatisfy { 0...plan.steps ~= $0.steps && $0.failure == nil }
      }
  }

  func report(of parts: [Part]) -> any Report {
    TrainingReport(
      plans: plans,
      summaries: plans.indices.map { plan in TrainingSummary(parts.flatMap { $0.results[plan] }) },
      runs: runs, skipped: skipped, isInterrupted: parts.contains { $0.isInterrupted })
  }
}

extension TrainWork {
  init(arguments: [String]) throws {
    self = try Train.parse(arguments).work()
  }
}
