// Puts the curves over τ into advice: how sharp the draws are here, and where gradients are best.

import GumbelEngine

/// Says what a temperature is good for, by the numbers that people choose it by.
struct SweepStoryteller {
  private let state: State
  private let finding: SweepFinding?
  private let construction: Construction

  init(_ state: State) {
    self.state = state
    finding = state.currentSweep
    construction = state.parameters.right
  }

  /// The same with fewer and fewer words.
  var tellings: [String] {
    guard let finding, let here = finding.present else { return ["Working out what τ does …"] }
    let isRandom = construction != .softmax && state.parameters.noise
    if state.parameters.hard { return hardTellings(finding, isRandom: isRandom) }
    let now = Numbers.exact(here.temperature)
    let place = here.value(.maximumAbove90, of: 1, at: 0)
    guard let shift = here.value(.shift, of: 1, at: 0), let place else { return ["At τ \(now) …"] }
    if !isRandom || construction == .sampledSoftmax { return steadyTellings(finding) }
    let soft = "At τ \(now), \(oneHotShare(place))"
    let mean = "mean y is \(distance(shift)) π (total variation)"
    let (oneHot, gradient) = (oneHotAdvice(finding), gradientAdvice(finding))
    let first = oneHot.map { "\(soft), \($0)" } ?? soft
    func telling(_ sentences: String?...) -> String { sentences.compactMap(\.self).joined(separator: " ") }
    return [
      telling("\(soft), and \(mean).", oneHot.map { sentence("\($0) nearly one-hot") }, gradient),
      telling("\(first).", gradient),
      telling("\(soft).", gradient), "\(soft), and \(mean).", "\(soft).",
      "\(Numbers.spokenShare(place).capitalized) nearly one-hot (max y > 0.9).",
    ]
  }

  /// How often y is as good as one-hot.
  private func oneHotShare(_ share: Double) -> String {
    switch Numbers.spokenShare(share) {
    case "never": "no draw comes near one-hot (max y > 0.9)"
    case "always": "every draw is nearly one-hot (max y > 0.9)"
    case let text: "\(text) of draws are nearly one-hot (max y > 0.9)"
    }
  }

  private func distance(_ shift: Double) -> String {
    shift < 0.0005 ? "as good as" : "\(Numbers.spokenShare(shift)) away from"
  }

  /// Below which temperature most draws are one-hot, for whom that matters.
  private func oneHotAdvice(_ finding: SweepFinding) -> String? {
    switch finding.crossing(.maximumAbove90, of: 1, level: 0.5) {
    case .at(let temperature): "below τ \(Numbers.rough(temperature)) most draws are"
    case .everywhere: "at every τ most draws are"
    case .nowhere: "at no τ most draws are"
    case nil: nil
    }
  }

  /// A clause as a sentence of its own.
  private func sentence(_ clause: String) -> String {
    clause.prefix(1).uppercased() + clause.dropFirst() + "."
  }

  /// Where the gradient is worth most.
  private func gradientAdvice(_ finding: SweepFinding) -> String? {
    guard state.sweepJob?.gradient.hasCurve(of: finding.job.gradient) == true,
      GradientRows.parameters.estimator(state.estimator).usesTemperature,
      let advice = finding.gradientAdvice
    else { return nil }
    let name = state.estimator.rawValue
    switch advice {
    case .noneBetter: return "No τ makes the gradient of \(name) better than none."
    case .average: return "Single estimates of \(name) err by the gradient's length and more: average many."
    case .least(let temperature, let atEnd):
      guard let stop = stop(below: temperature) else { return nil }
      return "The gradient of \(name) errs least at τ \(stop)\(atEnd ? ", at the end of the range" : "")."
    }
  }

  private func hardTellings(_ finding: SweepFinding, isRandom: Bool) -> [String] {
    guard isRandom else {
      let reason = state.parameters.noise ? "hard softmax" : "hard without noise"
      return [
        "\(reason): y is one and the same one-hot in every draw and at every τ; its largest weight is 1.",
        "\(reason): one y, one-hot at every τ.", "One y, one-hot at every τ.",
      ]
    }
    let first =
      construction.followsTemperature
      ? "hard shows y as its one-hot: it is as sharp as can be at every τ."
      : "hard shows y as its one-hot: at every τ it is sharp, and its mean is the law of the picks."
    let gradient = gradientAdvice(finding) ?? "What flows back is the gradient of the soft y."
    return ["\(first) \(gradient)", first, "hard: one-hot at every τ."]
  }

  /// Where y is the same in every draw.
  private func steadyTellings(_ finding: SweepFinding) -> [String] {
    let reason = state.parameters.noise ? "\(construction.spoken.capitalized) has" : "Without noise there is"
    let first = "\(reason) one y for all draws at each τ: no spread, only softer or sharper."
    switch finding.crossing(.meanMaximum, of: 1, level: 0.9) {
    case .at(let temperature):
      return [
        "\(first) Its largest weight is above 0.9 below τ \(Numbers.rough(temperature)).", first,
        "One y at each τ.",
      ]
    case .everywhere:
      return ["\(first) Its largest weight is above 0.9 at every τ.", first, "One y at each τ."]
    case .nowhere, nil: return [first, "One y at each τ."]
    }
  }

  /// The temperature that the keys reach next to `value`.
  private func stop(below value: Double) -> String? {
    (TemperatureScale.stops.last { $0 <= value * 1.0001 }).map(Numbers.exact)
  }
}
