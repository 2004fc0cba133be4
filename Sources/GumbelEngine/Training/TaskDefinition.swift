import KernelInterface

/// The table of training tasks, in the order in which they are listed: a task that stands here is trained by the command,
/// listed in the explorer and completed by the shell.
enum TrainingTasks {
  static let all: [any TaskDefinition.Type] = [
    TrapTask.self, LinearTask.self, RebarTask.self, PolynomialTask.self, PointerTask.self,
    BinaryWeightsTask.self, FilterSelectionTask.self, DigitsVAETask.self, CodebookTask.self, RouterTask.self,
    AttentionTask.self, FeaturesTask.self,
  ]
}

/// A training task: one conforming type, and one row of `TrainingTasks.all`. Its stored properties are its parameters;
/// with equal parameters it is the same task.
///
/// What a task leaves out has a default that means "nothing of the kind": no numbers after the name, no start that can
/// be given, no score.
protocol TaskDefinition: Sendable, Hashable {
  /// The name in reports and on the command line.
  static var name: String { get }

  /// What it models.
  static var sentence: String { get }

  /// Steps, batch and rate with which it is usually trained.
  static var usual: UsualTraining { get }

  /// The task with its usual parameters.
  init()

  // MARK: Notation

  /// The numbers that may follow the name.
  static var argument: TaskArgument? { get }

  /// The task with these numbers after its name; `nil` if it does not take them.
  init?(numbers: [Double])

  /// The numbers after the name.
  var numbers: [Double] { get }

  // MARK: Training

  /// Why `estimator` cannot train it, as the end of a sentence that begins with the estimator; `nil` if it can.
  func refusal(of estimator: EstimatorKind) -> String?

  /// The learner of a run, with all of its data. The plan was checked.
  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner

  /// The samples of a step for each item of the batch: they decide which numbers samples have.
  var choicesPerStep: Int { get }

  /// Categories of the one choice whose logits a run can be started from.
  var startCount: Int? { get }

  // MARK: Reports

  /// How many of the last steps a run's losses are averaged over: more than one where losses are cheap to compute.
  var averagedSteps: Int { get }

  /// What `Learner.score` is the share of.
  static var scoreName: String? { get }

  /// Whether `Learner.advance` counts flips.
  static var countsFlips: Bool { get }

  /// Whether there is a solution, so that runs can be counted that found it.
  static var canBeSolved: Bool { get }

  /// What simple methods reach: losses to hold those of a deployed network against. Costs up to seconds.
  var yardsticks: [Yardstick] { get }

  /// Whether it is a row of the table that answers when noise pays.
  static var isAskedWhen: Bool { get }

  /// Whether what is chosen among, or what follows the choice, is learnt, so that it can adapt to mixtures.
  static var choicesAdapt: Bool { get }
}

extension TaskDefinition {
  static var argument: TaskArgument? { nil }
  init?(numbers: [Double]) { return nil }
  var numbers: [Double] { [] }
  func refusal(of estimator: EstimatorKind) -> String? { nil }
  var choicesPerStep: Int { 1 }
  var startCount: Int? { nil }
  var averagedSteps: Int { 1 }
  static var scoreName: String? { nil }
  static var countsFlips: Bool { true }
  static var canBeSolved: Bool { true }
  var yardsticks: [Yardstick] { [] }
  static var isAskedWhen: Bool { false }
  static var choicesAdapt: Bool { false }

  /// Why a task whose choices act together on one loss refuses an estimator.
  static var needsRelaxation: String { "does not go through the relaxation, as this task needs" }

  /// Whether `other` is the same task with the same parameters.
  func equals(_ other: any TaskDefinition) -> Bool { (other as? Self) == self }
}
