import Console
import Experiment
import Testing

@testable import Explorer
@testable import GumbelEngine

/// Races of networks whose numbers are given, or that are trained for a few steps.
@Suite struct `The training of networks` {
  private static let vae = TrainingTask.all.first { $0.name == "digits-vae" }!
  private static let codebook = TrainingTask.all.first { $0.name == "codebook" }!

  private func opened(_ task: TrainingTask, runs: Int? = nil) -> State {
    var state = State.opened()
    state.view = .training
    state.parameters.choices.task = task
    state.parameters.choices.runs = runs
    state.parameters.choices.schedule = try! .constant(1)
    state.training.heldAt = nil
    return state
  }

  /// The race of `state` at its end, with the losses that the runs of each estimator are given.
  private func race(
    _ state: State, _ deployed: [EstimatorKind: [Double]], trained: Double = 2.6,
    followed: EstimatorKind = .softmax,
    mixture: [EstimatorKind: [Double]] = [:], schedule: TemperatureSchedule? = nil
  ) -> TrainingFinding {
    let lanes = EstimatorKind.allCases.compactMap { kind in
      deployed[kind].map { losses in
        TrainingLane(
          kind: kind, solved: 0,
          losses: TrainingLosses(
            relaxed: 1, expected: nil, deployed: losses.reduce(0, +) / Double(losses.count)),
          runs: losses.enumerated().map {
            TrainingLosses(relaxed: mixture[kind]?[$0] ?? 1, expected: nil, deployed: $1)
          },
          trained: trained, flips: 0, score: nil, failure: nil)
      }
    }
    let now = deployed[followed]?.first ?? 0
    let network = NetworkLosses(
      trained: trained, argmax: now, sampled: now, mixture: 1, divergence: 0, used: 1, perplexity: 1,
      meanMax: 0.5,
      meanMaxAtOne: 0.5, outside: nil)
    let record = TrainingRecord(
      step: 3000, temperature: 1, losses: TrainingLosses(relaxed: 1, expected: now, deployed: now), flips: 0,
      logits: [], score: nil, isSolved: false, network: network)
    return TrainingFinding(
      setup: state.trainingSetup, step: 3000, steps: 3000, temperature: 1,
      schedule: schedule ?? state.parameters.choices.schedule, lanes: lanes, followed: followed, run: 0,
      history: [record], pictures: nil, yardsticks: [])
  }

  private func story(_ state: State, _ race: TrainingFinding) -> [String] {
    var state = state
    _ = state.apply(.finding(race))
    return state.raceStory(tellsTask: false).tellings
  }

  /// Five runs around a mean that differ from those of other ways by the same: every difference is certain.
  private func runs(_ mean: Double) -> [Double] { [-0.2, -0.1, 0, 0.1, 0.2].map { mean + $0 } }

  @Test func `starts from five runs of each, and ( and ) change that`() {
    var state = opened(Self.vae)
    #expect(state.trainingSetup.runs == 5 && opened(.trap).trainingSetup.runs == 20)
    state.press(.character(")"))
    #expect(state.trainingSetup.runs == 10 && state.parameters.choices.runs == 10)
    state.press(.character("("), .character("("))
    #expect(state.trainingSetup.runs == 3)
    state.press(.character("("), .character("("))
    #expect(state.trainingSetup.runs == 1 && state.notice?.text == "One run is the least.")
    state.press(.character("u"))
    #expect(state.trainingSetup.runs == 3)
    #expect(state.experiment.commandLine().contains("--runs 3"))
  }

