import Experiment
import GumbelEngine
import KernelInterface

/// What is set in the view that asks when noise pays.
public struct WhenControls: Sendable, Equatable {
  /// The chosen row, by its place among all.
  public var chosen = 0

  /// The controls as the view opens.
  public init() {}
}

/// What the worker of the view is to train.
public struct WhenJob: Sendable, Equatable {
  /// The runs of each way: five are the fewest from which on ways are called equal.
  public static let usualRuns = WayComparison.fewestRuns

  /// The key of all randomness.
  public var seed: UInt64
  /// The runs of each way.
  public var runs: Int

  /// A job with the given parts.
  public init(seed: UInt64, runs: Int = WhenJob.usualRuns) {
    self.seed = seed
    self.runs = runs
  }

  /// The experiments, all at τ = 1 but for one.
  static let experiments = WhenExperiment.all(at: 1)

  /// The runs of all ways of all experiments.
  var runsInAll: Int { runs * Self.experiments.count * WhenExperiment.ways.count }

  /// The table before the first run.
  var emptyTable: WhenTable { WhenTable(Self.experiments, seed: seed) }
}

/// The table as far as it is measured, with what every frame asks of it: worked out once, by the worker.
public struct WhenFinding: Finding {
  /// The job it belongs to.
  public let job: WhenJob
  /// The table.
  public let table: WhenTable
  /// Its rows.
  public let rows: [WhenRow]
  /// What they say together, a sentence for each finding.
  let answer: [String]

  /// A finding with the given parts.
  public init(job: WhenJob, table: WhenTable) {
    self.job = job
    self.table = table
    rows = table.rows
    answer = WhenAnswer.sentences(table)
  }

  /// Takes the place of the older table.
  public func enter(_ state: inout State) { state.whenFinding = self }

  /// What is found follows from the job and the number of runs: they come in a fixed order.
  public static func == (left: WhenFinding, right: WhenFinding) -> Bool {
    left.job == right.job && left.runsDone == right.runsDone
  }

  /// The runs that are over.
  public var runsDone: Int { table.runsDone + table.failures.count }

  /// All runs.
  public var runsInAll: Int { job.runsInAll }
}

/// One run to be made.
public struct WhenRun: Sendable {
  /// What is trained.
  public let plan: TrainingPlan
  /// The number of the run.
  public let number: Int

  /// Trains; `nil` if the run failed. A network takes about a second.
  public func outcome(kernels: any KernelSet) -> WhenOutcome? {
    var run = TrainingRun(plan, run: number, kernels: kernels)
    while !run.isDone { run.advance() }
    return WhenOutcome(of: run)
  }
}

/// Makes the runs of the table, a few at once.
///
/// A value that knows no thread: who steps it trains the runs.
public struct WhenMeasurement {
  /// What is known now.
  public private(set) var finding: WhenFinding
  private let jobs: [WhenTable.Job]

  /// Nothing known yet.
  public init(job: WhenJob) {
    finding = WhenFinding(job: job, table: job.emptyTable)
    jobs = job.emptyTable.jobs(runs: job.runs)
  }

  /// Goes over to another job; what was measured stays as long as the job does.
  public mutating func change(to job: WhenJob) {
    if finding.job != job { self = WhenMeasurement(job: job) }
  }

  /// Whether all runs are made.
  public var isDone: Bool { finding.runsDone == jobs.count }

  /// Makes the next runs, at most `count`; `train` gives their outcomes in the same order.
  public mutating func step(atOnce count: Int, _ train: ([WhenRun]) -> [WhenOutcome?]) {
    let next = jobs[finding.runsDone...].prefix(count)
    var table = finding.table
    // All tasks take all ways.
    let runs = next.map { WhenRun(plan: try! table.plan(of: $0), number: $0.run) }
    for (job, outcome) in zip(next, train(runs)) { table.receive(outcome, of: job) }
    finding = WhenFinding(job: finding.job, table: table)
  }
}

extension State {
  /// The table of the present seed, empty while nothing of it is measured.
  public var currentWhen: WhenFinding {
    if let whenFinding, whenFinding.job.seed == parameters.seed { return whenFinding }
    let job = WhenJob(seed: parameters.seed)
    return WhenFinding(job: job, table: job.emptyTable)
  }

  /// The number of rows.
  static let whenRowCount = WhenJob.experiments.count * Deployment.allCases.count
}
