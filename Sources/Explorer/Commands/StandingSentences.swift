import Experiment
import GumbelEngine

/// What is so already, for those who ask for it again.
extension State {
  /// What `command` would have set, which is set; `nil` where it sets nothing in particular.
  func standing(of command: Command) -> String? {
    switch command {
    case .setTemperature, .stepTemperature, .scaleTemperature:
      "The temperature is \(Numbers.exact(parameters.temperature.value)) already."
    case .turn(let part, let on): standing(of: part, on: on)
    case .setSeed: "The seed is \(parameters.seed) already."
    case .setDraws: heldAt.map { "It stands at draw \(Numbers.grouped($0)) already." }
    case .choose, .chooseFirst, .chooseLast, .chooseCategory: chosenSentence
    case .setLogit(let category, _): standing(ofLogit: category)
    case .setLabel(let category, _):
      parameters.labels.indices.contains(category) ? "\(quotedLabel(category)) is called that already." : nil
    case .setConstruction(.left, let construction):
      "The left panel shows \(construction.rawValue) already."
    case .setConstruction(.right, let construction):
      "The right panel shows \(construction.rawValue) already."
    case .setDisplay(let display): "The numbers are \(display.name) already."
    case .openView(let view): "The view is \(view.title) already."
    case .setTheme(let theme): "The colours are \(theme.rawValue) already."
    case .setObjective(let objective):
      "The objective is \(ObjectiveNotation.text(objective)) already."
    case .setEstimator(let estimator): "\(estimator.rawValue) is followed already."
    case .setSamples(let samples): "\(Numbers.grouped(samples)) samples of each estimator are made already."
    default: nil
    }
  }

  private func standing(of part: Switch, on: Bool) -> String {
    switch part {
    case .noise: "The noise is \(on ? "on" : "off") already."
    case .hard: "Hard is \(on ? "on" : "off") already."
    case .pause: on ? "It is paused already." : "It is drawing already."
    case .sort: on ? "It is sorted already." : "It is in its own order already."
    case .baseline: on ? "A baseline is pinned already." : "There is no baseline to drop."
    }
  }

  private func standing(ofLogit category: Int) -> String? {
    guard parameters.logits.values.indices.contains(category) else { return nil }
    let logit = Numbers.exact(parameters.logits.values[category])
    return "The logit of \(quotedLabel(category)) is \(logit) already, "
      + "its probability \(probabilityText(category))."
  }

  /// The chosen category with its place among all.
  var chosenSentence: String {
    let logit = Numbers.exact(parameters.logits.values[selection])
    return "Chosen: \(quotedLabel(selection)), logit \(logit), "
      + "probability \(probabilityText(selection)) (\(Numbers.grouped(selection + 1)) of "
      + "\(Numbers.grouped(parameters.labels.count)))."
  }

  /// A probability with three decimals; a rarer one is told as such.
  func probabilityText(_ category: Int) -> String {
    let value = derived.probabilities[category]
    if value > 0, value < 0.0005 { return "below 0.0005" }
    return Numbers.fixed(value, 3)
  }
}
