/// One experiment, deployed in one way: a cell for each way to train.
public struct WhenRow: Sendable, Equatable {
  /// What was trained.
  public let experiment: WhenExperiment
  /// What is deployed.
  public let deployment: Deployment
  /// The ways beside each other, in the order of `WhenExperiment.ways`.
  public let comparison: WayComparison

  /// The row of these cells.
  public init(experiment: WhenExperiment, deployment: Deployment, cells: [WhenCell]) {
    self.experiment = experiment
    self.deployment = deployment
    comparison = WayComparison(cells)
  }

  /// The cells, in the order of `WhenExperiment.ways`.
  public var cells: [WhenCell] { comparison.cells }
  /// The ways of the lowest mean, and those that cannot be told from it; see `WayComparison.best`.
  public var best: [EstimatorKind] { comparison.best }
  /// The ways that cannot be told from the lowest although their means differ by more than a tenth.
  public var undecided: [EstimatorKind] { comparison.undecided }
  /// The cell of a way.
  public func cell(_ way: EstimatorKind) -> WhenCell? { comparison.cell(way) }
  /// What the row says about noise.
  public var whatPaid: WhatPaid { comparison.whatPaid }
}
