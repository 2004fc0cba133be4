import Experiment
import Explorer
import GumbelEngine

/// States of the explorer as they are after real draws.
enum States {
  /// Six words, as the explorer opens, after some draws.
  static let words = State.of(["the", "a", "this", "one", "its", "every"], [2, 1.2, 0.6, 0, -0.7, -1.5])
    .drawn(20_000)
  /// The same before the first draw.
  static let beforeFirstDraw = State.of(
    ["the", "a", "this", "one", "its", "every"], [2, 1.2, 0.6, 0, -0.7, -1.5])
  /// More categories than fit, with the seventh chosen.
  static let many: State = {
    var state = State.of((1...64).map { "rank-\($0)" }, (1...64).map { -Double($0) / 12 }).drawn(4_000)
    state.selection = 6
    return state
  }()
  /// A masked category, and the construction that picks it.
  static let masked = State.of(["a", "hidden", "c"], [1, -.infinity, 0]) {
    $0.left = .gumbelSoftmax
    $0.right = .noiseOnProbabilities
  }.drawn(4_000)
}

extension State {
  /// A state with the given categories at τ = 0.5 and seed 42.
  static func of(
    _ labels: [String], _ logits: [Double], _ change: (inout Parameters) -> Void = { _ in }
  ) -> State {
    var parameters = Parameters(
      labels: labels, logits: try! Logits(logits), temperature: try! Temperature(0.5), seed: 42)
    change(&parameters)
    return State(Experiment(parameters: parameters, source: "next-word"))
  }

  /// The state after `count` draws at 41 million a second.
  func drawn(_ count: Int, spreadCategories: [Int]? = nil) -> State {
    var state = self
    let sampler = Sampler(
      setting: parameters.setting, constructions: [parameters.left, parameters.right],
      spreadCategories: spreadCategories)
    let tallies = sampler.tallies(draws: 0..<count)
    let panels = [(tallies[0], derived.left), (tallies[1], derived.right)].map { tally, law in
      PanelFinding(
        tally: tally, law: law.probabilities,
        test: PickTest(picks: tally.picks, law: law.probabilities), deviating: [])
    }
    state.sampling = SamplingFinding(
      revision: revision, left: panels[0], right: panels[1], drawsPerSecond: 41_000_000)
    return state
  }

  /// The gradients view with all estimates made.
  func estimated(samples: Int = 4096, _ change: (inout State) -> Void = { _ in }) -> State {
    var state = self
    state.view = .gradients
    state.sampleBudget = samples
    change(&state)
    let job = state.gradientJob!
    var run = GradientMeasurement(job: job, noise: .measuring(seed: job.seed))
    run.complete()
    state.gradients = run.finding
    return state
  }

  /// The state after `change`.
  func with(_ change: (inout State) -> Void) -> State {
    var state = self
    change(&state)
    return state
  }
}
