import Experiment
import Explorer
import GumbelEngine

/// Both sides after a run of draws: counts, means and the exact law beside them.
package struct SampleReport: Report {
  /// One of the two panels.
  package struct Panel: Sendable {
    /// Where it is.
    package let side: Side
    /// How y is made.
    package let construction: Construction
    /// How often each category was picked.
    package let picks: [Int]
    /// The exact law of the picks.
    package let law: [Double]
    /// The picks judged by that law.
    package let test: PickTest
    /// What was counted besides picks; `nil` where there were no draws or only their picks were made.
    package let tally: Tally?

    /// The share of draws whose pick differs from the one before; `nil` where that is not known.
    package var flipRate: Double? { tally.flatMap { $0.draws > 1 ? $0.flipRate : nil } }
  }

  let experiment: Experiment
  /// π = softmax(z).
  let probabilities: [Double]
  /// The categories as tables list them.
  let order: DisplayOrder
  /// What was pinned to be compared with.
  let pinned: Baseline?
  let draws: Int
  let method: SamplingMethod
  /// Left and right.
  package let panels: [Panel]

  /// What was counted of each side: picks, and tallies where the method makes them.
  package init(experiment: Experiment, draws: Int, method: SamplingMethod, picks: [[Int]], tallies: [Tally]?)
  {
    let parameters = experiment.parameters
    let constructions = [parameters.left, parameters.right]
    self.experiment = experiment
    probabilities = parameters.logits.probabilities
    order = DisplayOrder(parameters.logits, sorted: false)
    pinned = nil
    self.draws = draws
    self.method = method
    panels = zip(constructions.indices, Side.allCases).map { index, side in
      let law = pickLaw(of: constructions[index], in: parameters.setting)
      return Panel(
        side: side, construction: constructions[index], picks: picks[index], law: law,
        test: PickTest(picks: picks[index], law: law), tally: draws == 0 ? nil : tallies?[index])
    }
  }

  /// No draws.
  package init(_ experiment: Experiment) {
    let none = [Int](repeating: 0, count: experiment.parameters.logits.count)
    self.init(experiment: experiment, draws: 0, method: .gumbelMax, picks: [none, none], tallies: nil)
  }

  /// What a snapshot shows.
  package init(state: State, snapshot: SamplingFinding) {
    experiment = state.experiment
    probabilities = state.derived.probabilities
    (order, pinned) = (state.order, state.baseline)
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

  package var json: JSON {
    let parameters = experiment.parameters
    var members: [JSON.Member] = [
      .init(key: "labels", value: .strings(parameters.labels)),
      .init(key: "logits", value: .numbers(parameters.logits.values)),
      .init(key: "probabilities", value: .numbers(probabilities)),
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
      "chiSquare": .optional(test.flatMap { $0.degreesOfFreedom > 0 ? $0.chiSquare : nil }),
      "degreesOfFreedom": test.map { .integer($0.degreesOfFreedom) } ?? .null,
      "pValue": .optional(panel.test.pValue),
      "totalVariation": .optional(test?.totalVariation),
    ])
  }
}
