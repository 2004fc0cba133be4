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
          parameters.logits.values[index].shortest, probabilities[index].shortest,
          String(panel.picks[index]), panel.law[index].shortest,
          panel.tally?.meanWeight(index).shortest ?? "", panel.tally?.weightDeviation(index).shortest ?? "",
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
      experiment.parameters.temperature.value.shortest, String(experiment.parameters.seed), String(draws),
      panel.tally?.meanEntropy.shortest ?? "", panel.tally?.meanMaximum.shortest ?? "",
      panel.flipRate?.shortest ?? "",
      test.flatMap { $0.degreesOfFreedom > 0 ? $0.chiSquare.shortest : nil } ?? "",
      test.map { String($0.degreesOfFreedom) } ?? "", panel.test.pValue?.shortest ?? "",
      test?.totalVariation.shortest ?? "", method.rawValue,
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
      parameters.labels[index], parameters.logits.values[index].significant(6),
      probabilities[index].fixed(4), panel.picks[index].grouped,
      known(share(panel.picks[index])), panel.law[index].fixed(4), known(panel.tally?.meanWeight(index)),
      known(panel.tally?.weightDeviation(index)),
    ] + (pinned.map { [$0.shares[index].fixed(4), $0.weights[index].fixed(4)] } ?? [])
  }

  /// Several categories in one row, so that all adds up to 1. There is no deviation of their sum.
  private func cells(addingUp rest: some Collection<Int>, of panel: Panel) -> [String] {
    func sum(_ values: [Double]) -> String { rest.reduce(0) { $0 + values[$1] }.fixed(4) }
    let picks = rest.reduce(0) { $0 + panel.picks[$1] }
    let weight = panel.tally.map { tally in rest.reduce(0) { $0 + tally.meanWeight($1) } }
    let pinned = panel.side == .left ? pinned?.left : pinned?.right
    return [
      "\(rest.count.grouped) more", "", sum(probabilities), picks.grouped,
      known(share(picks)), sum(panel.law), known(weight), "",
    ] + (pinned.map { [sum($0.shares), sum($0.weights)] } ?? [])
  }

  private func share(_ picks: Int) -> Double? { draws == 0 ? nil : Double(picks) / Double(draws) }

  private func means(_ panel: Panel) -> String? {
    guard let tally = panel.tally else { return nil }
    let changes = panel.flipRate.map { "pick changes \((100 * $0).fixed(1)) % of the time" }
    let means = [
      "Mean entropy of y \(tally.meanEntropy.fixed(4))",
      "mean of the largest weight \(tally.meanMaximum.fixed(4))", changes,
    ]
    return means.compactMap(\.self).joined(separator: ", ") + "."
  }

  private func known(_ value: Double?) -> String { value?.fixed(4) ?? "–" }

  private func verdict(_ test: PickTest) -> String {
    let variation = "total variation \(test.totalVariation.significant(3))"
    switch test.verdict {
    case .noDraws: return "No draws were made."
    case .deterministic: return "Picks are what their law allows, which leaves nothing to chance."
    case .impossiblePick:
      return "Picks deviate from their law: a category of probability 0 was picked, \(variation)."
    case .tooFewDraws:
      return "Too few draws to judge the picks by their law: \(variation)."
    case .tested(let pValue):
      let freedom = test.degreesOfFreedom == 1 ? "1 degree" : "\(test.degreesOfFreedom) degrees"
      let statistic = "chi-square \(test.chiSquare.significant(4)) on \(freedom) of freedom"
      let verdict =
        pValue < 1e-4 ? "deviate from their law by more than sampling explains" : "agree with their law"
      return "Picks \(verdict): \(statistic), p = \(pValue.significant(3)), \(variation)."
    }
  }
}

extension Experiment {
  /// Where the logits came from and what the parameters are, in one line.
  package func summaryLine(draws: Int) -> String {
    let noise = parameters.noise ? "on" : "off"
    let hard = parameters.hard ? "on" : "off"
    let temperature = parameters.temperature.value.shortest
    return
      "\(source): \(parameters.logits.count.grouped) categories, temperature \(temperature), "
      + "noise \(noise), hard \(hard), seed \(parameters.seed), \(draws.grouped) draws"
  }
}
