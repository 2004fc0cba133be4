import GumbelEngine

/// How far the runs of one estimator are.
public struct TrainingLane: Sendable, Equatable {
  /// The estimator.
  public let kind: EstimatorKind
  /// Runs that stand at a solution.
  public let solved: Int
  /// The losses now, means over the runs.
  public let losses: TrainingLosses
  /// Flips of an argmax so far, the mean over the runs.
  public let flips: Double
  /// What the task is measured by besides, the mean over the runs.
  public let score: Double?
  /// Why a run could not go on, if one could not.
  public let failure: TrainingFailure?
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
  /// The estimators.
  public let lanes: [TrainingLane]
  /// The estimator that `history` is of.
  public let followed: EstimatorKind
  /// Its run that `history` is of.
  public let run: Int
  /// Records of that run, evenly spaced from the start on.
  public let history: [TrainingRecord]

  /// Takes the place of the older state of a race.
  public func enter(_ state: inout State) { state.race = self }

  /// Whether all steps are made.
  public var isDone: Bool { step == steps }

  /// The lane of an estimator.
  public func lane(_ kind: EstimatorKind) -> TrainingLane? { lanes.first { $0.kind == kind } }
}
