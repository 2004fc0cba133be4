import GumbelEngine

/// Runs of estimators that train a task.
package struct TrainWork: ShardedWork {
  /// What the runs of a share came to.
  package struct Part: Codable, Sendable {
    /// Of each estimator the runs of the share.
    fileprivate var results: [[TrainingResult]]
    /// Whether runs stand where they were when somebody asked to stop.
    fileprivate var isInterrupted: Bool

    /// The results of each plan, in the order of the runs.
    package init(results: [[TrainingResult]], isInterrupted: Bool) {
      self.results = results
      self.isInterrupted = isInterrupted
    }
  }

  package static let command = ShardedCommand.train

  /// How each estimator trains.
  package let plans: [TrainingPlan]
  private let skipped: [(kind: EstimatorKind, reason: String)]
  private let runs: Int
  private let hasYardsticks: Bool
  package let arguments: [String]
  package var notices: [String]? { nil }

  /// `runs` runs of each of `plans`, which `arguments` ask for; `skipped` are the estimators that were left out, and why.
  /// With `hasYardsticks` the report has what simple methods reach, which takes up to seconds.
  package init(
    plans: [TrainingPlan], skipped: [(kind: EstimatorKind, reason: String)], runs: Int, hasYardsticks: Bool,
    arguments: [String]
  ) {
    self.hasYardsticks = hasYardsticks
    self.plans = plans
    self.skipped = skipped
    self.runs = runs
    self.arguments = arguments
  }

  /// The numbers of the runs of a share.
  package func runs(of shard: Shard) -> Range<Int> { shard.share(of: 0..<runs) }

  package func isSound(_ part: Part, of shard: Shard) -> Bool {
    let share = Array(runs(of: shard))
    return part.results.count == plans.count
      && zip(part.results, plans).allSatisfy { results, plan in
        let numbers = results.map(\.run)
        guard part.isInterrupted ? Set(numbers).isSubset(of: share) : numbers == share else { return false }
        return results.allSatisfy { 0...plan.steps ~= $0.steps && $0.failure == nil }
      }
  }

  /// The result of all parts, in the order of their shares.
  package func report(of parts: [Part]) -> TrainingReport {
    TrainingReport(
      plans: plans,
      summaries: plans.indices.map { plan in TrainingSummary(parts.flatMap { $0.results[plan] }) },
      skipped: skipped, isInterrupted: parts.contains { $0.isInterrupted },
      yardsticks: hasYardsticks ? plans[0].task.yardsticks : [])
  }
}
