import GumbelEngine
import Testing

/// The table of tasks, and what a task says of itself.
@Suite struct TaskTableTests {
  @Test func `every task of the table has a name of its own, a sentence and usual numbers that train`() throws
  {
    #expect(
      TrainingTask.all.map(\.name) == [
        "trap", "linear", "rebar", "polynomial", "pointer", "binary-weights", "filter-selection",
        "digits-vae", "codebook", "router", "attention", "features",
      ])
    for task in TrainingTask.all {
      #expect(task.sentence.hasSuffix("."))
      let estimator = try #require(EstimatorKind.allCases.first(where: task.takes))
      let plan = try TrainingPlan(task, estimator, schedule: at(1), seed: 1)
      #expect((plan.steps, plan.batch) == (task.usual.steps, task.usual.batch))
      #expect(plan.rate == task.usual.rate)
    }
  }

  @Test func `equal parameters make the same task, and others another one`() throws {
    let rebar = TrainingTask.rebar(target: 0.45)
    #expect(rebar == TrainingTask.all[2] && rebar.hashValue == TrainingTask.all[2].hashValue)
    #expect(rebar != .rebar(target: 0.4) && rebar != .polynomial(exponent: 0.45) && rebar != .trap)
    #expect(Set(TrainingTask.all).count == TrainingTask.all.count)
    for task in TrainingTask.all where task.argument != nil {
      #expect(task.with(numbers: task.numbers) == task)
    }
    #expect(rebar.with(numbers: [0.4]) == .rebar(target: 0.4))
  }

  @Test func `a task refuses numbers that it cannot be trained with`() {
    let refused: [(TrainingTask, [Double])] = [
      (.trap, [1]), (.pointer, []), (.linear(weights: [0, 1]), [1]),
      (.linear(weights: [0, 1]), [1, .infinity]),
      (.rebar(target: 0), [.nan]), (.rebar(target: 0), [1, 2]), (.polynomial(exponent: 2), [0.5]),
      (.polynomial(exponent: 2), [.infinity]),
    ]
    for (task, numbers) in refused { #expect(task.with(numbers: numbers) == nil, "\(task.name) \(numbers)") }
  }

  @Test func `layers whose choices act together refuse estimators of single choices, and say why`() {
    let reason = "does not go through the relaxation, as this task needs"
    #expect(TrainingTask.filterSelection.refusal(of: .rloo) == reason)
    #expect(TrainingTask.binaryWeights.refusal(of: .gumbelSoftmax) == reason)
    #expect(TrainingTask.filterSelection.refusal(of: .gumbelSoftmax) == nil)
    let router = TrainingTask.all[9]
    #expect(router.refusal(of: .exact) == "is not among those that train networks")
    #expect(router.takes(.rloo) && !router.with(NetworkOptions(noiseScale: 0)).takes(.rloo))
    #expect(EstimatorKind.allCases.allSatisfy(TrainingTask.pointer.takes))
  }

  @Test func `where every input has choices of its own, none is followed as it flips`() {
    let networks = TrainingTask.all.filter { $0.networkOptions != nil }
    #expect(TrainingTask.all.filter { !$0.countsFlips } == [.pointer] + networks)
    #expect(TrainingTask.all.filter { !$0.canBeSolved } == networks)
    #expect(
      TrainingTask.all.map(\.scoreName) == [nil, nil, nil, nil, "accuracy", nil, "recovered"]
        + networks.map { _ in nil })
  }
}
