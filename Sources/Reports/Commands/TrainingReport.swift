import Experiment
import Explorer
import GumbelEngine

/// What every estimator came to on a task.
package struct TrainingReport: Report {
  private let plans: [TrainingPlan]
  private let summaries: [TrainingSummary]
  /// Estimators that were left out, and why.
  private let skipped: [(kind: EstimatorKind, reason: String)]
  private let isInterrupted: Bool
  /// What simple methods reach on the same data.
  private let yardsticks: [Yardstick]

  /// What each of `plans`, of which there is at least one, came to; `skipped` are the estimators that were left out, and
  /// why.
  package init(
    plans: [TrainingPlan], summaries: [TrainingSummary], skipped: [(kind: EstimatorKind, reason: String)],
    isInterrupted: Bool, yardsticks: [Yardstick]
  ) {
    self.yardsticks = yardsticks
    self.plans = plans
    self.summaries = summaries
    self.skipped = skipped
    self.isInterrupted = isInterrupted
  }

  private var plan: TrainingPlan { plans[0] }
  private var scoreName: String? { plan.task.scoreName }
  private var rows: [(plan: TrainingPlan, summary: TrainingSummary)] {
    zip(plans, summaries).filter { !$0.1.results.isEmpty }.map { ($0.0, $0.1) }
  }

  package var json: JSON {
    var members: [JSON.Member] = [
      .init(key: "task", value: .string(TrainingNotation.text(plan.task))),
      .init(key: "options", value: plan.task.networkOptions.map { options(of: $0) } ?? .null),
      .init(key: "schedule", value: .string(TrainingNotation.text(plan.schedule))),
      .init(key: "annealFraction", value: .number(plan.schedule.fraction)),
      .init(key: "optimizer", value: .string(plan.optimizer.rawValue)),
      .init(key: "rate", value: .number(plan.rate)),
      .init(key: "steps", value: .integer(plan.steps)),
      .init(key: "batch", value: .integer(plan.batch)),
      .init(key: "start", value: .optional(plan.start)),
      .init(key: "seed", value: .unsigned(plan.seed)),
      .init(key: "interrupted", value: .bool(isInterrupted)),
      .init(key: "estimators", value: .array(records)),
    ]
    members.append(
      .init(
        key: "skipped",
        value: .array(
          skipped.map { .object(["name": .string($0.kind.rawValue), "reason": .string($0.reason)]) })))
    members.append(
      .init(
        key: "yardsticks",
        value: .array(yardsticks.map { .object(["name": .string($0.name), "loss": .number($0.loss)]) })))
    return .object(members)
  }

  package var records: [JSON] {
    rows.map { plan, summary in
      var members: [JSON.Member] = [
        .init(key: "name", value: .string(plan.estimator.rawValue)),
        .init(key: "solved", value: plan.task.canBeSolved ? .integer(summary.solved) : .null),
        .init(key: "runs", value: .integer(summary.results.count)),
        .init(key: "finished", value: .integer(finished(summary))),
        .init(key: "flips", value: .optional(flips(summary))),
        .init(key: "relaxedLoss", value: .number(summary.relaxedLoss)),
        .init(key: "deployedLoss", value: .number(summary.deployedLoss)),
        .init(key: "expectedLoss", value: .optional(summary.expectedLoss)),
        .init(key: "lossSd", value: .optional(summary.lossDeviation)),
      ]
      if let scoreName { members.append(.init(key: scoreName, value: .optional(summary.score))) }
      for column in networkColumns {
        let found = summary.network(column.value)
        members += [
          .init(key: column.key, value: .optional(found?.mean)),
          .init(key: column.key + "Sd", value: .optional(found?.deviation)),
        ]
      }
      return .object(members)
    }
  }

  private func options(of options: NetworkOptions) -> JSON {
    var members: [JSON.Member] = [
      .init(key: "data", value: .string(options.data.name)),
      .init(key: "noiseScale", value: .number(options.noiseScale)),
      .init(key: "entropy", value: .number(options.entropy)),
    ]
    if let name = plan.task.diversityOption {
      members.append(.init(key: name, value: .number(options.diversity)))
    }
    if let (usual, name) = plan.task.categoriesOption {
      members.append(.init(key: name, value: .integer(options.categories ?? usual)))
    }
    return .object(members)
  }

  /// A number that networks have on test data: its key, its heading on a page, and how to have it.
  private struct NetworkColumn {
    let key: String
    let title: String
    let value: (NetworkLosses) -> Double?
  }

  /// Of a network that is deployed by sampling, the argmax has no loss that could be compared with the others: it
  /// charges no rate.
  private var networkColumns: [NetworkColumn] {
    guard plan.task.networkOptions != nil else { return [] }
    let isSampled = plan.task.isDeployedSampled
    return [
      NetworkColumn(key: "trainedLoss", title: "trained on") { $0.trained },
      NetworkColumn(key: "argmaxLoss", title: "argmax") { isSampled ? nil : $0.argmax },
      NetworkColumn(key: "sampledLoss", title: "sampled") { $0.sampled },
      NetworkColumn(key: "mixtureLoss", title: "mixture") { $0.mixture },
      NetworkColumn(key: "argmaxReconstruction", title: "argmax (rec.)") { isSampled ? $0.argmax : nil },
      NetworkColumn(key: "used", title: "used") { $0.used },
      NetworkColumn(key: "perplexity", title: "perplexity") { $0.perplexity },
      NetworkColumn(key: "meanMax", title: "mean max") { $0.meanMax },
      NetworkColumn(key: "outside", title: "outside") { $0.outside },
    ]
  }

  private func finished(_ summary: TrainingSummary) -> Int {
    summary.results.count { $0.steps == plan.steps }
  }

  /// Flips, where the task has choices that can flip.
  private func flips(_ summary: TrainingSummary) -> Double? {
    plan.task.countsFlips ? summary.flips : nil
  }

  private var columns: [String] {
    ["solved", "runs", "finished", "flips", "relaxedLoss", "deployedLoss", "expectedLoss", "lossSd"]
      + (scoreName.map { [$0] } ?? []) + networkColumns.flatMap { [$0.key, $0.key + "Sd"] }
  }

  package var csv: Table {
    var table = Table(columns: [.text("estimator")] + columns.map { .number($0) })
    table.rows = rows.map { plan, summary in
      let numbers: [Double?] =
        [flips(summary), summary.relaxedLoss, summary.deployedLoss, summary.expectedLoss]
        + [summary.lossDeviation] + (scoreName == nil ? [] : [summary.score])
        + networkColumns.flatMap { column in
          let found = summary.network(column.value)
          return [found?.mean, found?.deviation]
        }
      return [plan.estimator.rawValue, plan.task.canBeSolved ? String(summary.solved) : ""]
        + [summary.results.count, finished(summary)].map { String($0) }
        + numbers.map { $0.map(Numbers.exact) ?? "" }
    }
    return table
  }

  package var page: PrintedPage {
    heading + PrintedPage("") + (networkColumns.isEmpty ? table : networkTable).page + notes
  }

  /// The columns that some estimator has a number for, with the deviation over runs.
  private var networkTable: Table {
    let shown = networkColumns.filter { column in rows.contains { $0.summary.network(column.value) != nil } }
    var table = Table(columns: [.text("estimator")] + shown.map { .number($0.title) })
    table.rows = rows.map { plan, summary in
      [plan.estimator.rawValue]
        + shown.map { column in
          guard let found = summary.network(column.value) else { return "–" }
          let deviation = found.deviation.map { " ± \(Numbers.significant($0, 2))" } ?? ""
          return Numbers.significant(found.mean, 4) + deviation
        }
    }
    return table
  }

  private var table: Table {
    var table = Table(
      columns: [.text("estimator")]
        + (["solved", "flips", "relaxed", "expected", "deployed", "loss sd"]
        + (scoreName.map { [$0] } ?? [])).map { .number($0) })
    table.rows = rows.map { plan, summary in
      let losses: [Double?] = [summary.relaxedLoss, summary.expectedLoss, summary.deployedLoss]
      return [plan.estimator.rawValue, "\(summary.solved)/\(summary.results.count)"]
        + [flips(summary).map { Numbers.decimals($0, 1) } ?? "–"]
        + losses.map { $0.map { Numbers.decimals($0, 4) } ?? "–" } + [
          summary.lossDeviation.map { Numbers.decimals($0, 4) } ?? "–"
        ]
        + (scoreName == nil ? [] : [summary.score.map { Numbers.decimals($0, 3) } ?? "–"])
    }
    return table
  }

  private var heading: PrintedPage {
    PrintedPage(
      "\(TrainingNotation.text(plan.task)): \(plan.task.sentence)",
      "schedule \(TrainingNotation.text(plan.schedule)), \(plan.optimizer.rawValue) \(Numbers.exact(plan.rate)), "
        + "\(Numbers.thousands(plan.steps)) steps, batch \(plan.batch), seed \(plan.seed)")
  }

  private var yardstickTexts: [String] { yardsticks.map { "\($0.name) \(Numbers.significant($0.loss, 4))" } }

  private var notes: PrintedPage {
    PrintedPage(
      (yardsticks.isEmpty ? [] : ["", "Without such a network: \(yardstickTexts.joined(separator: ", "))."])
        + skipped.flatMap { ["", "\($0.kind.rawValue) is left out: it \($0.reason)."] }
        + (isInterrupted ? ["", "Interrupted: runs stand where they were."] : []))
  }
}
