import ArgumentParser
import Experiment
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

  /// What these options set.
  func experiment() throws(Failure) -> Experiment { try experiment(of: try input.resolve()) }

  /// The same for a command that prints: what was assumed of a file goes to standard error.
  func notedExperiment() throws(Failure) -> Experiment {
    let experiment = try experiment()
    writeNotes(experiment.readingNotices)
    return experiment
  }

  /// The same with categories that were read otherwise.
  func experiment(of input: LogitInput) throws(Failure) -> Experiment {
    var parameters = try parameters.parameters(for: input)
    parameters.choices = try choices.choices(labels: input.labels)
    return Experiment(parameters: parameters, source: input.source, opened: input.file)
  }

  /// The explorer as these options open it.
  func state() throws(Failure) -> State { opened(try experiment()) }

  /// The explorer on `experiment`, in the view that these options name.
  func opened(_ experiment: Experiment) -> State {
    var state = State(experiment)
    state.view = screen.view.view
    return state
  }
}
