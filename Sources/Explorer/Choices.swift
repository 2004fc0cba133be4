import GumbelEngine

/// What a person sets in single views: no draw of the engine depends on it.
public struct Choices: Sendable, Equatable {
  /// The categories at the corners of the simplex view; `nil` for the likeliest.
  public var corners: [Int]?
  /// Whether the other categories are added to the last corner instead of being left out.
  public var addsRest = false
  /// The corner that the next category takes.
  var nextCorner = Choices.lastCorner
  /// The estimator that the views of gradients, temperature and training follow.
  public var estimator = EstimatorKind.gumbelSoftmax
  /// What is learnt in the training view.
  public var task = TrainingTask.trap
  /// The logits that every run of the training view starts from; `nil` where they are drawn.
  public var start: [Double]?
  /// The schedule of the training view from now on.
  public var schedule = TrainingSchedules.all[0]

  static let lastCorner = 2

  /// The choices of an explorer that was not touched.
  public init() {}

  /// How many categories the corners can be chosen from so many.
  static func cornerCount(of categories: Int) -> Int { min(categories, lastCorner + 1) }
}
