import KernelInterface

@testable import GumbelEngine

// Training, one result for each task and a few estimators of each sort.
extension PromisedResult {
  private static let estimators: [EstimatorKind] = [
    .exact, .softmax, .gumbelSoftmax, .stGumbelSoftmax, .straightThrough, .straightThroughArgmax, .reinforce,
    .rloo, .reinmax, .rebar,
  ]

  static let training =
    TrainingTask.all.flatMap { task in
      estimators.filter(task.takes).map { kind in
        PromisedResult(name: "training of \(task.name) with \(kind.rawValue)") { hash, resources in
          let plan = try TrainingPlan(
            task, kind, schedule: try TemperatureSchedule(.exponential, from: 2, to: 1), steps: 5, batch: 6,
            seed: 9)
          hash.addRun(TrainingRun(plan, run: 3, kernels: resources.kernels))
        }
      }
    } + [
      PromisedResult(name: "training with sgd, schedules and starts", usesThreads: true) { hash, resources in
        for shape in TemperatureSchedule.Shape.allCases {
          try hash.addRuns(
            TrainingPlan(
              .trap, .gumbelSoftmax,
              schedule: try TemperatureSchedule(shape, from: 3, to: 0.5, fraction: 0.5), optimizer: .sgd,
              rate: 0.3, steps: 40, batch: 7, seed: 10, start: [1, 0.5, -2]), resources)
        }
      },
      PromisedResult(name: "training with other parameters", usesThreads: true) { hash, resources in
        let settings = EstimatorParameters(
          baseline: 0.3, group: 3, forwardTemperature: .one, eta: 0.7, lambda: 1.5)
        for (task, kind) in [
          (TrainingTask.linear(weights: [0, 1, 2, 3.5]), EstimatorKind.rebar), (.rebar(target: 0.4), .rloo),
          (.polynomial(exponent: 1.5), .reinforce), (.polynomial(exponent: 3), .rloo),
        ] {
          try hash.addRuns(
            TrainingPlan(
              task, kind, settings: settings, schedule: try .constant(0.8), steps: 5, batch: 6, seed: 11),
            resources)
        }
      },
    ]
}

extension ByteHash {
  /// Adds what runs 0 and 3 come to. With two threads both are trained at the same time.
  fileprivate mutating func addRuns(_ plan: TrainingPlan, _ resources: PromisedResult.Resources) throws {
    let numbers = [0, 3]
    let hashes = Parts<UInt64>(count: numbers.count)
    let train: @Sendable (Int) -> Void = { part in
      var hash = ByteHash()
      hash.addRun(TrainingRun(plan, run: numbers[part], kernels: resources.kernels))
      hashes.put(hash.value, at: part)
    }
    if resources.threads == 1 {
      for part in numbers.indices { train(part) }
    } else {
      resources.concurrently(numbers.count, train)
    }
    for hash in hashes.values { add(hash) }
  }

  /// Adds all that is known at the end of a run.
  fileprivate mutating func addRun(_ start: TrainingRun) {
    var run = start
    while !run.isDone { run.advance() }
    let (record, result) = (run.record, run.result)
    add([record.step, record.flips])
    add(record.temperature)
    add(record.losses)
    add(record.logits)
    add(record.score)
    add(record.isSolved)
    add([result.run, result.steps, result.flips])
    add(result.isSolved)
    add(result.losses)
    add(result.score)
    add(result.failure == nil)
  }

  private mutating func add(_ losses: TrainingLosses) {
    add(losses.relaxed)
    add(losses.expected)
    add(losses.deployed)
  }
}
