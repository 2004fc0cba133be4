import GumbelEngine

/// How far the runs of one estimator are.
public struct TrainingLane: Sendable, Equatable {
  /// The estimator.
  public let kind: EstimatorKind
  /// Runs that stand at a solution.
  public let solved: Int
  /// The losses now, means over the runs.
  public let losses: TrainingLosses
  /// The losses of each run.
  public let runs: [TrainingLosses]
  /// The loss of the forward pass of training on test data, the mean over the runs; `nil` where there is no network.
  public let trained: Double?
  /// Flips of an argmax so far, the mean over the runs.
  public let flips: Double
  /// What the task is measured by besides, the mean over the runs.
  public let score: Double?
  /// Why a run could not go on, if one could not.
  public let failure: TrainingFailure?

  /// The losses of its runs when they are deployed so, to be compared with those of other estimators.
  public func cell(_ deployment: Deployment) -> WhenCell {
    WhenCell(way: kind, losses: runs.map { deployment == .pick ? $0.deployed : $0.relaxed })
  }
}

/// A race as far as it has come: immutable, and stamped with its setup.
public struct TrainingFinding: Finding {
  /// What races.
  public let setup: TrainingSetup
  /// The steps made.
  public let step: Int
  /// All steps.
  public let steps: Int
  /// τ of the next step.
  public let temperature: Double
  /// The schedule that all steps had so far; `nil` where it was changed under way.
  public let schedule: TemperatureSchedule?
  /// The estimators.
  public let lanes: [TrainingLane]
  /// The estimator that `history` is of.
  public let followed: EstimatorKind
  /// Its run that `history` is of.
  public let run: Int
  /// Records of that run, from the start to now: evenly spaced, of a network on a log scale.
  public let history: [TrainingRecord]
  /// What that run makes of test items now; `nil` where there is no network.
  public let pictures: NetworkPictures?
  /// What simple methods reach; `nil` before they are measured.
  public let yardsticks: [Yardstick]?

  /// Takes the place of the older state of a race. The end of one at a constant temperature is kept to hold an annealed
  /// one against.
  public func enter(_ state: inout State) {
    state.race = self
    if let end = ConstantRace(self) { state.constantRace = end }
  }

  /// Whether all steps are made.
  public var isDone: Bool { step == steps }

  /// The lane of an estimator.
  public func lane(_ kind: EstimatorKind) -> TrainingLane? { lanes.first { $0.kind == kind } }
}

/// What softmax came to in a race at a constant temperature, so that annealing can be told from noise and hardness.
public struct ConstantRace: Sendable, Equatable {
  /// The race, whatever attempt it was.
  private let setup: TrainingSetup
  /// Its temperature.
  let temperature: Double
  /// The deployed losses of its runs.
  let softmax: WhenCell

  /// The end of `race`; `nil` if it is not over, was annealed, or had no softmax that went to its end.
  init?(_ race: TrainingFinding) {
    guard race.isDone, let schedule = race.schedule, schedule.shape == .constant,
      let lane = race.lane(.softmax), lane.failure == nil
    else { return nil }
    setup = race.setup.anyAttempt
    temperature = schedule.start
    softmax = lane.cell(.pick)
  }

  /// Whether `race` differs from it in nothing but that it was annealed from the same temperature.
  func isConstantForm(of race: TrainingFinding) -> Bool {
    setup == race.setup.anyAttempt && race.schedule?.start == temperature
  }
}

extension TrainingSetup {
  /// The same setup as the first attempt: the seed decides what comes of it.
  fileprivate var anyAttempt: TrainingSetup {
    var setup = self
    setup.attempt = 0
    return setup
  }
}
