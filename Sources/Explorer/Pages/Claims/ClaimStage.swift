import GumbelEngine

/// Where a claim can be seen, and what to look at there.
struct ClaimStage {
  let setting: StageSetting
  /// What to look at or to press, in one sentence.
  let hint: String

  /// The stage of a claim.
  static func of(_ claim: Claim) -> ClaimStage? { all[claim.id] }

  private static let all: [String: ClaimStage] = picking.merging(relaxing) { first, _ in first }
    .merging(training) { first, _ in first }

  private typealias Setting = StageSetting

  private static let picking: [String: ClaimStage] = [
    "argmax-law": ClaimStage(
      setting: Setting(logits: Setting.three),
      hint: "Move τ with ← and →: the picks on the right stand still."),
    "same-without-noise": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 0.05),
      hint: "Both spreads are spikes; all picks of softmax are a, Gumbel shares them out."),
    "low-temperature-one-hot": ClaimStage(
      setting: Setting(logits: Setting.logits(0, 0, -2), temperature: 0.05),
      hint: "a and b tie: softmax stays at .5 each, Gumbel goes to a corner every time."),
    "softmax-never-one-hot": ClaimStage(
      setting: Setting(logits: Setting.logits(0, -0.746), temperature: 0.001),
      hint: "The gap is 746 τ: the weight of b on the left is exactly 0."),
    "decision-flips": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 0.1),
      hint: "See how often the pick changes; n takes the noise away."),
    "one-hot-and-differentiable": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 0.5, hard: true),
      hint: "Hard: y is one-hot, and has no slope of its own. d shows the soft y."),
    "annealing-sharpens-pi": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 5),
      hint: "Hold ←: the spread sharpens, picks and π stay."),
    "noise-makes-uniform-start": ClaimStage(
      setting: Setting(logits: Setting.three),
      hint: "c starts again: from the first draws on a gets half of the picks."),
    "shift-invariant": ClaimStage(
      setting: Setting(logits: Setting.logits(1002, 1001.2, 1000.6)),
      hint: "These are 2, 1.2 and .6 plus 1000: the same draws, the same picks."),
    "probs-as-logits": ClaimStage(
      setting: Setting(logits: Setting.logits(0.7, 0.2, 0.1)),
      hint: "Logits .7, .2, .1: π is .464, .281, .255."),
    "any-noise": ClaimStage(
      setting: Setting(logits: Setting.coin),
      hint: "Gumbel noise picks a with .75; Gaussian noise would with .781."),
    "float32-noise-tail": ClaimStage(
      // A thousand rare categories are enough to see, and a million too many to list.
      setting: Setting(logits: try! Logits([0] + Array(repeating: -10, count: 1000)), temperature: 0.5),
      hint: "Rare is not never: a thousand categories at -10 share 4.3 % of the picks."),
    "index-from-rounded-softmax": ClaimStage(
      setting: Setting(logits: Setting.probabilities(0.2, 0.3, 0.5), temperature: 1e9),
      hint: "All weights look alike at τ = 1e9, and the picks still follow π."),
    "zero-temperature": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 0),
      hint: "τ = 0 is the limit: one-hot in every draw, picked by π."),
  ]

  private static let relaxing: [String: ClaimStage] = [
    "hot-noise-dominates": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 100, left: .noiseAfterTemperature),
      hint: "Left softmax(z/τ+g), right softmax((z+g)/τ): only the left forgets π."),
    "hot-uniform": ClaimStage(
      setting: Setting(logits: Setting.coin, temperature: 100),
      hint: "The weights go to .5, the picks stay at .75 and .25."),
    "cold-less-noise": ClaimStage(
      setting: Setting(logits: Setting.coin, temperature: 0.1),
      hint: "The spread is nearly a coin's; → raises τ, and it shrinks."),
    "hard-one-hot": ClaimStage(
      setting: Setting(logits: Setting.three, temperature: 0.5, hard: true),
      hint: "Two spikes and nothing between; the weight is the share of picks."),
    "mean-is-pi": ClaimStage(
      setting: Setting(logits: Setting.coin),
      hint: "The weight of a is .676 on the right, its picks are .75."),
    "mean-is-softmax": ClaimStage(
      setting: Setting(logits: Setting.coin, temperature: 0.5),
      hint: "The weight of a: .9 on the left, .72 on the right."),
  ]

  private static let linear = StandardObjective.linear(weights: [1, -2, 0.5, 3])
  private static let quadratic = StandardObjective.quadratic(target: [0.45, 0.3, 0.15, 0.1])

  private static let training: [String: ClaimStage] = [
    "straight-through-biased": ClaimStage(
      setting: Setting(
        view: .gradients, logits: Setting.four, objective: quadratic, estimator: .straightThrough),
      hint: "Its bias² is .0096 here; O takes the next objective, ← → move τ."),
    "variance-explodes": ClaimStage(
      setting: Setting(
        view: .gradients, logits: Setting.four, temperature: 0.1, objective: quadratic,
        estimator: .gumbelSoftmax),
      hint: "The curve of the variance rises as τ falls; x follows another estimator."),
    "noise-always-helps": ClaimStage(
      setting: Setting(view: .gradients, logits: Setting.four, objective: linear, estimator: .gumbelSoftmax),
      hint: "Linear f: softmax at τ = 1 has no error at all."),
    "relaxation-gap": ClaimStage(
      setting: Setting(
        view: .training, logits: Setting.three, estimator: .softmax, schedule: try! .constant(0.5)),
      hint: "The race runs: softmax rests between the two worst choices."),
    "noise-explores": ClaimStage(
      setting: Setting(
        view: .training, logits: Setting.three, estimator: .straightThrough, schedule: try! .constant(0.1),
        start: [6, 0, 0]),
      hint: "From a sure wrong start straight-through samples and fails; exact has no noise."),
    "annealing-is-safe": ClaimStage(
      setting: Setting(
        view: .training, logits: Setting.three, estimator: .gumbelSoftmax,
        schedule: try! TemperatureSchedule(.exponential, from: 5, to: 0.1)),
      hint: "From τ = 5 gumbel-softmax fails; S takes the next schedule."),
  ]
}
