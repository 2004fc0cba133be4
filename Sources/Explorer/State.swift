import Console
import Experiment
import GumbelEngine

/// How the number beside each category is shown.
public enum ValueDisplay: CaseIterable, Sendable {
  case logits, probabilities, counts
}

/// How fast draws are made.
public enum Pace: Sendable, Equatable {
  /// One draw a second, then ten, a hundred, …, full speed after about three seconds.
  case ramp
  /// A fixed number of draws a second.
  case perSecond(Int)
  /// As fast as one core allows.
  case full
}

/// A layer above the view. The topmost gets each event first and consumes or ignores it.
public enum Overlay: Sendable, Equatable {
  /// The table of keys; `scroll` rows are hidden above.
  case help(scroll: Int)
  /// A one-line editor for a value that stands on screen.
  case field(FieldEditor)
  /// All labels and logits as text.
  case text(TextEditor)
  /// The search for a category.
  case find(Finder)
  /// The line of a typed command.
  case palette(CommandPalette)
  /// The line in which a file is named.
  case open(OpenDialog)
  /// A list to choose from.
  case list(ListPicker)
}

/// A short notice in the footer, until the next key.
public struct Notice: Sendable, Equatable {
  /// The text.
  public var text: String
  /// What is added where there is room.
  public var aside: String
  /// Whether it tells of something refused.
  public var isProblem: Bool

  /// A notice with the given parts.
  public init(text: String, aside: String = "", isProblem: Bool = false) {
    self.text = text
    self.aside = aside
    self.isProblem = isProblem
  }

  /// What was assumed of a file, or left out; nil if nothing was.
  public init?(reading notices: [String]) {
    guard !notices.isEmpty else { return nil }
    self.init(text: notices.joined(separator: " "))
  }
}

/// The whole explorer as a value. Knows no terminal, clock, file or thread.
public struct State: Sendable, Equatable {
  /// What a person sets, and where its logits came from.
  public var experiment: Experiment {
    didSet {
      derived = derived.updated(from: oldValue.parameters, to: parameters)
      if parameters.logits != oldValue.parameters.logits { refreshOrder() }
    }
  }
  /// What follows from the parameters.
  public internal(set) var derived: Derived
  /// Raised by every change of the setting or the constructions; findings of another revision are stale.
  public var revision = 0
  /// Whether labels or logits are not as they were there any more.
  public internal(set) var isEdited = false
  /// The tab that is open.
  public var view = View.compare
  /// The chosen category.
  public var selection = 0
  /// Whether categories are listed by falling probability instead of in their own order.
  public var sorted = false {
    didSet { if sorted != oldValue { refreshOrder() } }
  }
  /// The categories as they are listed, kept in step with the logits and `sorted`.
  public private(set) var order: DisplayOrder
  /// How the number beside each category is shown.
  public var display = ValueDisplay.logits
  /// How fast draws are made.
  public var pace = Pace.ramp
  /// When paused: the number of draws to stand still at.
  public var heldAt: Int?
  /// Raised by clear and reseed, which start the ramp again.
  public var rampStart = 0
  /// The guided tour, while it is open.
  public internal(set) var tour: Tour?
  /// The step of the tour to begin with.
  var tourPlace = 0
  /// Layers above the view, the topmost last.
  public var overlays: [Overlay] = []
  /// The layers without the paste that is shown although its end has not come; `nil` if there is none.
  var overlaysBeforePaste: [Overlay]?
  /// A notice in the footer.
  public var notice: Notice?
  /// The draws that were shown before the last restart, to stand still at if that is asked for before the new
  /// revision has shown any.
  var drawsBeforeRestart = 0
  /// The newest counts of this revision, if any.
  public var sampling: SamplingFinding?
  /// The newest estimates, if any.
  public var gradients: GradientFinding?
  /// What is known over the temperatures, if anything.
  public var sweep: SweepFinding?
  /// What is set in the training view.
  public var training = TrainingControls()
  /// The newest state of a race, if any.
  public var race: TrainingFinding?
  /// The end of the last race at a constant temperature, if there was one.
  public var constantRace: ConstantRace?
  /// What is set in the view that asks when noise pays.
  public var when = WhenControls()
  /// What is measured of it, if anything.
  public var whenFinding: WhenFinding?
  /// What is set in the claims view.
  public var claims = ClaimControls()
  /// What was measured of the claims, if anything.
  public var claimsFinding: ClaimsFinding?
  /// The samples that the gradients view makes of each estimator, and the draws of the temperature view at each
  /// temperature.
  public var sampleBudget = 100_000
  /// Parameters to go back to with undo, the newest last, each with its `source`.
  public var undoStack: [UndoStep] = []
  /// Parameters that were undone, the newest last.
  public var redoStack: [UndoStep] = []
  /// A temperature between the stops of the scale from which the arrows set out: one more stop.
  public var temperatureStop: Double?
  /// The file whose steps are followed, if one is.
  public var followed: Followed?
  /// The temperature that came with the step that is shown.
  public var followedTemperature: Temperature?
  /// What the last key changed, so that a held key is one undo step.
  public var lastChange: ChangeKind?
  /// The draw that the view of one draw has shown last.
  var keptDraw: SingleDraw?
  /// What was pinned to be compared with. Not a parameter: undo leaves it alone.
  public var baseline: Baseline?
  /// The colours.
  public var theme = ThemeKind.dark
  /// Whether there may be colours at all.
  public var allowsColor = true
  /// The language of the code that was copied last, if nothing was done since.
  var copiedLanguage: CodeLanguage?
  /// The file that a view was written to last.
  var writtenFile: String?
  /// Whether the mouse holds the slider.
  public var isDragging = false

  /// The explorer as it opens.
  public init(_ experiment: Experiment) {
    self.experiment = experiment
    derived = Derived(experiment.parameters)
    order = DisplayOrder(experiment.parameters.logits, sorted: false)
  }

  private mutating func refreshOrder() {
    order = DisplayOrder(parameters.logits, sorted: sorted)
  }

  /// The estimator that is followed.
  public var estimator: EstimatorKind { parameters.choices.estimator }

  /// Whether sampling stands still because the person said so.
  public var isPaused: Bool { heldAt != nil }

}

/// A state of the parameters that undo or redo returns to.
public struct UndoStep: Sendable, Equatable {
  /// The parameters.
  public var parameters: Parameters
  /// Where their logits came from.
  public var source: String
  /// What was open, where the change opened something else.
  var scene: Scene?
}

/// Kinds of change; a run of changes of the same kind is one undo step.
public enum ChangeKind: Sendable, Equatable {
  case temperature, logit(Int), estimator, other
}
