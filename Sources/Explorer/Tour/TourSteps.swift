// The script of the tour: each step asks for a guess first, and only then shows what happens.

import Experiment
import GumbelEngine

extension TourStep {
  /// All steps, in their order.
  public static let all = [
    noise, heat, cold, hard, oneDraw, wrongPlace, bentObjective, trap, hotStart, answer,
  ]

  private static let noise = TourStep(
    title: "Two formulas",
    question:
      "Left a softmax, right the same with Gumbel noise on its logits, draw after draw. The left always picks "
      + "'the'. What will the right do without its noise?",
    key: "n turns the noise off",
    answer:
      "It falls onto the left: the same weights, one pick for ever. The noise alone makes it a choice, and the "
      + "choice follows π.",
    stage: words(at: 0.5), isDone: { !$0.parameters.noise })

  private static let heat = TourStep(
    title: "Hot",
    question: "On the right 'the' gets half of the picks. Four times as hot: will it be picked less often?",
    key: "L doubles τ; press it twice",
    answer:
      "No. The weights melt together and the picks stand still: z and g are divided by the same τ, which moves no "
      + "maximum.",
    stage: words(at: 0.5), isDone: { $0.parameters.temperature.value > 1.9 })

  private static let cold = TourStep(
    title: "Cold",
    question: "Now towards cold. Will the spread of y on the right draw together in one place, or split?",
    key: "H halves τ; press it until τ is below 0.1",
    answer:
      "It splits into two spikes, at 0 and at 1: y becomes a coin that falls by π, and still has a slope to train "
      + "by, which a plain draw from π has not.",
    stage: words(at: 0.5), isDone: { $0.parameters.temperature.value < 0.1 })

  private static let hard = TourStep(
    title: "Hard",
    question:
      "hard=True makes y the one-hot vector of its pick. At τ = 1, what will change: the picks or the weights?",
    key: "d turns hard on",
    answer:
      "Only the weights, which now are the shares of the picks. The gradient still is that of the soft y: a "
      + "stand-in, which is biased even for linear f.",
    stage: words(at: 1), isDone: { $0.parameters.hard })

  private static let oneDraw = TourStep(
    title: "One draw",
    question:
      "A single draw, column by column. Who will win the next one: the largest logit z, the largest noise g, or "
      + "the largest sum?",
    key: ". makes the next draw",
    answer: "The largest sum z + g, at any τ: move τ with the arrows, and y changes while the winner stays.",
    stage: words(at: 0.5, in: .oneDraw, heldAt: 1), isDone: { $0.heldAt ?? .max > 1 })

  private static let wrongPlace = TourStep(
    title: "A common mistake",
    question:
      "Both sides are Gumbel-Softmax now, at τ = 5. What if the noise is added after the division by τ: will the "
      + "picks still follow π?",
    key: "< shows that construction on the left",
    answer:
      "No, they follow softmax(z/τ), which is nearly uniform here. The noise belongs to the logits, before they are "
      + "divided.",
    stage: words(at: 5, left: .gumbelSoftmax), isDone: { $0.parameters.left == .noiseAfterTemperature })

  private static let bentObjective = TourStep(
    title: "Gradients",
    question:
      "f is linear, and softmax estimates its gradient without any error: noise only hurts. Will that last when f "
      + "is bent?",
    key: "O bends f, then H halves τ",
    answer:
      "No: softmax has a bias now that no number of draws removes. gumbel-softmax has next to none and pays with "
      + "variance, which grows like 1/τ.",
    stage: StageSetting(
      view: .gradients, logits: StageSetting.four, objective: .linear(weights: [1, -2, 0.5, 3]),
      estimator: .softmax),
    isDone: { state in
      if case .linear = state.parameters.objective { return false }
      return state.parameters.temperature.value < 0.6
    })

  private static let trap = TourStep(
    title: "The trap",
    question:
      "Two choices cost 1, the third ½, and an even mixture of the first two nothing at all. Every estimator has "
      + "20 runs: which will find the third?",
    key: "Space starts the race",
    answer:
      "softmax never: it deploys a wrong choice. gumbel-softmax at τ = ½ always; so does exact, without noise. "
      + "straight-thru samples too, and fails.",
    // τ = ½ is above 0 and finite.
    stage: race(.softmax, try! .constant(0.5)), isDone: { $0.currentRace?.isDone == true })

  private static let hotStart = TourStep(
    title: "A hot start",
    question:
      "The same race, but as one often reads: start hot, at τ = 5, and cool down to 0.1. Will gumbel-softmax still "
      + "find the third choice?",
    key: "Space starts the race",
    answer:
      "No: while it is hot its y is a mixture, too, and it settles there. Of the two with hard, st-gumbel still gets "
      + "there. S tries other schedules.",
    // Both are above 0 and finite.
    stage: race(.gumbelSoftmax, try! TemperatureSchedule(.exponential, from: 5, to: 0.1)),
    isDone: { $0.currentRace?.isDone == true })

  private static let answer = TourStep(
    title: "The answer",
    question:
      "When does Gumbel noise pay, instead of softmax with a temperature? Put it into a sentence of your own, then "
      + "compare.",
    key: "7 opens the answer as it is measured",
    answer:
      "Where f is nonlinear, single choices are deployed and τ is low. It hurts where f is linear or the mixture is "
      + "deployed. The exact gradient needs none.",
    stage: words(at: 0.5), isDone: { $0.view == .when })

  private static func race(_ estimator: EstimatorKind, _ schedule: TemperatureSchedule) -> StageSetting {
    StageSetting(
      view: .training, logits: StageSetting.three, estimator: estimator, schedule: schedule, isRacing: false)
  }

  /// The words that the explorer opens with.
  private static func words(
    at temperature: Double, in view: View = .compare, left: Construction = .softmax, heldAt: Int? = nil
  ) -> StageSetting {
    StageSetting(
      view: view, labels: Presets.initial.labels, logits: Presets.initial.logits, temperature: temperature,
      left: left, heldAt: heldAt)
  }
}
