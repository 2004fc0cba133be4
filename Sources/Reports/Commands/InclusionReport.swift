import Experiment

/// How often each category is among the first k.
package struct InclusionReport: Report {
  private let experiment: Experiment
  private let k: Int
  private let draws: Int
  /// `nil` where there were no draws.
  private let inclusion: [Double]?

  /// The share of `draws` that include each category among their `k`; `inclusion` is nil where there were none.
  package init(experiment: Experiment, k: Int, draws: Int, inclusion: [Double]?) {
    self.experiment = experiment
    self.k = k
    self.draws = draws
    self.inclusion = inclusion
  }

  package var json: JSON {
    .object(
      experiment.parameters.distributionMembers + [
        .init(key: "k", value: .integer(k)), .init(key: "draws", value: .integer(draws)),
        .init(key: "inclusion", value: .optional(inclusion)),
      ])
  }

  package var csv: Table {
    var table = Table(
      columns: [.number("category"), .text("label"), .number("logit"), .number("inclusion")])
    let parameters = experiment.parameters
    table.rows = parameters.labels.indices.map {
      [
        String($0), parameters.labels[$0], Numbers.exact(parameters.logits.values[$0]),
        (inclusion?[$0]).map(Numbers.exact) ?? "",
      ]
    }
    return table
  }

  package var page: PrintedPage {
    var table = Table(
      columns: [.text("category"), .number("logit"), .number("probability"), .number("inclusion")])
    let parameters = experiment.parameters
    let probabilities = parameters.logits.probabilities
    table.rows = parameters.labels.indices.map {
      [
        parameters.labels[$0], Numbers.significant(parameters.logits.values[$0], 6),
        Numbers.decimals(probabilities[$0], 4),
        (inclusion?[$0]).map { Numbers.decimals($0, 4) } ?? "–",
      ]
    }
    let heading =
      "\(experiment.source): \(k) of \(Numbers.thousands(parameters.logits.count)) categories without replacement, "
      + "seed \(parameters.seed), \(Numbers.thousands(draws)) draws"
    return PrintedPage(heading, "") + table.page
  }
}
