import Explorer
import GumbelEngine

/// What happened in a draw, in plain words, and which key shows more.
struct OneDrawStory {
  let state: State
  let numbers: DrawNumbers

  /// The same with fewer and fewer words.
  var tellings: [String] {
    let winner = label(numbers.right.pick)
    let draw = Numbers.grouped(numbers.draw)
    let brief = "\(winner) wins draw \(draw)."
    return ["\(reason) \(advice)", "\(reason) \(shortAdvice)", reason, brief]
  }

  /// Why the right side's pick won.
  var reason: String {
    let side = numbers.right
    let winner = label(side.pick)
    guard side.construction.usesNoise else {
      return "\(winner) wins every draw, because its logit is the largest and no noise is added."
    }
    guard state.parameters.noise else {
      return "Without noise every draw is this one: \(winner) wins, because its logit is the largest."
    }
    let draw = "draw \(Numbers.grouped(numbers.draw))"
    guard let second = numbers.runnerUp else { return "\(winner) wins \(draw): no other can." }
    let noise = Numbers.signed(numbers.value(.noise, side, side.pick))
    let (score, other) = (scoreText(side, side.pick), scoreText(side, second))
    let led = state.derived.probabilities[side.pick] >= state.derived.probabilities[second]
    return led
      ? "\(winner) wins \(draw): with noise \(noise) it stays ahead of \(label(second)), \(score) to \(other)."
      : "\(winner) wins \(draw): its noise \(noise) lifts it over \(label(second)), \(score) to \(other)."
  }

  private func scoreText(_ side: DrawNumbers.Side, _ category: Int) -> String {
    Numbers.signed(numbers.value(.sum, side, category))
  }

  private var advice: String {
    guard state.isPaused else { return "Press Space to hold a draw still, then . for the next one." }
    switch numbers.right.construction {
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

  private func label(_ category: Int) -> String {
    let labels = state.parameters.labels
    return "'\(category < labels.count ? labels[category] : String(category))'"
  }
}

/// What happened in the draw that was counted last, as a sentence. Cost: a few passes over all categories.
public func drawSentence(of state: State) -> String {
  OneDrawStory(state: state, numbers: DrawNumbers(state)).reason
}
