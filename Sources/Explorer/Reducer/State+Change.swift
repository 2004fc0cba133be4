// What a person changes can be undone, and never stands beside counts from before it.

import Experiment
import GumbelEngine

extension State {
  /// How many steps undo remembers.
  static let undoLimit = 200

  /// Changes parameters as one step of undo. Steps of the same repeatable `kind` in a row are one step.
  /// Where nothing differs afterwards, nothing happens.
  mutating func change(
    _ kind: ChangeKind = .other, source newSource: String? = nil, _ body: (inout Parameters) -> Void
  ) {
    let step = UndoStep(parameters: parameters, source: source)
    var changed = parameters
    body(&changed)
    changed.choices.followCorners(from: parameters.labels, to: changed.labels)
    guard changed != parameters || newSource ?? source != source else { return }
    adopt(UndoStep(parameters: changed, source: newSource ?? source))
    redoStack = []
    remember(step, before: kind)
  }

  private mutating func remember(_ step: UndoStep, before kind: ChangeKind) {
    let continues = kind != .other && kind == lastChange
    lastChange = kind
    if !continues {
      undoStack.append(step)
      if undoStack.count > Self.undoLimit { undoStack.removeFirst() }
    } else if undoStack.last == UndoStep(parameters: parameters, source: source) {
      // The run of keys came back to where it began: there is nothing left to undo.
      undoStack.removeLast()
      lastChange = nil
    }
  }

  mutating func undo() {
    guard let step = undoStack.popLast() else {
      notice = Notice(text: "Nothing to undo.")
      return
    }
    redoStack.append(present(like: step))
    let before = self
    adopt(step)
    tell("Undone", since: before)
  }

  mutating func redo() {
    guard let step = redoStack.popLast() else {
      notice = Notice(text: "Nothing to redo.")
      return
    }
    undoStack.append(present(like: step))
    let before = self
    adopt(step)
    tell("Done again", since: before)
  }

  /// Says what is different, which may be nothing that the open view shows.
  private mutating func tell(_ what: String, since before: State) {
    notice = Notice(text: "\(what): \(changes(from: before, to: self).joined(separator: " "))")
  }

  /// What is set now, to return to from `step`.
  private func present(like step: UndoStep) -> UndoStep {
    UndoStep(parameters: parameters, source: source, scene: step.scene == nil ? nil : scene)
  }

  /// Makes these the parameters. Whatever decides what a draw is starts the counts again; a new name does
  /// not. A pause holds: the same number of draws is counted again under the new parameters.
  private mutating func adopt(_ step: UndoStep) {
    let old = parameters
    parameters = step.parameters
    source = step.source
    if old.choices.task != parameters.choices.task || old.choices.start != parameters.choices.start {
      showStartOfRace()
    }
    if let scene = step.scene { self.scene = scene }
    if old.labels != parameters.labels || old.logits != parameters.logits { isEdited = differsFromSource }
    selection = min(selection, parameters.logits.count - 1)
    if old.setting != parameters.setting || old.left != parameters.left || old.right != parameters.right {
      restart()
    }
  }

  /// Whether labels or logits are not those that `source` names; where it names none, they are their own.
  private var differsFromSource: Bool {
    if let preset = Presets.named(source) {
      return preset.labels != parameters.labels || preset.logits != parameters.logits
    }
    guard let opened else { return false }
    return opened.labels != parameters.labels || opened.logits != parameters.logits
  }

  /// Begins a new revision at draw 0. What was counted belongs to the old one and is not shown any more.
  mutating func restart() {
    revision += 1
    drawsBeforeRestart = shownDraws
    sampling = nil
  }
}
