import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

/// The explorer as it opens, in the view of the temperature.
private func opened(_ change: (inout State) -> Void = { _ in }) -> State {
  var state = State.opened()
  state.view = .temperature
  state.sampleBudget = 3000
  change(&state)
  return state
}

private func completed(_ state: State) -> SweepFinding {
  var run = SweepMeasurement(job: state.sweepJob!, kernels: baselineKernels)
  run.complete()
  return run.finding
}

@Suite struct Sweeps {
  @Test func `nothing is swept where nobody looks`() {
    for view in View.allCases where view != .temperature {
      #expect(opened { $0.view = view }.sweepJob == nil)
    }
  }

  @Test func `draws stand still meanwhile`() {
    let state = opened()
    #expect(state.samplingJob(visibleCategories: []).limit == 0)
  }

  @Test func `draws lie within three errors of the law`() {
    let snapshot = completed(opened())
    #expect(snapshot.isComplete)
    #expect(snapshot.draws == 3000)
    #expect(snapshot.curve.count == 161)
    #expect(snapshot.points.count == 41)
    let laws = Dictionary(uniqueKeysWithValues: snapshot.curve.map { ($0.temperature, $0.exact![1]) })
    for point in snapshot.points {
      // All temperatures see the same draws: one deviation, seen 41 times.
      let (drawn, law) = (point.sampled![1], laws[point.temperature]!)
      for quantity in SweepQuantity.allCases {
        guard let exact = law.value(quantity, at: 0), let value = drawn.value(quantity, at: 0) else {
          continue
        }
        // The error of the total variation bounds its own bias, too.
        #expect(
          abs(value - exact) <= 4 * drawn.error(quantity, at: 0) + 1e-6, "\(quantity) \(point.temperature)")
        #expect(law.error(quantity, at: 0) == 0)
      }
    }
  }

  @Test func `where one stands is known exactly`() throws {
    let state = opened { $0.parameters.temperature = try! Temperature(0.37) }
    let present = try #require(completed(state).present)
    #expect(present.temperature == 0.37)
    let law = WeightLaw(of: .gumbelSoftmax, in: state.parameters.setting)
    #expect(present.exact![1].means == law.means)
    #expect(
      present.exact![0].means == softmax(state.parameters.logits, temperature: state.parameters.temperature))
  }

  /// However the steps are cut, and whatever was asked before, the same job ends in the same numbers.
  @Test func `the way to a job leaves no trace`() {
    let state = opened()
    let direct = completed(state)
    var run = SweepMeasurement(
      job: opened { $0.parameters.temperature = .one }.sweepJob!, kernels: baselineKernels)
    for _ in 0..<100 { run.step() }
    run.change(to: opened { $0.sampleBudget = 1000 }.sweepJob!)
    for _ in 0..<250 { run.step() }
    run.change(to: opened { $0.parameters.choices.estimator = .rebar }.sweepJob!)
    for _ in 0..<30 { run.step() }
    run.change(to: state.sweepJob!)
    run.complete()
    #expect(run.finding == direct)
  }

  @Test func `moving the temperature keeps the curves`() throws {
    var state = opened()
    state.sweep = completed(state)
    #expect(state.currentSweep == state.sweep)
    _ = state.apply(.input(.key(.right)))
    let kept = try #require(state.currentSweep)
    #expect(kept.present == nil)
    #expect(kept.curve.count == 161)
    #expect(!kept.isComplete)
    var run = SweepMeasurement(job: opened().sweepJob!, kernels: baselineKernels)
    run.complete()
    run.change(to: state.sweepJob!)
    run.step()
    #expect(run.finding.present != nil, "the first thing to be known is where one stands")
    #expect(run.finding.curve.count == 161)
  }

  @Test func `a stale sweep is never shown`() {
    var state = opened()
    state.sweep = completed(state)
    let changes: [(inout State) -> Void] = [
      { $0.parameters.seed = 5 }, { $0.parameters.logits = try! Logits([1, 2, 3, 4, 5, 6]) },
      { $0.parameters.noise = false }, { $0.parameters.hard = true },
      { $0.parameters.right = .noiseAfterTemperature }, { $0.view = .compare },
    ]
    for change in changes {
      var other = state
      change(&other)
      #expect(other.currentSweep == nil)
    }
    state.parameters.objective = .trap
    #expect(state.currentSweep?.gradientCurve.isEmpty == true)
  }

  @Test func `without noise there is nothing to draw`() {
    let snapshot = completed(opened { $0.parameters.noise = false })
    #expect(snapshot.draws == 3000)
    #expect(snapshot.points.isEmpty)
  }

  /// Of a vocabulary only the chosen category is followed, and no more draws made than take a moment.
  @Test func `a vocabulary is swept within its means`() throws {
    var state = State.opened()
    state.view = .temperature
    state.sampleBudget = 10_000_000
    let count = 128_256
    state.parameters = Parameters(
      labels: (0..<count).map(String.init), logits: try Logits((0..<count).map { -Double($0) / 9000 }),
      seed: 1)
    state.selection = 77
    let job = try #require(state.sweepJob)
    #expect(job.categories == [77])
    #expect(job.drawsEach == 1046)
    var run = SweepMeasurement(job: job, kernels: baselineKernels)
    run.step()
    run.step()
    let present = try #require(run.finding.present)
    #expect(present.exact![1].means.count == 1)
    #expect(present.sampled![1].draws == 1)
  }

  @Test func `the story says which temperature to take`() {
    var state = opened()
    #expect(TemperaturePage.story(state).long == "Working out what τ does …")
    state.sweep = completed(state)
    let story = TemperaturePage.story(state).tellings[0]
    #expect(story.hasPrefix("At τ "))
    #expect(story.contains("nearly one-hot"))
    #expect(story.contains("Below τ 0.3") && story.contains("total variation"))
    #expect(story.contains("errs least at τ "))
    #expect(
      TemperaturePage.story(state).fitting(columns: 152).contains("errs least at τ "),
      "in two lines of 80 columns")
    for (change, word) in [
      ({ $0.parameters.hard = true }, "one-hot"), ({ $0.parameters.noise = false }, "Without noise"),
      ({ $0.parameters.right = .softmax }, "Softmax"),
    ] as [((inout State) -> Void, String)] {
      var other = opened(change)
      other.sweep = completed(other)
      #expect(TemperaturePage.story(other).long.contains(word))
    }
  }

  /// Between the temperatures that were looked at: of two categories by their formula, of six by 20 000 draws, where
  /// a million put the crossing at 0.382 (two standard errors of the share are 0.007, those of τ as much).
  @Test func `half of the draws are nearly one hot where it says so`() throws {
    let two = completed(
      opened { $0.parameters = Parameters(labels: ["a", "b"], logits: try! Logits([1, 0]), seed: 1) })
    guard case .at(let binary) = two.crossing(.maximumAbove90, of: 1, level: 0.5) else {
      Issue.record("no crossing")
      return
    }
    #expect(abs(BinaryWeightLaw(logOdds: 1, temperature: binary).maximumAbove(0.9) - 0.5) < 1e-4)
    let state = opened { $0.sampleBudget = 20_000 }
    guard case .at(let drawn) = completed(state).crossing(.maximumAbove90, of: 1, level: 0.5) else {
      Issue.record("no crossing")
      return
    }
    #expect(abs(drawn - 0.382) < 0.01)
  }

  @Test func `a crossing can be nowhere or everywhere`() {
    let snapshot = completed(opened { $0.parameters.noise = false })
    #expect(snapshot.crossing(.meanMaximum, of: 1, level: 0.1) == .everywhere)
    #expect(snapshot.crossing(.meanMaximum, of: 1, level: 1.5) == .nowhere)
    var run = SweepMeasurement(job: opened().sweepJob!, kernels: baselineKernels)
    for _ in 0..<20 { run.step() }
    #expect(run.finding.crossing(.meanEntropy, of: 1, level: 0) == nil, "the end is not known yet")
  }

  /// At τ = 0.01 straight-through never moves: what it errs by is the gradient, and no less anywhere else.
  @Test func `no gradient is not recommended`() {
    var state = opened { $0.parameters.choices.estimator = .straightThrough }
    let snapshot = completed(state)
    state.sweep = snapshot
    let least = snapshot.gradientCurve.map(\.meanSquaredError).min()!
    #expect(least > 0.95 * snapshot.squaredGradient && least < 1.05 * snapshot.squaredGradient)
    #expect(snapshot.gradientAdvice == .noneBetter)
    #expect(
      TemperaturePage.story(state).tellings[0].contains(
        "No τ makes the gradient of straight-through better than none."))
  }

  /// Its mean comes near the gradient, each of its estimates does not: that is no reason to follow none.
  @Test func `a noisy gradient is to be averaged`() {
    var state = opened { $0.parameters.choices.estimator = .stGumbelSoftmax }
    let snapshot = completed(state)
    state.sweep = snapshot
    #expect(snapshot.gradientCurve.map(\.meanSquaredError).min()! > 0.95 * snapshot.squaredGradient)
    #expect(snapshot.gradientCurve.map(\.squaredBias).min()! < 0.5 * snapshot.squaredGradient)
    #expect(snapshot.gradientAdvice == .average)
    #expect(TemperaturePage.story(state).tellings[0].contains("average many."))
  }

  @Test func `an end of the range is called so`() {
    let known = completed(opened())
    func snapshot(leastAt place: Int) -> SweepFinding {
      let curve = GradientRows.temperatures.enumerated().map { index, temperature in
        GradientCurvePoint(
          temperature: temperature.value, squaredBias: 1e-9 * Double(abs(index - place)), variance: 1e-9,
          hasBias: true)
      }
      return SweepFinding(
        job: known.job, present: known.present, curve: known.curve, points: known.points, gradient: nil,
        gradientCurve: curve,
        squaredGradient: known.squaredGradient, draws: 0, drawsInAll: 0, isComplete: false
      )
    }
    #expect(snapshot(leastAt: 0).gradientAdvice == .least(0.01, atEnd: true))
    #expect(snapshot(leastAt: 10).gradientAdvice == .least(0.1, atEnd: false))
    #expect(snapshot(leastAt: 40).gradientAdvice == .least(100, atEnd: true))
    #expect(known.gradientAdvice.map { $0 != .noneBetter } == true)
    var state = opened()
    state.sweep = snapshot(leastAt: 40)
    #expect(
      TemperaturePage.story(state).tellings[0].contains("errs least at τ 100, at the end of the range."))
  }

  @Test func `what never changes is said to be so`() {
    func story(_ change: (inout State) -> Void) -> String {
      var state = opened(change)
      state.sweep = completed(state)
      return TemperaturePage.story(state).tellings[0]
    }
    let hard = story {
      $0.parameters.hard = true
      $0.parameters.noise = false
    }
    #expect(hard.contains("its largest weight is 1") && !hard.contains("Below"))
    let flat = story { $0.parameters.noise = false }
    #expect(flat.contains("Its largest weight is above 0.9 below τ "))
    let certain = story {
      $0.parameters = Parameters(labels: ["a", "b"], logits: try! Logits([1e4, 0]), seed: 1)
      $0.parameters.noise = false
    }
    #expect(certain.contains("above 0.9 at every τ"))
  }

  @Test func `a masked category has no error`() throws {
    let snapshot = completed(
      opened {
        $0.parameters = Parameters(
          labels: ["a", "b", "c"], logits: try! Logits([1, -.infinity, 0]), seed: 1)
      })
    for point in snapshot.points {
      let figures = point.sampled![1]
      #expect(figures.value(.deviation, at: 1) == 0 && figures.error(.deviation, at: 1) == 0)
      #expect(figures.error(.deviation, at: 0) > 0)
    }
  }

  /// Of 200 categories the draws of one temperature take longer than a step.
  @Test func `draws that show are counted`() throws {
    let count = 200
    let state = opened {
      $0.parameters = Parameters(
        labels: (0..<count).map(String.init), logits: try! Logits((0..<count).map { -Double($0) / 50 }),
        seed: 1)
    }
    var run = SweepMeasurement(job: state.sweepJob!, kernels: baselineKernels)
    while run.finding.points.count < 10 { run.step() }
    #expect(run.finding.draws > 0 && run.finding.draws < 1024)
    run.complete()
    #expect(run.finding.draws == 3000)
  }
}
