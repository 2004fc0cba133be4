/// What one run came to.
public struct TrainingResult: Sendable, Equatable, Codable {
  /// The number of the run.
  public let run: Int
  /// The steps made.
  public let steps: Int
  /// Whether the task is solved.
  public let isSolved: Bool
  /// Flips of an argmax.
  public let flips: Int
  /// The losses at the end: with logits as parameters, means over the last 200 steps.
  public let losses: TrainingLosses
  /// What the task is measured by besides.
  public let score: Double?
  /// Why the run ended early, if so.
  public let failure: TrainingFailure?
  /// What a network is worth on test data; `nil` for other tasks.
  public let network: NetworkLosses?
}

/// What the runs of one estimator came to.
public struct TrainingSummary: Sendable, Equatable {
  /// The runs, in the order of their numbers.
  public let results: [TrainingResult]

  /// The summary of the given runs.
  public init(_ results: [TrainingResult]) { self.results = results }

  /// Runs that solved the task.
  public var solved: Int { results.count { $0.isSolved && $0.failure == nil } }
  /// Flips of an argmax, the mean over the runs.
  public var flips: Double { mean { Double($0.flips) } ?? 0 }
  /// The loss of the mixture, the mean over the runs.
  public var relaxedLoss: Double { mean { $0.losses.relaxed } ?? 0 }
  /// The expected loss, the mean over the runs; `nil` where the task has none.
  public var expectedLoss: Double? { mean { $0.losses.expected } }
  /// The loss of what is deployed, the mean over the runs.
  public var deployedLoss: Double { mean { $0.losses.deployed } ?? 0 }
  /// What the task is measured by besides, the mean over the runs.
  public var score: Double? { mean { $0.score } }

  /// The standard deviation over the runs of the expected loss, or of the deployed one where there is none.
  public var lossDeviation: Double? {
    let losses = results.map { $0.losses.expected ?? $0.losses.deployed }
    guard losses.count > 1 else { return nil }
    let mean = losses.reduce(0, +) / Double(losses.count)
    let squares = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(losses.count - 1)).squareRoot()
  }

  /// The mean over the runs of what a network is worth, and the standard deviation; `nil` for other tasks, and the
  /// deviation for a single run.
  public func network(
    _ value: (NetworkLosses) -> Double?
  ) -> (mean: Double, deviation: Double?)? {
    let values = results.compactMap { $0.network.flatMap(value) }
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    guard values.count > 1 else { return (mean, nil) }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  /// The first run that ended early.
  public var failure: (run: Int, failure: TrainingFailure)? {
    for result in results { if let failure = result.failure { return (result.run, failure) } }
    return nil
  }

  private func mean(_ value: (TrainingResult) -> Double?) -> Double? {
    let values = results.compactMap(value)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
