import ArgumentParser
import Explorer

/// The options that every command has which looks at a distribution.
struct CommonOptions: ParsableArguments {
  @OptionGroup(title: "Categories")
  var input: InputOptions

  @OptionGroup(title: "Parameters")
  var parameters: ParameterOptions

  @OptionGroup(title: "Single views")
  var choices: ChoiceOptions

  @OptionGroup(title: "Screen")
  var screen: ScreenOptions

  /// The explorer as these options open it.
  func state() throws(Failure) -> State {
    try state(of: try input.resolve())
  }

  /// The same for a command that prints: what was assumed of a file goes to standard error.
  func notedState() throws(Failure) -> State {
    let state = try state()
    writeNotes(state.readingNotices)
    return state
  }

  /// The same with categories that were read otherwise.
  func state(of input: Input) throws(Failure) -> State {
    var state = State(parameters: try parameters.parameters(for: input), source: input.source)
    state.parameters.choices = try choices.choices(labels: input.labels)
    state.opened = input.file
    state.view = screen.view.view
    return state
  }
}
