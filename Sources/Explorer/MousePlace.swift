import GumbelEngine

/// A part of the screen that the mouse can be on.
public enum Target: Sendable, Hashable {
  /// The tab of a view.
  case tab(View)
  /// The number of the temperature.
  case temperature
  /// The slider of the temperature.
  case slider
  /// A toggle among the controls.
  case noise, hard
  /// The title of a panel.
  case construction(Side)
  /// The name or the bars of a category.
  case category(Int)
  /// The logit of a category, or the probability that stands in its place.
  case value(Int)
  /// The rest of the list.
  case list
  /// The objective.
  case objective
  /// The task and the schedule of the training view.
  case task, schedule
  /// The row of an estimator.
  case estimator(EstimatorKind)
  /// A row of the table of experiments, by its place among all.
  case experiment(Int)
  /// The row of a claim, by its place among all.
  case claim(Int)
  /// A proposal of the command palette, by its place.
  case candidate(Int)
}

/// Where the mouse is, in terms of what is on screen there: cells are the screen's own business.
public struct MousePlace: Sendable, Hashable {
  /// What is under it, if anything.
  public var target: Target?
  /// The temperatures for which the slider's knob stands in the mouse's column, whatever its row; beyond
  /// the slider those of its nearer end, `nil` where there is no slider.
  public var temperatures: Range<Double>?

  /// A place with the given parts.
  public init(target: Target? = nil, temperatures: Range<Double>? = nil) {
    self.target = target
    self.temperatures = temperatures
  }
}