  @Test func `draws its curves from looks on a log scale, the last one now`() throws {
    let state = opened(Self.codebook, runs: 1)
    let job = try #require(state.trainingJob)
    var race = TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: widestKernels)
    for _ in 0..<37 { race.advance() }
    let found = race.finding(followed: .gumbelSoftmax, run: 0)
    let steps = found.history.map(\.step)
    #expect(
      steps.first == 0 && steps.last == 37 && steps == steps.sorted() && Set(steps).count == steps.count)
    #expect(Set(steps.dropFirst().dropLast()).isSubset(of: TrainingPlan.logSpacedSteps(46, to: 3000)))
    #expect(
      found.history.allSatisfy { $0.network != nil } && found.pictures != nil && found.yardsticks == nil)
    #expect(found.lanes.count == 7 && found.lanes.allSatisfy { $0.trained != nil && $0.runs.count == 1 })
    race.measureYardsticks()
    #expect(
      race.finding(followed: .gumbelSoftmax, run: 0).yardsticks?.map(\.name) == ["k-means", "nearest code"])
    let other = TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: widestKernels)
    #expect(other.finding(followed: .softmax, run: 0).yardsticks == nil)
  }

  @Test func `is the same whether or not it is looked at`() throws {
    let job = try #require(opened(Self.codebook, runs: 2).trainingJob)
    func race() -> TrainingMeasurement {
      TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: widestKernels)
    }
    var (seen, unseen) = (race(), race())
    for _ in 0..<20 {
      seen.advance()
      _ = seen.finding(followed: .rloo, run: 1)
      unseen.advance()
    }
    #expect(seen.finding(followed: .softmax, run: 0) == unseen.finding(followed: .softmax, run: 0))
  }

  @Test func `says what the followed run sees and what it deploys`() {
    let state = opened(Self.vae, runs: 1)
    func line(_ kind: EstimatorKind, _ trained: Double, _ deployed: Double) -> String {
      story(state, race(state, [kind: [deployed]], trained: trained, followed: kind))[1]
    }
    #expect(
      line(.softmax, 2.6, 268.7)
        == "Softmax: objective 2.60 in training, deployed 268.7. It never saw a pick.")
    #expect(line(.gumbelSoftmax, 13, 22.3).hasSuffix("deployed 22.3. It saw noisy mixtures, never a pick."))
    #expect(line(.stGumbelSoftmax, 19.2, 19.3).hasSuffix("Training sees what deployment gives."))
    #expect(line(.straightThroughArgmax, 11.2, 41.2).hasSuffix("It never saw a random pick."))
    #expect(line(.reinmax, 25, 19).hasSuffix("Deployed, it does better than in training."))
  }

  @Test func `judges nothing of one run`() {
    let state = opened(Self.vae, runs: 1)
    let tellings = story(
      state,
      race(
        state,
        [.softmax: [268.7], .gumbelSoftmax: [22.3], .straightThroughArgmax: [41.2], .stGumbelSoftmax: [19.3]])
    )
    #expect(
      tellings[0].hasSuffix("One run cannot tell what paid: ) trains more runs, 7 trains five of each way."))
    #expect(!tellings.joined().contains("noise pays"))
  }

  @Test func `judges five runs by the test of When?`() {
    let state = opened(Self.vae)
    let deployed: [EstimatorKind: [Double]] = [
      .softmax: runs(268.7), .gumbelSoftmax: runs(22.3), .straightThroughArgmax: runs(41.2),
      .stGumbelSoftmax: runs(19.3), .reinmax: [19.1, 19.4, 19.1, 19.5, 19.4], .rloo: runs(25),
    ]
    let tellings = story(state, race(state, deployed))
    #expect(
      tellings[0].hasPrefix(
        "Softmax: objective 2.60 in training, deployed 268.5. It never saw a pick. Deployed as random picks: noise pays "
          + "(softmax 268.7, Gumbel-Softmax 22.3), 5 runs. Best: st-gumbel-softmax 19.3; as good: reinmax."))
    #expect(tellings.last == "Paid: noise (softmax 268.7, with noise 22.3).")
    #expect(tellings.contains { DisplayWidth.columns($0) <= 154 && $0.contains("noise pays") })
  }

  @Test func `leaves open what three runs cannot tell`() {
    let state = opened(Self.vae, runs: 3)
    let deployed: [EstimatorKind: [Double]] = [
      .softmax: [268, 270, 265], .gumbelSoftmax: [22, 23, 22], .straightThroughArgmax: [41, 42, 41],
      .stGumbelSoftmax: [19, 20, 19],
    ]
    let whole = story(state, race(state, deployed))[0]
    #expect(whole.contains("Deployed as random picks: undecided after 3 runs") && !whole.contains("Best"))
  }

  @Test func `holds an annealed race against the same one at a constant temperature`() throws {
    var state = opened(Self.vae)
    func deployed(_ softmax: Double) -> [EstimatorKind: [Double]] {
      [
        .softmax: runs(softmax), .gumbelSoftmax: runs(22), .straightThroughArgmax: runs(41),
        .stGumbelSoftmax: runs(19),
      ]
    }
    let annealed = try TemperatureSchedule(.exponential, from: 1, to: 0.001)
    #expect(
      story(state, race(state, deployed(38), schedule: annealed))[0]
        .contains("Whether annealing paid, a race at constant:1 before it would tell."))
    _ = state.apply(.finding(race(state, deployed(268))))
    state.training.attempt += 1
    func told(_ softmax: Double) -> String {
      story(state, race(state, deployed(softmax), schedule: annealed))[0]
    }
    #expect(told(38).contains("Annealing paid (softmax 268.0 at constant:1, 38.0 annealed)."))
    #expect(told(268).contains("Annealing makes no clear difference"))
    #expect(told(300).contains("Annealing hurt"))
    state.parameters.seed += 1
    #expect(told(38).contains("would tell"), "another seed is another race")
  }
}
