import GumbelEngine

// In the claims view the keys that choose categories choose claims.
extension State {
  /// Does what `command` means there; returns whether it means anything.
  mutating func claim(_ command: Command) -> Bool {
    switch command {
    case .choose(let rows): chooseClaim(claims.chosen + rows)
    case .chooseFirst: chooseClaim(0)
    case .chooseLast: chooseClaim(Claim.all.count - 1)
    case .editCategory: setStage(of: chosenClaim)
    case .removeCategory, .stepLogit, .toggleNoise, .toggleHard, .cycleConstruction, .stepTemperature,
      .scaleTemperature, .nextObjective, .addCategory:
      notice = Notice(
        text: "Every claim is measured in a setting of its own. Enter shows it; 1 leads to yours.")
    default: return false
    }
    return true
  }

  /// Chooses the claim at a place, or the nearest there is.
  mutating func chooseClaim(_ place: Int) { claims.chosen = min(max(place, 0), Claim.all.count - 1) }

  /// Opens the view in which the claim can be seen, with everything set for it, as one step of undo.
  mutating func setStage(of claim: Claim) {
    guard let stage = ClaimStage.of(claim) else { return }
    setStage(stage.setting, source: claim.id)
    notice = Notice(text: stage.hint, aside: "u or 7 leads back.")
  }

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
      training = newValue.training
    }
  }
}
