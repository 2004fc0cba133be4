// Choosing what is differentiated, by which estimator, and with how much effort.

import Experiment
import GumbelEngine

extension State {
  mutating func takeNextObjective() {
    let next = Objectives.next(after: parameters.objective)
    change { $0.objective = next }
  }

  /// The objective as it is written, with a number for each category.
  public var objectiveText: String {
    ObjectiveNotation.text(parameters.objective.fitted(to: parameters.logits.count))
  }

  mutating func editObjective() {
    view = .gradients
    openField(.objective, text: objectiveText)
  }

  /// Follows the estimator so many rows further, round and round.
  mutating func followEstimator(by rows: Int, among kinds: [EstimatorKind], from followed: EstimatorKind) {
    guard let place = kinds.firstIndex(of: followed) else { return }
    let next = kinds[((place + rows) % kinds.count + kinds.count) % kinds.count]
    change(.estimator) { $0.choices.estimator = next }
  }

  mutating func scaleSamples(up: Bool) {
    let next =
      up
      ? GradientRows.budgets.first { $0 > sampleBudget } : GradientRows.budgets.last { $0 < sampleBudget }
    guard let next else {
      notice = Notice(text: "The keys end here; a command sets any number: samples 1e8.")
      return
    }
    sampleBudget = next
  }
}
