import GumbelEngine

/// Three categories as a triangle in which the y of every draw is a point.
enum SimplexPage: SamplingPage {
  static let name = "simplex"
  static let title = "Simplex"

  /// A triangle has room for three categories: keys to say which, and what becomes of the others.
  static let bindings: [KeyBinding] = [
    KeyBinding(
      .simplex,
      KeyAction(
        .character("v"), word: "corner", sentence: "Puts the chosen category at a corner of the triangle.",
        command: .takeCorner),
      KeyAction(
        .character("V"), word: "likeliest-corners", sentence: "Puts the likeliest categories at the corners.",
        command: .takeLikeliestCorners),
      hint: "corner",
      sentence: "Puts the chosen category at a corner, or the likeliest at all."),
    KeyBinding(
      .simplex, KeyAction(.character("z"), word: "rest", command: .toggleRest),
      hint: "rest", sentence: "Leaves all other categories out, or adds them to the last corner."),
  ]

  /// The draws of the other views, counted as points besides.
  static func job(_ state: State, visible: [Int]) -> SamplingJob {
    var job = state.samplingJob(upTo: state.heldAt ?? State.convergedDraws, visible: visible)
    job.projection = state.projection
    return job
  }

  /// The triangle shows the right construction alone.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .temperature, .noise, .draws, .choice, .chosenRow, .categories, .sources,
      .construction(.right), .corners, .objective(.edit):
      .shared
    case .construction(.left): .refused("The triangle shows the right construction alone: > changes it.")
    case .baseline, .sorting, .display, .objective, .estimator, .samples, .task, .schedule, .claim:
      lacks(group)
    }
  }

  /// How many draws gather in the corners, and why.
  static func story(_ state: State) -> Story { Story(SimplexStoryteller(state).tellings) }
}
