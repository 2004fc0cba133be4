import GumbelEngine

/// What a person sets: everything that undo brings back, and that a command line restores.
public struct Parameters: Sendable, Equatable {
  /// The names of the categories, as many as logits.
  public var labels: [String]
  /// The logits z.
  public var logits: Logits
  /// The temperature τ.
  public var temperature: Temperature
  /// Whether Gumbel noise is added.
  public var noise: Bool
  /// Whether y is shown as its one-hot vector (straight-through).
  public var hard: Bool
  /// The key of the noise.
  public var seed: UInt64
  /// The construction of the left panel.
  public var left: Construction
  /// The construction of the right panel.
  public var right: Construction
  /// What the gradients are of. Its list may be shorter than the categories, whose other numbers are 0.
  public var objective: StandardObjective
  /// What is set in single views.
  public var choices = Choices()

  /// Parameters with the given parts.
  public init(
    labels: [String], logits: Logits, temperature: Temperature = .one, noise: Bool = true,
    hard: Bool = false, seed: UInt64, left: Construction = .softmax, right: Construction = .gumbelSoftmax,
    objective: StandardObjective = Objectives.initial
  ) {
    self.labels = labels
    self.logits = logits
    self.temperature = temperature
    self.noise = noise
    self.hard = hard
    self.seed = seed
    self.left = left
    self.right = right
    self.objective = objective
  }

  /// What the engine samples.
  public var setting: Setting {
    Setting(logits: logits, temperature: temperature, noise: noise, hard: hard, seed: seed)
  }
}

/// What a person sets in single views: no draw of the engine depends on it.
public struct Choices: Sendable, Equatable {
  /// The categories at the corners of the simplex view; `nil` for the likeliest.
  public var corners: [Int]?
  /// Whether the other categories are added to the last corner instead of being left out.
  public var addsRest = false
  /// The corner that the next category takes.
  public var nextCorner = Choices.lastCorner
  /// The estimator that the views of gradients, temperature and training follow.
  public var estimator = EstimatorKind.gumbelSoftmax
  /// What is learnt in the training view.
  public var task = TrainingTask.trap
  /// The logits that every run of the training view starts from; `nil` where they are drawn.
  public var start: [Double]?
  /// The runs of each estimator in the training view; `nil` for as many as are usual with the task.
  public var runs: Int?
  /// The schedule of the training view from now on.
  public var schedule = TrainingSchedules.all[0]

  /// The place of the corner that takes the other categories.
  public static let lastCorner = 2

  /// The choices of an explorer that was not touched.
  public init() {}

  /// How many categories the corners can be chosen from so many.
  public static func cornerCount(of categories: Int) -> Int { min(categories, lastCorner + 1) }
}
