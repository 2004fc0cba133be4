import GumbelEngine

/// What the training view races: a change of it begins a new race.
public struct TrainingSetup: Sendable, Equatable {
  /// What is learnt.
  public var task: TrainingTask
  /// The key of all randomness.
  public var seed: UInt64
  /// The runs of each estimator.
  public var runs: Int
  /// The logits that all of them start from; `nil` where they are drawn.
  public var start: [Double]?
  /// Raised to begin again.
  public var attempt: Int

  /// A setup with the given parts.
  public init(task: TrainingTask, seed: UInt64, runs: Int, start: [Double]? = nil, attempt: Int = 0) {
    self.start = start
    self.task = task
    self.seed = seed
    self.runs = runs
    self.attempt = attempt
  }

  /// The estimators that race under `schedule`, in their order.
  public func kinds(under schedule: TemperatureSchedule) -> [EstimatorKind] {
    EstimatorKind.allCases.filter { kind in
      guard task.takes(kind), Self.racing.contains(kind) else { return false }
      return (try? Temperature(schedule.lowest)).map { kind.isDefined(at: $0) } ?? false
    }
  }

  /// One of each sort: with all thirteen a race would be a list.
  private static let racing: Set<EstimatorKind> = [
    .exact, .reinforce, .rloo, .softmax, .gumbelSoftmax, .stGumbelSoftmax, .straightThrough,
    .straightThroughArgmax, .reinmax, .rebar,
  ]
}

/// What the worker of the training view is to do.
public struct TrainingJob: Sendable, Equatable {
  /// The race.
  public var setup: TrainingSetup
  /// The schedule from now on.
  public var schedule: TemperatureSchedule
  /// The estimator whose way is shown.
  public var followed: EstimatorKind
  /// Its run whose way is shown.
  public var run: Int
  /// The step to stand still at; `nil` while running.
  public var heldAt: Int?
  /// Steps a second; `nil` for as many as there can be.
  public var pace: Int?
}

/// How a person looks at the race.
public struct TrainingControls: Sendable, Equatable {
  /// The run whose way is shown.
  public var run = 0
  /// Raised to begin again.
  public var attempt = 0
  /// The step to stand still at; `nil` while running.
  public var heldAt: Int? = 0
  /// The place among `paces`.
  public var pace = 2

  /// Steps a second that can be chosen; the last is as many as there can be.
  public static let paces: [Int?] = [10, 50, 200, 1000, nil]

  /// Numbers of runs that can be chosen with a key.
  static let runCounts = [1, 3, 5, 10, 20]
  /// The most runs of each estimator: all are in memory, and take their steps together.
  public static let mostRuns = 100

  /// The controls as the view opens.
  public init() {}
}

extension State {
  /// The race of the present settings.
  public var trainingSetup: TrainingSetup {
    TrainingSetup(
      task: parameters.choices.task, seed: parameters.seed, runs: parameters.choices.runs ?? usualRuns,
      start: parameters.choices.start, attempt: training.attempt)
  }

  /// Tasks of one choice are so quick that every estimator races twenty times; networks have the fewest runs from which
  /// on ways to train are called equal.
  private var usualRuns: Int {
    let task = parameters.choices.task
    return task.startCount != nil ? 20 : task.isNetwork ? WayComparison.fewestRuns : 3
  }

  /// The estimator whose way is shown: the one that is followed, if it races.
  public var followedRacer: EstimatorKind {
    let kinds = racers
    return kinds.contains(estimator) ? estimator : kinds.first ?? .softmax
  }

  /// The estimators that race: those that did when the race began.
  public var racers: [EstimatorKind] {
    currentRace?.lanes.map(\.kind) ?? trainingSetup.kinds(under: parameters.choices.schedule)
  }

  /// What is known of the present race.
  public var currentRace: TrainingFinding? {
    race.flatMap { $0.setup == trainingSetup ? $0 : nil }
  }
}
