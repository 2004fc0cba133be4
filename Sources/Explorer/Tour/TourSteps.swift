import GumbelEngine

extension TourStep {
  /// All steps, in their order.
  public static let all = [
    noise, heat, cold, hard, oneDraw, wrongPlace, bentObjective, trap,
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
      "It splits into two spikes, at 0 and at 1: y becomes a coin that falls by π. Softmax has nothing to split.",
    stage: words(at: 0.5), isDone: { $0.parameters.temperature.value < 0.1 })

  private static let hard = TourStep(
    title: "Hard",
    question:
      "hard=True makes y the one-hot vector of its pick. At τ = 1, what will change: the picks or the weights?",
    key: "d turns hard on",
    answer:
      "Only the weights, which now are the shares of the picks. The gradient still is that of the soft y: hard "
      + "changes what goes forward, and nothing else.",
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
    key: "O takes the next objective",
    answer:
      "No: softmax has a bias now that no number of samples removes. Noise can pay where f is nonlinear and single "
      + "choices count.",
    stage: StageSetting(
      view: .gradients, logits: StageSetting.four, objective: .linear(weights: [1, -2, 0.5, 3]),
      estimator: .softmax),
    isDone: { state in
      if case .linear = state.parameters.objective { false } else { true }
    })

  private static let trap = TourStep(
    title: "The trap",
    question:
      "Two choices cost 1, the third ½, and an even mixture of the first two nothing at all. Every estimator has "
      + "20 runs: which will find the third?",
    key: "Space starts the race",
    answer:
      "softmax never: it rests in the mixture and deploys a wrong choice. gumbel-softmax at τ = ½ always; and so "
      + "does exact, without noise.",
    // τ = ½ is above 0 and finite.
    stage: StageSetting(
      view: .training, logits: StageSetting.three, estimator: .softmax, schedule: try! .constant(0.5),
      isRacing: false),
    isDone: { $0.currentRace?.isDone == true })

  /// The words that the explorer opens with.
  private static func words(
    at temperature: Double, in view: View = .compare, left: Construction = .softmax, heldAt: Int? = nil
  ) -> StageSetting {
    StageSetting(
      view: view, labels: Presets.initial.labels, logits: Presets.initial.logits, temperature: temperature,
      left: left, heldAt: heldAt)
  }
}
