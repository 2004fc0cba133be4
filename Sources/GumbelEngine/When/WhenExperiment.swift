/// One task at one temperature, trained in four ways and deployed in two, to see whether noise pays.
public struct WhenExperiment: Sendable, Equatable {
  /// The ways to train: a soft or a hard forward pass, without and with noise.
  public static let ways: [EstimatorKind] = [
    .softmax, .gumbelSoftmax, .straightThroughArgmax, .stGumbelSoftmax,
  ]

  /// What is trained.
  public let task: TrainingTask
  /// The constant temperature of training.
  public let temperature: Double

  /// A task at a temperature.
  public init(task: TrainingTask, temperature: Double) {
    self.task = task
    self.temperature = temperature
  }

  /// The tasks that are asked, each at `temperature`; the trap at ½ as well, on the other side of the temperature from
  /// which on noise no longer saves it.
  public static func all(at temperature: Double) -> [WhenExperiment] {
    var list: [WhenExperiment] = []
    for task in TrainingTask.all where task.isAskedWhen {
      if task.name == TrapTask.name, temperature != 0.5 {
        list.append(WhenExperiment(task: task, temperature: 0.5))
      }
      list.append(WhenExperiment(task: task, temperature: temperature))
    }
    return list
  }

  /// The plan of one of the ways.
  public func plan(_ way: EstimatorKind, seed: UInt64) throws(TrainingPlanError) -> TrainingPlan {
    guard let schedule = try? TemperatureSchedule.constant(temperature) else {
      throw .undefined(way, at: temperature)
    }
    return try TrainingPlan(task, way, schedule: schedule, seed: seed)
  }

  /// What the pick is called that is deployed.
  public var pickName: String { task.isDeployedSampled ? "sampled" : "argmax" }
}

/// What the choices of a trained model are deployed as.
public enum Deployment: String, CaseIterable, Sendable {
  /// One category: the likeliest, or one drawn by softmax(θ).
  case pick
  /// softmax(θ/τ) itself.
  case mixture
}

/// What one run of one way came to. Losses are on test data where the task has any; lower is better.
public struct WhenOutcome: Sendable, Equatable {
  /// The loss of the pick.
  public let pick: Double
  /// The loss of the mixture.
  public let mixture: Double
  /// The mean of max softmax(θ/τ) at the end; `nil` where the task has no choices of categories.
  public let meanMax: Double?

  /// An outcome with the given numbers.
  public init(pick: Double, mixture: Double, meanMax: Double?) {
    self.pick = pick
    self.mixture = mixture
    self.meanMax = meanMax
  }

  /// The outcome of a run that is done; `nil` if it failed.
  public init?(of run: TrainingRun) {
    let result = run.result
    guard run.isDone, result.failure == nil else { return nil }
    pick = result.losses.deployed
    mixture = result.losses.relaxed
    meanMax =
      result.network?.meanMax
      ?? (try? Logits(run.record.logits)).flatMap { softmax($0, temperature: run.temperature).max() }
  }

  /// The loss when deployed so.
  public func loss(_ deployment: Deployment) -> Double {
    switch deployment {
    case .pick: pick
    case .mixture: mixture
    }
  }
}
