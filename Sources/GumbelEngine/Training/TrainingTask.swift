import KernelInterface

/// What is learnt: one of the tasks in the table, with its parameters. Each task models a use of discrete choices;
/// which gradient estimator solves it differs.
public struct TrainingTask: Sendable, Hashable {
  let definition: any TaskDefinition

  init(_ definition: any TaskDefinition) { self.definition = definition }

  /// All tasks, with their usual parameters.
  public static let all = TrainingTasks.all.map { TrainingTask($0.init()) }

  private var kind: any TaskDefinition.Type { type(of: definition) }

  /// The name in reports and on the command line.
  public var name: String { kind.name }

  /// What it models.
  public var sentence: String { kind.sentence }

  /// Steps, batch and rate with which it is usually trained.
  public var usual: UsualTraining { kind.usual }

  /// The numbers that may follow its name; `nil` if none may.
  public var argument: TaskArgument? { kind.argument }

  /// The numbers that follow its name: empty if none may.
  public var numbers: [Double] { definition.numbers }

  /// The same task with other numbers; `nil` if it does not take them.
  public func with(numbers: [Double]) -> TrainingTask? {
    kind.init(numbers: numbers).map { TrainingTask($0) }
  }

  /// Categories of a run's `start`; `nil` where a start cannot be given.
  public var startCount: Int? { definition.startCount }

  /// Why `estimator` cannot train it, as the end of a sentence that begins with the estimator; `nil` if it can.
  public func refusal(of estimator: EstimatorKind) -> String? { definition.refusal(of: estimator) }

  /// Whether `estimator` can train it.
  public func takes(_ estimator: EstimatorKind) -> Bool { refusal(of: estimator) == nil }

  /// What `score` is the share of; `nil` where there is none.
  public var scoreName: String? { kind.scoreName }

  /// Whether it has choices of its own whose argmax can flip.
  public var countsFlips: Bool { kind.countsFlips }

  /// Whether it has a solution, so that the runs can be counted that found it.
  public var canBeSolved: Bool { kind.canBeSolved }

  /// What simple methods reach on the same test data: losses to hold those of a deployed network against; none where there
  /// is no data. Costs up to seconds.
  public var yardsticks: [Yardstick] { definition.yardsticks }

  /// Whether it trains a network, which has pictures and yardsticks.
  public var isNetwork: Bool { networkOptions != nil }

  /// Whether it is a row of the table that answers when noise pays.
  public var isAskedWhen: Bool { kind.isAskedWhen }

  /// Whether what is chosen among, or what follows the choice, is learnt, so that it can adapt to mixtures.
  public var choicesAdapt: Bool { kind.choicesAdapt }

  /// The samples of a step for each item of the batch.
  var choicesPerStep: Int { definition.choicesPerStep }

  /// How many of the last steps a run's losses are averaged over.
  var averagedSteps: Int { definition.averagedSteps }

  /// The learner of a run.
  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    definition.learner(plan, run: run, kernels: kernels)
  }

  /// Whether both are the same task with the same parameters.
  public static func == (left: TrainingTask, right: TrainingTask) -> Bool {
    left.definition.equals(right.definition)
  }

  /// Hashes the parameters.
  public func hash(into hasher: inout Hasher) { definition.hash(into: &hasher) }
}

/// Steps, batch and rate with which a task is usually trained.
public struct UsualTraining: Sendable, Equatable {
  /// The steps of a run.
  public let steps: Int
  /// The samples of a step.
  public let batch: Int
  /// The optimiser's rate.
  public let rate: Double
}

/// The numbers that may follow the name of a task and a colon, as in `rebar:0.45`.
public enum TaskArgument: Sendable, Equatable {
  /// One number, and the letter that stands for it in a line of usage.
  case number(Character)
  /// A list of numbers, the letter that stands for each of them, and what is required of the list.
  case list(Character, requirement: String)
}
