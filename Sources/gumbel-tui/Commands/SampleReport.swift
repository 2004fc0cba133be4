import Explorer
import GumbelEngine

/// Both sides after a run of draws: counts, means and the exact law beside them.
struct SampleReport: Report {
  private let state: State
  private let panels: [(name: String, construction: Construction, panel: PanelSnapshot)]
  private let draws: Int

  /// Makes the draws and counts them.
  init(state: State, draws: Range<Int>) {
    let parameters = state.parameters
    let constructions = [parameters.left, parameters.right]
    let sampler = Sampler(
      setting: parameters.setting, constructions: constructions, spreadCategories: [], kernels: Kernels.chosen
    )
    let tallies = sampler.tallies(draws: draws)
    self.state = state
    self.draws = draws.count
    panels = zip(["left", "right"], zip(constructions, tallies)).map { name, side in
      let law = pickLaw(of: side.0, in: parameters.setting)
      let test = PickTest(picks: side.1.picks, law: law)
      return (name, side.0, PanelSnapshot(tally: side.1, law: law, test: test, deviating: []))
    }
  }

  /// What a snapshot shows.
  init(state: State, snapshot: Snapshot) {
    self.state = state
    draws = snapshot.draws
    panels = [
      ("left", state.parameters.left, snapshot.left), ("right", state.parameters.right, snapshot.right),
    ]
  }

  var json: JSON {
    let parameters = state.parameters
    var members: [JSON.Member] = [
      .init(key: "labels", value: .strings(parameters.labels)),
      .init(key: "logits", value: .numbers(parameters.logits.values)),
      .init(key: "probabilities", value: .numbers(parameters.logits.probabilities)),
      .init(key: "temperature", value: .number(parameters.temperature.value)),
      .init(key: "noise", value: .bool(parameters.noise)),
      .init(key: "hard", value: .bool(parameters.hard)),
      .init(key: "seed", value: .unsigned(parameters.seed)),
      .init(key: "draws", value: .integer(draws)),
    ]
    members += panels.map { .init(key: $0.name, value: Self.json($0.construction, $0.panel)) }
    return .object(members)
  }

  private static func json(_ construction: Construction, _ panel: PanelSnapshot) -> JSON {
    let tally = panel.tally
    return .object([
      "construction": .string(construction.rawValue),
      "picks": .integers(tally.picks),
      "pickLaw": .numbers(panel.law),
      "weights": .numbers(tally.picks.indices.map(tally.meanWeight)),
      "weightDeviation": .numbers(tally.picks.indices.map(tally.weightDeviation)),
      "meanEntropy": .number(tally.meanEntropy),
      "meanMax": .number(tally.meanMaximum),
      "flipRate": .number(tally.flipRate),
      "chiSquare": .number(panel.test.chiSquare),
      "degreesOfFreedom": .integer(panel.test.degreesOfFreedom),
      "pValue": .optional(panel.test.pValue),
      "totalVariation": .number(panel.test.totalVariation),
    ])
  }

  var csv: Table {
    var table = Table(
      columns: [.text("side"), .text("construction"), .number("category"), .text("label")]
        + [
          "logit", "probability", "picks", "pickLaw", "weight", "weightDeviation", "temperature", "seed",
          "draws",
          "meanEntropy", "meanMax", "flipRate", "chiSquare", "degreesOfFreedom", "pValue", "totalVariation",
        ].map { .number($0) })
    let parameters = state.parameters
    let probabilities = parameters.logits.probabilities
    for (name, construction, panel) in panels {
      let (tally, test) = (panel.tally, panel.test)
      let whole = [
        parameters.temperature.value.shortest, String(parameters.seed), String(draws),
        tally.meanEntropy.shortest,
        tally.meanMaximum.shortest, tally.flipRate.shortest, test.chiSquare.shortest,
        String(test.degreesOfFreedom), test.pValue?.shortest ?? "", test.totalVariation.shortest,
      ]
      for index in parameters.labels.indices {
        table.rows.append(
          [name, construction.rawValue, String(index), parameters.labels[index]]
            + [
              parameters.logits.values[index].shortest, probabilities[index].shortest,
              String(tally.picks[index]), panel.law[index].shortest, tally.meanWeight(index).shortest,
              tally.weightDeviation(index).shortest,
            ] + whole)
      }
    }
    return table
  }

  var page: String {
    ([state.summaryLine(draws: draws)] + panels.map { sidePage($0.name, $0.construction, $0.panel) })
      .joined(separator: "\n")
  }

  private func sidePage(_ name: String, _ construction: Construction, _ panel: PanelSnapshot) -> String {
    let tally = panel.tally
    let parameters = state.parameters
    var table = Table(
      columns: [.text("category")]
        + ["logit", "probability", "picks", "share", "law", "weight", "deviation"].map { .number($0) })
    let probabilities = parameters.logits.probabilities
    for index in parameters.labels.indices {
      table.rows.append([
        parameters.labels[index], parameters.logits.values[index].significant(6),
        probabilities[index].fixed(4), tally.picks[index].grouped, tally.pickShare(index).fixed(4),
        panel.law[index].fixed(4), tally.meanWeight(index).fixed(4), tally.weightDeviation(index).fixed(4),
      ])
    }
    let title =
      "\(name == "left" ? "Left" : "Right"): \(construction.rawValue), y = \(construction.formula)\n"
    let entropy = "Mean entropy of y \(tally.meanEntropy.fixed(4)), mean of the largest weight "
    let rest =
      "\(tally.meanMaximum.fixed(4)), pick changes \((100 * tally.flipRate).fixed(1)) % of the time.\n"
    return title + table.aligned + entropy + rest + Self.verdict(panel.test) + "\n"
  }

  private static func verdict(_ test: PickTest) -> String {
    let variation = "total variation \(test.totalVariation.significant(3))"
    guard let pValue = test.pValue else {
      let agrees = test.totalVariation == 0
      return
        "Picks \(agrees ? "are" : "are NOT") what their law allows, which leaves nothing to chance; \(variation)."
    }
    let freedom = test.degreesOfFreedom == 1 ? "1 degree" : "\(test.degreesOfFreedom) degrees"
    let statistic = "chi-square \(test.chiSquare.significant(4)) on \(freedom) of freedom"
    let verdict =
      pValue < 1e-4 ? "deviate from their law by more than sampling explains" : "agree with their law"
    return "Picks \(verdict): \(statistic), p = \(pValue.significant(3)), \(variation)."
  }
}

extension State {
  /// Where the logits came from and what the parameters are, in one line.
  func summaryLine(draws: Int) -> String {
    let noise = parameters.noise ? "on" : "off"
    let hard = parameters.hard ? "on" : "off"
    return
      "\(source): \(parameters.logits.count.grouped) categories, temperature \(parameters.temperature.value.shortest), "
      + "noise \(noise), hard \(hard), seed \(parameters.seed), \(draws.grouped) draws\n"
  }
}
