import Experiment
import Explorer
import GumbelEngine

/// What every estimator gives, beside the exact gradient.
package struct GradientReport: Report {
  /// One estimator.
  private struct Row: Sendable {
    let name: String
    let moments: GradientMoments
    let errors: GradientErrors
    let cost: EstimatorCost
  }

  private let experiment: Experiment
  private let exact: [Double]
  private let rows: [Row]
  private let skipped: [(kind: EstimatorKind, reason: String)]

  /// What `runs` came to, one for each estimator.
  package init(experiment: Experiment, runs: [EstimatorRun], skipped: [(kind: EstimatorKind, reason: String)])
  {
    let problem = experiment.parameters.gradientProblem
    let exact = problem.exactGradient
    self.experiment = experiment
    self.exact = exact
    self.skipped = skipped
    rows = runs.map { run in
      let moments = run.moments
      return Row(
        name: run.estimator.name, moments: moments, errors: moments.errors(against: exact),
        cost: run.estimator.cost(categories: problem.count))
    }
  }

  /// What the explorer knows so far of the estimators that it shows.
  package init(state: State) {
    let snapshot = state.currentGradients
    experiment = state.experiment
    exact = snapshot?.exact ?? state.parameters.gradientProblem.exactGradient
    rows = (snapshot?.rows ?? []).map {
      Row(name: $0.kind.rawValue, moments: $0.moments, errors: $0.errors, cost: $0.cost)
    }
    skipped = []
  }

  package var json: JSON {
    let parameters = experiment.parameters
    let objective = parameters.objective.fitted(to: parameters.logits.count)
    return .object(
      parameters.distributionMembers + [
        .init(key: "objective", value: .string(ObjectiveNotation.text(objective))),
        .init(key: "temperature", value: .number(parameters.temperature.value)),
        .init(key: "exact", value: .numbers(exact)),
        .init(key: "estimators", value: .array(records)),
        .init(
          key: "skipped",
          value: .array(
            skipped.map { .object(["name": .string($0.kind.rawValue), "reason": .string($0.reason)]) })),
      ])
  }

  package var records: [JSON] {
    rows.map { row in
      .object([
        "name": .string(row.name),
        "mean": .numbers(row.moments.mean),
        "bias": .number(row.errors.bias),
        "variance": .number(row.errors.variance),
        "meanSquaredError": .number(row.errors.meanSquaredError),
        "cosine": .optional(row.errors.cosine),
        "standardError": .number(row.moments.standardError),
        "enumerated": .bool(row.moments.samples == nil),
        "samples": .integer(row.moments.samples ?? 0),
        "drawsPerSample": .integer(row.cost.draws),
        "evaluationsPerSample": .integer(row.cost.evaluations),
      ])
    }
  }

  package var csv: Table {
    var table = Table(
      columns: [.text("estimator"), .number("category"), .text("label")]
        + [
          "exact", "mean", "standardError", "bias", "variance", "meanSquaredError", "cosine", "samples",
          "drawsPerSample", "evaluationsPerSample",
        ].map { .number($0) })
    for row in rows {
      let standardErrors = row.moments.standardErrors
      for (index, label) in experiment.parameters.labels.enumerated() {
        table.rows.append(
          [row.name, String(index), label]
            + [exact[index], row.moments.mean[index], standardErrors[index]].map(Numbers.exact)
            + [row.errors.bias, row.errors.variance, row.errors.meanSquaredError].map(Numbers.exact)
            + [row.errors.cosine.map(Numbers.exact) ?? "", String(row.moments.samples ?? 0)]
            + [String(row.cost.draws), String(row.cost.evaluations)])
      }
    }
    return table
  }
}

extension GradientReport {
  /// Categories whose means fit on a page beside each other.
  private static let widestMeans = 8

  package var page: PrintedPage {
    let parameters = experiment.parameters
    let objective = ObjectiveNotation.text(parameters.objective.fitted(to: parameters.logits.count))
    let heading =
      "\(experiment.source): gradient of E f(D), f = \(objective), temperature "
      + "\(Numbers.exact(parameters.temperature.value)), seed \(parameters.seed)"
    let means = parameters.logits.count <= Self.widestMeans ? PrintedPage("") + meanTable.page : PrintedPage()
    let notes = skipped.flatMap { ["", "\($0.kind.rawValue) is left out: it \($0.reason)."] }
    return PrintedPage(heading, "") + errorTable.page + means + PrintedPage(notes)
  }

  private var errorTable: Table {
    var table = Table(
      columns: [.text("estimator")]
        + ["bias", "variance", "mse", "cosine", "std error", "samples", "draws", "f"].map { .number($0) })
    table.rows = rows.map { row in
      let isExact = row.moments.samples == nil
      return [
        row.name, row.errors.bias.error, row.errors.variance.error,
        row.errors.meanSquaredError.error, row.errors.cosine.map { Numbers.decimals($0, 3) } ?? "–",
        isExact ? "exact" : row.moments.standardError.error,
        row.moments.samples.map { Numbers.thousands($0) } ?? "all",
        String(row.cost.draws), Numbers.thousands(row.cost.evaluations),
      ]
    }
    return table
  }

  /// The mean of every estimator, category by category.
  private var meanTable: Table {
    var table = Table(columns: [.text("mean")] + experiment.parameters.labels.map { .number($0) })
    table.rows = rows.map { row in [row.name] + row.moments.mean.map { Numbers.decimals($0, 5) } }
    return table
  }
}

extension Double {
  /// An error with four digits; what is below rounding is 0.
  fileprivate var error: String { self < 1e-13 ? "0" : Numbers.significant(self, 4) }
}
