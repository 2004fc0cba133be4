import GumbelEngine

extension State {
  /// What the temperature view shows, in plain words: where one stands, and which temperature to take.
  public var sweepStory: Story { Story(SweepStoryteller(self).tellings) }
}

/// Says what a temperature is good for, by the numbers that people choose it by.
struct SweepStoryteller {
  private let state: State
  private let snapshot: SweepSnapshot?
  private let construction: Construction

  init(_ state: State) {
    self.state = state
    snapshot = state.currentSweep
    construction = state.parameters.right
  }

  /// The same with fewer and fewer words.
  var tellings: [String] {
    guard let snapshot, let here = snapshot.present else { return ["Working out what τ does …"] }
    let place = here.value(.maximumAbove90, of: 1, at: 0)
    let now = LogitNotation.text(here.temperature)
    if state.parameters.hard, construction != .softmax, state.parameters.noise {
      return hardTellings(snapshot)
    }
    guard let shift = here.value(.shift, of: 1, at: 0), let place else { return ["At τ \(now) …"] }
    if !(construction != .softmax && construction != .sampledSoftmax && state.parameters.noise) {
      return steadyTellings(snapshot, now: now)
    }
    let soft = "At τ \(now), \(oneHotShare(place)), and mean y is \(distance(shift)) π."
    let choice = [oneHotAdvice(snapshot), gradientAdvice(snapshot)].compactMap(\.self)
    return [
      "\(soft) \(choice.joined(separator: " "))", "\(soft) \(choice.first ?? "")", soft,
      "\(Explorer.share(place).capitalized) nearly one-hot (max y > 0.9).",
    ]
  }

  /// How often y is as good as one-hot.
  private func oneHotShare(_ share: Double) -> String {
    switch Explorer.share(share) {
    case "never": "no draw comes near one-hot (max y > 0.9)"
    case "always": "every draw is nearly one-hot (max y > 0.9)"
    case let text: "\(text) of the draws are nearly one-hot (max y > 0.9)"
    }
  }

  private func distance(_ shift: Double) -> String {
    shift < 0.0005 ? "as good as" : "\(Explorer.share(shift)) away from"
  }

  /// Below which temperature most draws are one-hot, for whom that matters.
  private func oneHotAdvice(_ snapshot: SweepSnapshot) -> String? {
    let most = snapshot.highestTemperature(.maximumAbove90, of: 1) { $0 >= 0.5 }
    guard let most, let stop = stop(below: most) else { return nil }
    if most >= TemperatureScale.range.upperBound { return "So are most at every τ." }
    return "Most are below τ \(stop)."
  }

  /// Where the gradient is worth most.
  private func gradientAdvice(_ snapshot: SweepSnapshot) -> String? {
    guard state.sweepJob?.gradient.hasCurve(of: snapshot.job.gradient) == true,
      GradientRows.parameters.estimator(state.estimator).usesTemperature,
      let least = snapshot.leastErrorTemperature, let stop = stop(below: least)
    else { return nil }
    return "The gradient of \(state.estimator.rawValue) errs least at τ \(stop)."
  }

  private func hardTellings(_ snapshot: SweepSnapshot) -> [String] {
    let first =
      construction.followsTemperature
      ? "hard shows y as its one-hot: it is as sharp as can be at every τ."
      : "hard shows y as its one-hot: at every τ it is sharp, and its mean is the law of the picks."
    let gradient = gradientAdvice(snapshot) ?? "What flows back is the gradient of the soft y."
    return ["\(first) \(gradient)", first, "hard: one-hot at every τ."]
  }

  /// Where y is the same in every draw.
  private func steadyTellings(_ snapshot: SweepSnapshot, now: String) -> [String] {
    let reason = state.parameters.noise ? "\(construction.spoken.capitalized) has" : "Without noise there is"
    let first = "\(reason) one y for all draws at each τ: no spread, only softer or sharper."
    let sharp = snapshot.highestTemperature(.maximumAbove90, of: 1) { $0 > 0.5 }.flatMap(stop(below:))
    guard let sharp else { return [first, "One y at each τ."] }
    return ["\(first) Below τ \(sharp) its largest weight passes 0.9.", first, "One y at each τ."]
  }

  /// The temperature that the keys reach next to `value`.
  private func stop(below value: Double) -> String? {
    (TemperatureScale.stops.last { $0 <= value * 1.0001 }).map(LogitNotation.text)
  }
}
