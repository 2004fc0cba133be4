import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The gradients view` {
  private func opened() -> State {
    var state = State.opened()
    _ = state.apply(.command(.openView(.gradients)))
    return state
  }

  private func estimated(_ state: State) -> State {
    var state = state
    let job = state.gradientJob!
    var run = GradientMeasurement(job: job, noise: .measuring(seed: job.seed))
    run.complete()
    _ = state.apply(.finding(run.finding))
    return state
  }

  @Test func `is what asks for estimates`() {
    #expect(State.opened().gradientJob == nil)
    let job = opened().gradientJob
    #expect(job?.budget == 100_000 && job?.followed == .gumbelSoftmax && job?.objective == Objectives.initial)
  }

  @Test func `lets the draws stand still meanwhile`() {
    var state = State.opened()
    state.receive(draws: 5000)
    #expect(state.samplingJob(visibleCategories: []).limit == State.convergedDraws)
    _ = state.apply(.command(.openView(.gradients)))
    #expect(state.samplingJob(visibleCategories: []).limit == 5000)
    state.press(.character("1"))
    #expect(state.samplingJob(visibleCategories: []).limit == State.convergedDraws)
  }

  @Test func `goes through the objectives and undoes`() {
    var state = opened()
    var seen = [state.parameters.objective.kind]
    for _ in 0..<3 {
      state.type("O")
      seen.append(state.parameters.objective.kind)
    }
    #expect(seen == ["quadratic", "power", "trap", "linear"])
    state.type("Ou")
    #expect(state.parameters.objective.kind == "linear")
    #expect(state.revision == 0, "no draw depends on it")
    state.press(.character("1"), .character("O"))
    #expect(state.parameters.objective.kind == "linear", "Compare shows none")
  }

  @Test func `edits the objective in place`() {
    var state = State.opened()
    state.press(.control("o"))
    #expect(state.view == .gradients)
    #expect(state.field?.text == "quadratic:0.45,0.3,0.15,0.1,0,0")
    state.type("linear:1,2")
    state.press(.enter)
    #expect(state.field?.problem == "2 numbers for 6 categories; write one for each")
    #expect(state.parameters.objective == Objectives.initial)
    state.type(",3,4,5,6")
    state.press(.enter)
    #expect(state.parameters.objective == .linear(weights: [1, 2, 3, 4, 5, 6]) && state.overlays.isEmpty)
  }

  @Test func `follows an estimator and sets the samples`() {
    var state = opened()
    state.type("x")
    #expect(state.estimator == .stGumbelSoftmax)
    state.type("XX")
    #expect(state.estimator == .softmax)
    state.type("))))")
    #expect(state.sampleBudget == 10_000_000 && state.notice?.text.contains("samples 1e8") == true)
    state.type("(")
    #expect(state.sampleBudget == 1_000_000)
  }

  @Test func `understands commands in words`() throws {
    let state = opened()
    #expect(try parseCommand("objective trap", in: state) == .setObjective(.trap))
    #expect(try parseCommand("objective", in: state) == .nextObjective)
    #expect(try parseCommand("estimator rebar", in: state) == .setEstimator(.rebar))
    #expect(try parseCommand("samples 1e6", in: state) == .setSamples(1_000_000))
    #expect(try parseCommand("view gradients", in: state) == .openView(.gradients))
    for text in ["objective cubic", "objective linear:1", "estimator magic", "samples 1", "samples 1.5"] {
      #expect(throws: CommandError.self) { try parseCommand(text, in: state) }
    }
    #expect(commandCandidates("estimator re", in: state).contains { $0.title == "rebar" })
  }

  @Test func `tells of changes in words`() {
    let before = opened()
    var after = before
    after.type("Ox)")
    let told = sentence(from: before, to: after, by: .nextObjective)
    #expect(told.contains("Objective: power:3:0.2,0.5,0.1,0.2,0,0."))
    #expect(told.contains("Followed: st-gumbel-softmax.") && told.contains("1 000 000 samples"))
  }

  @Test func `drops estimates of another question`() {
    let state = estimated(opened())
    #expect(state.currentGradients?.isComplete == true)
    #expect(state.currentGradients?.rows.count == GradientRows.kinds.count - 1, "no ReinMax at τ = 0.5")
    for keys in ["n", "x", "}"] {
      var other = state
      other.type(keys)
      #expect(other.currentGradients != nil)
    }
    for keys in ["l", "O", "+"] {
      var other = state
      other.type(keys)
      #expect(other.currentGradients == nil)
    }
  }

  @Test func `comes to the same estimates however it got there`() {
    var state = opened()
    state.sampleBudget = 5000
    let job = state.gradientJob!
    var once = GradientMeasurement(job: job, noise: .measuring(seed: job.seed))
    once.complete()
    // On the way the budget was smaller, another estimator was followed, and the temperature was another one.
    var detour = job
    detour.temperature = .one
    var run = GradientMeasurement(job: detour, noise: .measuring(seed: job.seed))
    for _ in 0..<40 { run.step() }
    detour = job
    detour.budget = 3 * 1024
    detour.followed = .softmax
    run.change(to: detour, noise: .measuring(seed: job.seed))
    run.complete()
    run.change(to: job, noise: .measuring(seed: job.seed))
    run.complete()
    #expect(run.finding == once.finding)
    // A budget that ends within a leaf of samples, and then a larger one.
    detour.budget = 1500
    run.change(to: detour, noise: .measuring(seed: job.seed))
    run.complete()
    run.change(to: job, noise: .measuring(seed: job.seed))
    run.complete()
    #expect(run.finding == once.finding)
    #expect(once.finding.samples == 5000 && once.finding.curve.count == 41)
  }

  @Test func `says what is to be seen`() {
    var state = opened()
    func story() -> String { GradientsPage.story(estimated(state)).long }
    state.parameters.labels = ["a", "b", "c"]
    state.parameters.logits = try! Logits([2, 2, 0])
    state.parameters.objective = .trap
    state.parameters.temperature = try! Temperature(0.1)
    state.sampleBudget = 20_000
    state.parameters.choices.estimator = .softmax
    #expect(story().hasPrefix("At this τ softmax points away from the exact gradient"))
    state.parameters.choices.estimator = .rloo
    #expect(story().hasPrefix("rloo is right on average; one estimate misses by"))
    state.parameters.choices.estimator = .reinmax
    #expect(story().hasPrefix("reinmax needs a temperature of 1 or more"))
    state.parameters.temperature = .zero
    state.parameters.choices.estimator = .straightThrough
    #expect(story().contains("gives no direction"))
    state.parameters.objective = .linear(weights: [1, 1, 1])
    #expect(story().hasPrefix("The exact gradient is 0 here"))
    state.parameters.objective = .linear(weights: [1, 2, 4])
    state.parameters.temperature = .one
    state.parameters.choices.estimator = .softmax
    #expect(story() == "softmax is exact here, without noise. No other has less squared error.")
    // Unbiased, and so never accused, however many categories and few samples there are.
    state.parameters.labels = (1...64).map(String.init)
    state.parameters.logits = try! Logits((0..<64).map { Double($0 % 5) })
    state.sampleBudget = 1024
    state.parameters.choices.estimator = .rebar
    #expect(story().hasPrefix("No bias of rebar shows in 1 024 samples; one estimate misses by"))
    state.gradients = nil
    #expect(GradientsPage.story(state).long == "Estimating …")
  }

  @Test func `finds where bias and variance are equal`() {
    let points = [(0.1, 1.0, 9.0), (1, 1, 3), (10, 1, 0.1), (100, 1, 2)].map {
      GradientCurvePoint(temperature: $0, squaredBias: $1, variance: $2, hasBias: true)
    }
    func crossing(near tau: Double) -> Double? {
      var state = opened()
      state.parameters.temperature = try! Temperature(tau)
      return GradientFinding(
        job: state.gradientJob!, exact: [], resolution: 0, rows: [], curve: points, samples: 0,
        isComplete: true
      ).crossing
    }
    #expect(crossing(near: 0.2) == 10.0.squareRoot() && crossing(near: 80) == 1000.0.squareRoot())
  }

  /// What a sentence says of an estimator are ratios, which a factor of f does not change.
  @Test func `says the same whatever f is multiplied by`() {
    for temperature in [0, 0.1, 1, 30] {
      for kind in EstimatorKind.allCases where kind.isDefined(at: try! Temperature(temperature)) {
        let stories = Set(
          stride(from: -100, through: 100, by: 25).map { power in
            var state = opened()
            state.sampleBudget = 4096
            state.parameters.temperature = try! Temperature(temperature)
            state.parameters.choices.estimator = kind
            state.parameters.objective = .linear(
              weights: [0.45, 0.3, 0.15, 0.1, 0, 0.7].map { scaled($0, power) })
            return GradientsPage.story(estimated(state)).long
          })
        #expect(stories.count == 1, "\(kind) at \(temperature): \(stories)")
      }
    }
  }

  /// `value` times 10 to the `power`.
  private func scaled(_ value: Double, _ power: Int) -> Double { Double("\(value)e\(power)")! }
}
