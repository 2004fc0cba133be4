import Experiment
import GumbelEngine

/// Everything that is set so that something particular can be seen.
struct StageSetting {
  /// The view that opens.
  var view = View.compare
  /// The names of the categories; letters if there are none.
  var labels: [String]?
  var logits: Logits
  var temperature = 1.0
  var noise = true
  var hard = false
  var left = Construction.softmax
  var right = Construction.gumbelSoftmax
  /// The draw to stand still at.
  var heldAt: Int?
  /// What the gradients are of, and the estimator that is followed.
  var objective: StandardObjective?
  var estimator: EstimatorKind?
  /// The schedule of the race, whose task is the trap, and whether it runs at once.
  var schedule: TemperatureSchedule?
  var isRacing = true
  /// The logits that the race starts from; drawn if there are none.
  var start: [Double]?

  func apply(to parameters: inout Parameters) {
    parameters.labels = labels ?? defaultLabels(logits.count)
    parameters.logits = logits
    // The temperatures of stages are some.
    parameters.temperature = try! Temperature(temperature)
    parameters.noise = noise
    parameters.hard = hard
    parameters.left = left
    parameters.right = right
    if let objective { parameters.objective = objective }
    if let estimator { parameters.choices.estimator = estimator }
    guard let schedule else { return }
    parameters.choices.task = .trap
    parameters.choices.schedule = schedule
    parameters.choices.start = start
    parameters.choices.runs = nil
  }

  func scene(from scene: Scene) -> Scene {
    var next = scene
    next.view = view
    next.heldAt = heldAt
    guard schedule != nil else { return next }
    next.training.run = 0
    next.training.attempt += 1
    next.training.heldAt = isRacing ? nil : 0
    next.training.pace = TrainingControls.paces.count - 1
    return next
  }

  /// The preset that it shows, if it is one.
  var presetName: String? {
    Presets.all.first { $0.labels == labels && $0.logits == logits }?.name
  }
}

extension StageSetting {
  /// Logits that are known to be some.
  static func logits(_ values: Double...) -> Logits { try! Logits(values) }

  /// Probabilities that are known to be some.
  static func probabilities(_ values: Double...) -> Logits { try! Logits(probabilities: values) }

  /// A biased coin, in which every law is known in closed form.
  static let coin = probabilities(0.75, 0.25)
  static let three = probabilities(0.5, 0.3, 0.2)
  static let four = probabilities(0.1, 0.2, 0.3, 0.4)
}

extension State {
  /// Opens a view with everything set as said, as one step of undo that also leads back to the view.
  mutating func setStage(_ stage: StageSetting, source name: String) {
    let before = UndoStep(parameters: parameters, source: source, scene: scene)
    change(source: name) { stage.apply(to: &$0) }
    // Where no parameter differs there still is a way back.
    if parameters == before.parameters, source == before.source {
      undoStack.append(before)
      redoStack = []
    } else {
      undoStack[undoStack.count - 1] = before
    }
    scene = stage.scene(from: scene)
    selection = 0
  }
}

/// What a stage sets besides parameters: which view is open, and where it stands.
public struct Scene: Sendable, Equatable {
  /// The view.
  var view: View
  /// The draw to stand still at.
  var heldAt: Int?
  /// How the race is looked at.
  var training: TrainingControls
}

extension State {
  var scene: Scene {
    get { Scene(view: view, heldAt: heldAt, training: training) }
    set {
      view = newValue.view
      heldAt = newValue.heldAt
      // Where no parameter changed, what was counted stays; beyond a pause to return to there is nothing.
      if let shown = sampling?.draws, shown > heldAt ?? .max { sampling = nil }
      training = newValue.training
    }
  }
}
