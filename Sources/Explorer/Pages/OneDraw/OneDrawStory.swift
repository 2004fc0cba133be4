import GumbelEngine

/// Says what happened in a draw, and which key shows more.
struct OneDrawStoryteller {
  private let state: State
  private let draw: SingleDraw

  init(_ state: State) {
    self.state = state
    draw = state.singleDraw
  }

  var story: Story {
    let brief = "\(label(draw.right.pick)) wins draw \(Numbers.grouped(draw.number))."
    return Story(["\(reason) \(advice)", "\(reason) \(shortAdvice)", reason, brief])
  }

  /// Why the right side's pick won.
  var reason: String {
    let winner = label(draw.right.pick)
    guard draw.right.construction.usesNoise else {
      return "\(winner) wins every draw, because its logit is the largest and no noise is added."
    }
    guard state.parameters.noise else {
      return "Without noise every draw is this one: \(winner) wins, because its logit is the largest."
    }
    let number = "draw \(Numbers.grouped(draw.number))"
    guard let second = draw.runnerUp else { return "\(winner) wins \(number): no other can." }
    let noise = Numbers.signed(draw.value(.noise, draw.right, draw.right.pick))
    let (score, other) = (score(draw.right.pick), score(second))
    let led = state.derived.probabilities[draw.right.pick] >= state.derived.probabilities[second]
    return led
      ? "\(winner) wins \(number): with noise \(noise) it stays ahead of \(label(second)), \(score) to \(other)."
      : "\(winner) wins \(number): its noise \(noise) lifts it over \(label(second)), \(score) to \(other)."
  }

  private func score(_ category: Int) -> String {
    Numbers.signed(draw.value(.sum, draw.right, category))
  }

  private var advice: String {
    guard state.isPaused else { return "Press Space to hold a draw still, then . for the next one." }
    switch draw.right.construction {
    case .softmax: return "Press > for a construction that uses the noise."
    case .gumbelSoftmax, .noiseOnProbabilities:
      return "Press . for the next draw, ← → to see y morph while the pick stands still."
    case .sampledSoftmax, .noiseAfterTemperature:
      return "Press . for the next draw, ← → to see that here τ changes the pick too."
    }
  }

  private var shortAdvice: String {
    state.isPaused ? "Press . for the next, ← → to change τ." : "Press Space to hold it."
  }

  private func label(_ category: Int) -> String { state.quotedLabel(category) }
}

/// What happened in the draw that was counted last, as a sentence. Cost: a few passes over all categories.
public func drawSentence(of state: State) -> String { OneDrawStoryteller(state).reason }
