/// Why a plan was refused.
public enum TrainingPlanError: Error, Equatable, Sendable {
  /// The estimator cannot train this task.
  case estimator(EstimatorKind)
  /// The estimator is not defined at a temperature of the schedule.
  case undefined(EstimatorKind, at: Double)
  /// The start has another number of logits than the task, or the task takes none.
  case start(wanted: Int?)
  /// The start has a number that is not finite, or too large to train from.
  case startValue(Double)
  /// Steps, batch or draws of an estimate beyond what sample numbers can address.
  case size
  /// The rate is above 0 and finite.
  case rate(Double)
}

/// All that decides a training run but its number: the same plan and number give the same run, whatever else runs.
public struct TrainingPlan: Sendable, Equatable {
  /// Parameters beyond this are no solution of any task: the run is going nowhere.
  public static let largestParameter = 1e6
  /// The most runs of one plan.
  public static let mostRuns = 1 << 14
  /// The most steps.
  public static let mostSteps = 1 << 24
  /// The largest batch.
  public static let largestBatch = 1 << 16
  /// The most draws in one estimate.
  public static let largestGroup = 1 << 8

  /// Some `count` steps from 1 to `last`, each about the same factor above the one before; `last` is among them. The first
  /// few are less than that: steps are whole.
  public static func logSpacedSteps(_ count: Int, to last: Int) -> [Int] {
    guard last > 1, count > 1 else { return last > 0 ? [last] : [] }
    let rate = naturalLogarithm(Double(last)) / Double(count - 1)
    let steps = (0..<count).map { min(Int(exponential(rate * Double($0)).rounded()), last) }
    return Set(steps + [last]).sorted()
  }

  /// What is learnt.
  public let task: TrainingTask
  /// How the gradient is estimated.
  public let estimator: EstimatorKind
  /// What is set of the estimator.
  public let settings: EstimatorParameters
  /// The temperature from step to step.
  public let schedule: TemperatureSchedule
  /// How the parameters follow the gradient.
  public let optimizer: Optimizer
  /// The optimiser's rate.
  public let rate: Double
  /// The steps of a run.
  public let steps: Int
  /// The samples of a step.
  public let batch: Int
  /// The key of all randomness.
  public let seed: UInt64
  /// The logits that every run starts from; `nil` where they are drawn.
  public let start: [Double]?

  /// A plan with the given parts; steps, batch and rate are those that are usual with the task if not given.
  public init(
    _ task: TrainingTask, _ estimator: EstimatorKind, settings: EstimatorParameters = EstimatorParameters(),
    schedule: TemperatureSchedule, optimizer: Optimizer = .adam, rate: Double? = nil, steps: Int? = nil,
    batch: Int? = nil, seed: UInt64, start: [Double]? = nil
  ) throws(TrainingPlanError) {
    self.task = task
    self.estimator = estimator
    self.settings = settings
    self.schedule = schedule
    self.optimizer = optimizer
    self.rate = rate ?? task.usual.rate
    self.steps = steps ?? task.usual.steps
    self.batch = batch ?? task.usual.batch
    self.seed = seed
    self.start = start
    try check()
  }

  private func check() throws(TrainingPlanError) {
    guard task.takes(estimator) else { throw .estimator(estimator) }
    if let lowest = try? Temperature(schedule.lowest), !estimator.isDefined(at: lowest) {
      throw .undefined(estimator, at: schedule.lowest)
    }
    guard rate > 0, rate.isFinite else { throw .rate(rate) }
    guard 1...Self.mostSteps ~= steps, 1...Self.largestBatch ~= batch, settings.group <= Self.largestGroup,
      steps <= TrainingSamples.mostPerRun / (batch * task.choicesPerStep)
    else { throw .size }
    guard let start else { return }
    guard start.count == task.startCount else { throw .start(wanted: task.startCount) }
    for value in start where !(abs(value) <= Self.largestParameter) { throw .startValue(value) }
  }
}
