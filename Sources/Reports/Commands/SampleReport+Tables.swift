// The same results twice: with all digits for programs, and rounded with a verdict for people.

import Experiment
import Explorer
import GumbelEngine

extension SampleReport {
  package var csv: Table {
    var table = Table(
      columns: [.text("side"), .text("construction"), .number("category"), .text("label")]
        + [
          "logit", "probability", "picks", "pickLaw", "weight", "weightDeviation", "temperature", "seed",
          "draws", "meanEntropy", "meanMax", "flipRate", "chiSquare", "degreesOfFreedom", "pValue",
          "totalVariation",
        ].map { .number($0) } + [.text("method")])
    let parameters = experiment.parameters
    for panel in panels {
      let whole = wholeCells(panel)
      for index in parameters.labels.indices {
        let head = [
          panel.side.rawValue, panel.construction.rawValue, String(index), parameters.labels[index],
        ]
        let numbers = [
          Numbers.exact(parameters.logits.values[index]), Numbers.exact(probabilities[index]),
          String(panel.picks[index]), Numbers.exact(panel.law[index]),
          (panel.tally?.meanWeight(index)).map(Numbers.exact) ?? "",
          (panel.tally?.weightDeviation(index)).map(Numbers.exact) ?? "",
        ]
        table.rows.append(head + numbers + whole)
      }
    }
    return table
  }

  /// The cells that are the same in every row of a panel; what is not known is empty.
  private func wholeCells(_ panel: Panel) -> [String] {
    let test = draws == 0 ? nil : panel.test
    return [
      Numbers.exact(experiment.parameters.temperature.value), String(experiment.parameters.seed),
      String(draws),
      (panel.tally?.meanEntropy).map(Numbers.exact) ?? "",
      (panel.tally?.meanMaximum).map(Numbers.exact) ?? "",
      panel.flipRate.map(Numbers.exact) ?? "",
      test.flatMap { $0.degreesOfFreedom > 0 ? Numbers.exact($0.chiSquare) : nil } ?? "",
      test.map { String($0.degreesOfFreedom) } ?? "", panel.test.pValue.map(Numbers.exact) ?? "",
      (test?.totalVariation).map(Numbers.exact) ?? "", method.rawValue,
    ]
  }

  package var page: PrintedPage { page(rows: .max) }

  /// The page with at most `rows` categories in each table, as they are listed; the others are added up in one
  /// row.
  package func page(rows: Int) -> PrintedPage {
    panels.reduce(PrintedPage(experiment.summaryLine(draws: draws))) {
      $0 + PrintedPage("") + page($1, rows: rows)
    }
  }

  private func page(_ panel: Panel, rows: Int) -> PrintedPage {
    let numbers =
      ["logit", "probability", "picks", "share", "law", "weight", "deviation"]
      + (pinned == nil ? [] : ["share pinned", "weight pinned"])
    var table = Table(columns: [.text("category")] + numbers.map { .number($0) })
    table.rows = order.prefix(rows).map { cells($0, of: panel) }
    let rest = order.dropFirst(rows)
    if !rest.isEmpty { table.rows.append(cells(addingUp: rest, of: panel)) }
    let picked = method == .gumbelMax ? "" : ", picks by \(method.rawValue)"
    let name = panel.side == .left ? "Left" : "Right"
    let title = "\(name): \(panel.construction.rawValue), y = \(panel.construction.formula)\(picked)"
    return PrintedPage(title) + table.page
      + PrintedPage([means(panel), verdict(panel.test)].compactMap(\.self))
  }

  private func cells(_ index: Int, of panel: Panel) -> [String] {
    let parameters = experiment.parameters
    let pinned = panel.side == .left ? pinned?.left : pinned?.right
    return [
      parameters.labels[index], Numbers.significant(parameters.logits.values[index], 6),
      Numbers.decimals(probabilities[index], 4), Numbers.thousands(panel.picks[index]),
      known(share(panel.picks[index])), Numbers.decimals(panel.law[index], 4),
      known(panel.tally?.meanWeight(index)),
      known(panel.tally?.weightDeviation(index)),
    ]
      + (pinned.map { [Numbers.decimals($0.shares[index], 4), Numbers.decimals($0.weights[index], 4)] } ?? [])
  }

  /// Several categories in one row, so that all adds up to 1. There is no deviation of their sum.
  private func cells(addingUp rest: some Collection<Int>, of panel: Panel) -> [String] {
    func sum(_ values: [Double]) -> String { Numbers.decimals(rest.reduce(0) { $0 + values[$1] }, 4) }
    let picks = rest.reduce(0) { $0 + panel.picks[$1] }
    let weight = panel.tally.map { tally in rest.reduce(0) { $0 + tally.meanWeight($1) } }
    let pinned = panel.side == .left ? pinned?.left : pinned?.right
    return [
      "\(Numbers.thousands(rest.count)) more", "", sum(probabilities),
      Numbers.thousands(picks),
      known(share(picks)), sum(panel.law), known(weight), "",
    ] + (pinned.map { [sum($0.shares), sum($0.weights)] } ?? [])
  }

  private func share(_ picks: Int) -> Double? { draws == 0 ? nil : Double(picks) / Double(draws) }

  private func means(_ panel: Panel) -> String? {
    guard let tally = panel.tally else { return nil }
    let changes = panel.flipRate.map { "pick changes \(Numbers.decimals(100 * $0, 1)) % of the time" }
    let means = [
      "Mean entropy of y \(Numbers.decimals(tally.meanEntropy, 4))",
      "mean of the largest weight \(Numbers.decimals(tally.meanMaximum, 4))", changes,
    ]
    return means.compactMap(\.self).joined(separator: ", ") + "."
  }

  private func known(_ value: Double?) -> String { value.map { Numbers.decimals($0, 4) } ?? "–" }

  private func verdict(_ test: PickTest) -> String {
    let variation = "total variation \(Numbers.significant(test.totalVariation, 3))"
    switch test.verdict {
    case .noDraws: return "No draws were made."
    case .deterministic: return "Picks are what their law allows, which leaves nothing to chance."
    case .impossiblePick:
      return "Picks deviate from their law: a category of probability 0 was picked, \(variation)."
    case .tooFewDraws:
      return "Too few draws to judge the picks by their law: \(variation)."
    case .tested(let pValue):
      let freedom = test.degreesOfFreedom == 1 ? "1 degree" : "\(test.degreesOfFreedom) degrees"
      let statistic = "chi-square \(Numbers.significant(test.chiSquare, 4)) on \(freedom) of freedom"
      let verdict =
        pValue < 1e-4 ? "deviate from their law by more than sampling explains" : "agree with their law"
      return "Picks \(verdict): \(statistic), p = \(Numbers.significant(pValue, 3)), \(variation)."
    }
  }
}

extension Experiment {
  /// Where the logits came from and what the parameters are, in one line.
  package func summaryLine(draws: Int) -> String {
    let noise = parameters.noise ? "on" : "off"
    let hard = parameters.hard ? "on" : "off"
    let temperature = Numbers.exact(parameters.temperature.value)
    return
      "\(source): \(Numbers.thousands(parameters.logits.count)) categories, temperature \(temperature), "
      + "noise \(noise), hard \(hard), seed \(parameters.seed), \(Numbers.thousands(draws)) draws"
  }
}
