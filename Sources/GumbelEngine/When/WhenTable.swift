/// All experiments as far as they are measured: the table that answers when noise pays.
///
/// A value. What is to be trained is a list of jobs; their outcomes may come in any order.
public struct WhenTable: Sendable, Equatable {
  /// One run of one way of one experiment.
  public struct Job: Sendable, Equatable {
    /// The place of the experiment.
    public let experiment: Int
    /// The place of the way.
    public let way: Int
    /// The number of the run.
    public let run: Int
  }

  /// The experiments, a row for each deployment of each.
  public let experiments: [WhenExperiment]
  /// The key of all randomness.
  public let seed: UInt64
  private var outcomes: [[[Int: WhenOutcome]]]
  /// The runs that failed.
  public private(set) var failures: [Job] = []

  /// No runs yet.
  public init(_ experiments: [WhenExperiment], seed: UInt64) {
    self.experiments = experiments
    self.seed = seed
    outcomes = experiments.map { _ in WhenExperiment.ways.map { _ in [:] } }
  }

  /// The jobs of so many runs: the first run of everything, then the second, so that a part of them is a whole table of
  /// fewer runs. Within a run the longest come first, for threads to end together.
  public func jobs(runs: Int) -> [Job] {
    let order = experiments.indices.sorted {
      let (left, right) = (
        experiments[$0].task.networkOptions != nil, experiments[$1].task.networkOptions != nil
      )
      return left != right ? left : $0 < $1
    }
    return (0..<runs).flatMap { run in
      order.flatMap { experiment in
        WhenExperiment.ways.indices.map { Job(experiment: experiment, way: $0, run: run) }
      }
    }
  }

  /// The plan of a job.
  public func plan(of job: Job) throws(TrainingPlanError) -> TrainingPlan {
    try experiments[job.experiment].plan(WhenExperiment.ways[job.way], seed: seed)
  }

  /// Takes the outcome of a job; `nil` if its run failed.
  public mutating func receive(_ outcome: WhenOutcome?, of job: Job) {
    guard let outcome else { return failures.append(job) }
    outcomes[job.experiment][job.way][job.run] = outcome
  }

  /// The runs that are done.
  public var runsDone: Int { outcomes.joined().reduce(0) { $0 + $1.count } }

  /// The row of an experiment and a deployment.
  ///
  /// Cells have the runs that every way has done, so that their losses are paired.
  public func row(_ experiment: Int, _ deployment: Deployment) -> WhenRow {
    let shared = sharedRuns(experiment)
    let cells = WhenExperiment.ways.indices.map { way in
      WhenCell(
        way: WhenExperiment.ways[way],
        losses: shared.compactMap { outcomes[experiment][way][$0]?.loss(deployment) })
    }
    return WhenRow(experiment: experiments[experiment], deployment: deployment, cells: cells)
  }

  /// All rows, the pick before the mixture of each experiment.
  public var rows: [WhenRow] {
    experiments.indices.flatMap { experiment in Deployment.allCases.map { row(experiment, $0) } }
  }

  /// What the answer rests on, of softmax: its losses as a mixture and as a pick, and its mean max softmax(θ/τ).
  public func conditions(_ experiment: Int) -> WhenConditions {
    let runs = sharedRuns(experiment).compactMap { outcomes[experiment][0][$0] }
    func mean(_ value: (WhenOutcome) -> Double?) -> Double? {
      let values = runs.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return WhenConditions(
      mixtureLoss: mean { $0.mixture }, pickLoss: mean { $0.pick }, meanMax: mean { $0.meanMax },
      choicesAdapt: experiments[experiment].task.choicesAdapt)
  }

  private func sharedRuns(_ experiment: Int) -> [Int] {
    let runs = outcomes[experiment].map { Set($0.keys) }
    return runs.dropFirst().reduce(runs[0]) { $0.intersection($1) }.sorted()
  }
}

/// The three conditions under which noise pays, with the numbers that they rest on, for softmax.
public struct WhenConditions: Sendable, Equatable {
  /// The loss of the mixture.
  public let mixtureLoss: Double?
  /// The loss of the pick.
  public let pickLoss: Double?
  /// The mean of max softmax(θ/τ): near 1 the mixture is a pick already.
  public let meanMax: Double?
  /// Whether what is chosen among, or what follows, is learnt, so that it can adapt to mixtures: a property of the task.
  public let choicesAdapt: Bool
}
