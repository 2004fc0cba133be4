import Explorer
import GumbelEngine

/// Both sides after a run of draws: counts, means and the exact law beside them.
struct SampleReport: Report {
  /// One of the two panels.
  struct Panel {
    let side: Side
    let construction: Construction
    let picks: [Int]
    let law: [Double]
    let test: PickTest
    /// What was counted besides picks; `nil` where there were no draws or only their picks were made.
    let tally: Tally?

    /// The share of draws whose pick differs from the one before; `nil` where that is not known.
    var flipRate: Double? { tally.flatMap { $0.draws > 1 ? $0.flipRate : nil } }
  }

  let state: State
  let draws: Int
  let method: SamplingMethod
  let panels: [Panel]

  /// Makes the draws and counts them, on up to `threads` threads.
  init(state: State, draws: Range<Int>, method: SamplingMethod, threads: Int) {
    let parameters = state.parameters
    let constructions = [parameters.left, parameters.right]
    let sampler = Sampler(
      setting: parameters.setting, constructions: constructions, spreadCategories: [], kernels: Kernels.chosen
    )
    var tallies: [Tally] = []
    if method == .gumbelMax {
      tallies = sampler.emptyTallies
      sampler.extend(&tallies, draws: draws, threads: threads)
    }
    self.state = state
    self.draws = draws.count
    self.method = method
    panels = zip(constructions.indices, Side.allCases).map { index, side in
      let picks =
        tallies.isEmpty
        ? sampler.pickCounts(draws: draws, side: index, method: method, threads: threads)
        : tallies[index].picks
      let law = pickLaw(of: constructions[index], in: parameters.setting)
      return Panel(
        side: side, construction: constructions[index], picks: picks, law: law,
        test: PickTest(picks: picks, law: law),
        tally: tallies.isEmpty || draws.isEmpty ? nil : tallies[index])
    }
  }

  /// What a snapshot shows.
  init(state: State, snapshot: Snapshot) {
    self.state = state
    draws = snapshot.draws
    method = .gumbelMax
    let shown = [
      (Side.left, state.parameters.left, snapshot.left), (.right, state.parameters.right, snapshot.right),
    ]
    panels = shown.map { side, construction, panel in
      Panel(
        side: side, construction: construction, picks: panel.tally.picks, law: panel.law, test: panel.test,
        tally: panel.tally.draws == 0 ? nil : panel.tally)
    }
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
      .init(key: "method", value: .string(method.rawValue)),
    ]
    members += panels.map { .init(key: $0.side.rawValue, value: json($0)) }
    return .object(members)
  }

  private func json(_ panel: Panel) -> JSON {
    let test = draws == 0 ? nil : panel.test
    return .object([
      "construction": .string(panel.construction.rawValue),
      "picks": .integers(panel.picks),
      "pickLaw": .numbers(panel.law),
      "weights": .optional(panel.tally.map { $0.picks.indices.map($0.meanWeight) }),
      "weightDeviation": .optional(panel.tally.map { $0.picks.indices.map($0.weightDeviation) }),
      "meanEntropy": .optional(panel.tally?.meanEntropy),
      "meanMax": .optional(panel.tally?.meanMaximum),
      "flipRate": .optional(panel.flipRate),
      "chiSquare": .optional(test?.chiSquare),
      "degreesOfFreedom": test.map { .integer($0.degreesOfFreedom) } ?? .null,
      "pValue": .optional(panel.test.pValue),
      "totalVariation": .optional(test?.totalVariation),
    ])
  }
}
