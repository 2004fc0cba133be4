import Experiment

// The parts of the experiment by their names, and what follows from it in the open view.
extension State {
  /// What a person sets.
  public var parameters: Parameters {
    get { experiment.parameters }
    set { experiment.parameters = newValue }
  }

  /// Where the logits came from: a preset's or a file's name.
  public var source: String {
    get { experiment.source }
    set { experiment.source = newValue }
  }

  /// The file that the logits came from.
  public var opened: OpenedFile? {
    get { experiment.opened }
    set { experiment.opened = newValue }
  }

  /// The words of the command line that restores the experiment in the open view.
  public var commandLineArguments: [String] { experiment.commandLineArguments(view: viewArgument) }

  /// The same as one line, quoted for a POSIX shell.
  public var commandLine: String { experiment.commandLine(view: viewArgument) }

  /// A program for the experiment that names the way back to the open view.
  public func code(in language: CodeLanguage) -> String { experiment.code(in: language, view: viewArgument) }

  /// The view, unless it is the one that opens by itself.
  private var viewArgument: String? { view == .compare ? nil : view.name }
}
