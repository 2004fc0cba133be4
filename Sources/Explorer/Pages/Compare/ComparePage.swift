import GumbelEngine

/// Two constructions side by side on the same draws.
enum ComparePage: SamplingPage {
  static let name = "compare"
  static let title = "Compare"

  /// All that is about draws is shown here.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .temperature, .noise, .draws, .choice, .chosenRow, .categories, .sources, .construction,
      .baseline, .sorting, .display, .objective(.edit):
      .shared
    case .corners, .objective, .estimator, .samples, .task, .schedule, .claim: lacks(group)
    }
  }

  /// How the two differ; numbers of the long run are those of the exact laws.
  static func story(_ state: State) -> Story { state.story }
}

extension State {
  /// How the two panels differ, in plain words, which is also what a report says first.
  public var story: Story { story(onScreen: true) }

  /// The same; without a screen it names commands where it would name keys.
  public func story(onScreen: Bool) -> Story { Story(Storyteller(self, onScreen: onScreen).tellings) }
}
