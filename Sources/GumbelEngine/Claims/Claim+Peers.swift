// What popular libraries do, beside what the engine does. The recipes are theirs, the code is written anew.
extension Claim {
  static let peers = [float32NoiseTail, indexFromRoundedSoftmax, zeroTemperature]

  private static let float32NoiseTail = Claim(
    "float32-noise-tail", "Noise from a 23-bit float32 uniform is as good as any.", .fails,
    why:
      "Such noise ends at 15.94, so that a million categories at logit −17 get .0066 of the picks where .0398 are due."
  ) { trial in
    let rare = RareMass()
    let draws = 1 << 10
    let share = 1 - share(of: 0, in: trial.picks(rare.logits, at: 1, draws: 0..<draws))
    let recipe = rare.recipeShare(seed: trial.seed, draws: ClaimTrial.draws)
    return [
      .rareShare("rareShare", share, rare.probability, of: draws),
      .share("recipeRareShare", recipe, rare.recipeProbability, of: ClaimTrial.draws),
    ]
  }

  private static let indexFromRoundedSoftmax = Claim(
    "index-from-rounded-softmax", "The index may be taken from the softmax, as in float32 libraries.", .fails,
    why:
      "Above τ ≈ 10⁸ all weights round to the same number, whose first index is always 0; the noisy logits still tell."
  ) { trial in
    let logits = ClaimExamples.probabilities(0.2, 0.3, 0.5)
    let picks = trial.picks(logits, at: 1e9)
    let recipe = FloatRecipe(logits: logits, temperature: 1e9, seed: trial.seed)
    let draws = 1 << 14
    return [
      .share("shareOfFirst", share(of: 0, in: picks), 0.2, of: picks.count),
      .exactly("recipeShareOfFirst", share(of: 0, in: (0..<draws).map(recipe.pick)), 1),
    ]
  }

  private static let zeroTemperature = Claim(
    "zero-temperature", "At τ = 0 one gets the one-hot limit.", .conditional,
    why:
      "If τ = 0 is seen to: dividing by it, as popular libraries do, gives ∞ − ∞ and so NaN, never a vector."
  ) { trial in
    let logits = ClaimExamples.three
    let draws = 1 << 14
    let setting = trial.setting(logits, 0)
    let rows = trial.subject.weights(.gumbelSoftmax, setting, draws: 0..<draws)
    let oneHots = (0..<draws).count { draw in isOneHot((0..<3).lazy.map { Double(rows[3 * draw + $0]) }) }
    let recipe = FloatRecipe(logits: logits, temperature: 0, seed: trial.seed)
    let lost = (0..<draws).count { recipe.weights($0).contains { $0.isNaN } }
    return [
      .exactly("oneHots", oneHots, draws),
      .exactly("recipeVectorsNotANumber", lost, draws),
    ]
  }
}
