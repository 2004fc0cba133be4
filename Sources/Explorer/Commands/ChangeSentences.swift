import Experiment
import GumbelEngine

/// What `command` made different in `after`, in plain sentences for those who do not see the screen:
/// `Temperature 0.5.` Where it asked for what was so already, that is said: `The temperature is 0.5 already.`
/// Counts that merely grew are not mentioned.
public func sentence(from before: State, to after: State, by command: Command) -> String {
  var sentences = changes(from: before, to: after)
  // A notice says more than the change where something was refused or assumed, or a preset explains itself.
  let isList = if case .takeCategories = command { true } else { false }
  if let notice = after.notice,
    sentences.isEmpty || notice.isProblem || isList
      || after.source != before.source && command != .undo && command != .redo
  {
    sentences.append(notice.text)
  }
  if sentences.isEmpty { return after.standing(of: command) ?? "Nothing changed." }
  return sentences.joined(separator: " ")
}

/// What is different in `after`, a sentence each.
func changes(from before: State, to after: State) -> [String] {
  ChangeTeller(before: before, after: after).sentences
}

private struct ChangeTeller {
  let before: State
  let after: State

  var sentences: [String] {
    let told = [categories, parameters, display].flatMap(\.self)
    if told.isEmpty, before.revision != after.revision { return ["The counts start again."] }
    return told
  }

  private var parameters: [String] {
    let (old, new) = (before.parameters, after.parameters)
    var told: [String] = []
    if old.temperature != new.temperature {
      told.append("Temperature \(Numbers.exact(new.temperature.value)).")
    }
    if old.noise != new.noise { told.append("Noise \(new.noise ? "on" : "off").") }
    if old.hard != new.hard { told.append(new.hard ? "Hard on: y is one-hot." : "Hard off: y is as it is.") }
    if old.seed != new.seed { told.append("Seed \(new.seed).") }
    if old.left != new.left { told.append("Left panel: \(new.left.rawValue).") }
    if old.right != new.right { told.append("Right panel: \(new.right.rawValue).") }
    if old.objective != new.objective {
      let objective = new.objective.fitted(to: new.logits.count)
      told.append("Objective: \(ObjectiveNotation.text(objective)).")
    }
    return told
  }

  private var categories: [String] {
    let (old, new) = (before.parameters, after.parameters)
    if before.source != after.source || old.labels.count != new.labels.count {
      let count = new.labels.count
      let from = before.source == after.source ? "" : " from \(after.source)"
      return ["\(Numbers.grouped(count)) \(count == 1 ? "category" : "categories")\(from)."]
    }
    return differences(old.labels, new.labels, many: "labels") {
      "\(before.quotedLabel($0)) is called \(after.quotedLabel($0)) now."
    }
      + differences(old.logits.values, new.logits.values, many: "logits") {
        "The logit of \(after.quotedLabel($0)) is \(Numbers.exact(new.logits.values[$0])), "
          + "its probability \(after.probabilityText($0))."
      }
  }

  /// One difference in full, several as their number.
  private func differences<Value: Equatable>(
    _ old: [Value], _ new: [Value], many name: String, one sentence: (Int) -> String
  ) -> [String] {
    if old == new { return [] }
    let places = new.indices.filter { old[$0] != new[$0] }
    return places.count == 1 ? [sentence(places[0])] : ["\(Numbers.grouped(places.count)) \(name) changed."]
  }

  private var display: [String] {
    var told: [String] = []
    if before.selection != after.selection, before.parameters.labels.count == after.parameters.labels.count {
      told.append(after.chosenSentence)
    }
    if before.view != after.view { told.append("View: \(after.view.title).") }
    if before.sorted != after.sorted {
      told.append(after.sorted ? "Sorted by falling probability." : "In their own order.")
    }
    if before.display != after.display { told.append("Numbers: \(after.display.name).") }
    if before.estimator != after.estimator { told.append("Followed: \(after.estimator.rawValue).") }
    if before.sampleBudget != after.sampleBudget {
      told.append("\(Numbers.grouped(after.sampleBudget)) samples of each estimator.")
    }
    let (old, new) = (before.parameters.choices, after.parameters.choices)
    if old.corners != new.corners {
      let labels = after.projection.corners.map(after.quotedLabel)
      told.append("Corners: \(labels.joined(separator: ", ")).")
    }
    if old.addsRest != new.addsRest {
      told.append(new.addsRest ? "The rest counts for the last corner." : "The rest is left out.")
    }
    if old.task != new.task {
      told.append("Task: \(TrainingNotation.text(new.task)).")
    }
    if old.runs != new.runs { told.append("Runs of each estimator: \(after.trainingSetup.runs).") }
    if old.schedule != new.schedule {
      told.append("Schedule: \(TrainingNotation.text(new.schedule)).")
    }
    if before.pace != after.pace { told.append("Pace: \(after.pace.description).") }
    if before.heldAt != after.heldAt {
      told.append(after.heldAt.map { "Paused at draw \(Numbers.grouped($0))." } ?? "Drawing.")
    }
    if before.baseline != after.baseline {
      told.append(
        after.baseline.map {
          "Baseline pinned at temperature \(Numbers.exact($0.parameters.temperature.value))."
        }
          ?? "The baseline is dropped.")
    }
    if before.theme != after.theme { told.append("Colours: \(after.theme.rawValue).") }
    return told
  }
}
