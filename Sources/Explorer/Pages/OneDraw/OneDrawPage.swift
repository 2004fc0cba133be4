import GumbelEngine

/// The arithmetic of a single draw, a row for each category.
enum OneDrawPage: SamplingPage {
  static let name = "one-draw"
  static let title = "One draw"

  /// Counts are not shown, so there is nothing to pin beside them and no other number in their place.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .temperature, .noise, .draws, .choice, .chosenRow, .categories, .sources, .construction,
      .sorting, .objective(.edit):
      .shared
    case .baseline, .display, .corners, .objective, .estimator, .samples, .task, .schedule, .claim:
      lacks(group)
    }
  }

  /// Who won the draw, and why.
  static func story(_ state: State) -> Story { OneDrawStoryteller(state).story }

  /// Keeps the draw, which takes a few passes over all categories, as long as it is the one that is shown.
  static func settle(_ state: inout State) { state.keepSingleDraw() }
}
