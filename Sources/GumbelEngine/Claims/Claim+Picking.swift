// What is picked.
extension Claim {
  static let picking = [
    argmaxLaw, sameWithoutNoise, lowTemperatureOneHot, softmaxNeverOneHot, decisionFlips,
    oneHotAndDifferentiable, annealingSharpensPi, noiseMakesUniformStart,
  ]

  private static let argmaxLaw = Claim(
    "argmax-law", "The argmax of z + g is a sample from softmax(z), at every τ.", .holds,
    why:
      "τ divides all scores alike and so moves no maximum: the same noise picks the same category at any τ."
  ) { trial in
    let logits = ClaimExamples.three
    let law = logits.probabilities
    let picks = trial.picks(logits, at: 1)
    let others = [1e-12, 0.01, 100, 1e12].map { differences(picks, trial.picks(logits, at: $0)) }
    let test = PickTest(picks: counts(picks, categories: 3), law: law)
    return [
      .share("shareOfFirst", share(of: 0, in: picks), law[0], of: picks.count),
      .exactly("picksThatDifferAcrossTau", others.reduce(0, +), 0),
      .atLeast("pValue", test.pValue ?? .nan, 1e-6),
    ]
  }

  private static let sameWithoutNoise = Claim(
    "same-without-noise", "Softmax with a low τ has the same effect without the randomness.", .fails,
    why:
      "Both are nearly one-hot, but softmax is so on the largest logit every time, and Gumbel-Softmax as often as π says."
  ) { trial in
    let logits = ClaimExamples.three
    let law = logits.probabilities
    let picks = trial.picks(logits, at: 0.05)
    let plain = trial.picks(logits, at: 0.05, by: .softmax)
    let distance = (0..<3).reduce(0.0) {
      $0 + abs(share(of: Int32($1), in: picks) - share(of: Int32($1), in: plain)) / 2
    }
    let tail = exponential(20 * naturalLogarithm(0.6)) + exponential(20 * naturalLogarithm(0.4))
    return [
      .share("totalVariationOfPicks", distance, 1 - law[0], of: picks.count),
      .exactly("softmaxShareOfFirst", share(of: 0, in: plain), 1),
      .share("gumbelShareOfFirst", share(of: 0, in: picks), law[0], of: picks.count),
      .near("softmaxLargestWeight", trial.softmax(logits, at: 0.05)[0], 1 / (1 + tail), within: 1e-12),
    ]
  }

  private static let lowTemperatureOneHot = Claim(
    "low-temperature-one-hot", "At a low τ both approach a one-hot vector.", .conditional,
    why:
      "Softmax does only if one logit is the largest: two that tie stay at ½ each at any τ, where noise decides."
  ) { trial in
    let tied = ClaimExamples.logits(0, 0, -2)
    let tie = ClaimExamples.probabilities(0.5, 0.5)
    func above99(_ name: String, _ logits: Logits, gap: Double) -> ClaimNumber {
      let expected = BinaryWeightLaw(logOdds: gap, temperature: 0.05).maximumAbove(0.99)
      let sample = trial.firstWeights(logits, at: 0.05)
      return .share(name, sample.shareOfLargest(above: 0.99), expected, of: sample.values.count)
    }
    let unique = trial.softmax(ClaimExamples.two, at: 0.05)[0]
    return [
      .near("softmaxOfTie", trial.softmax(tied, at: 0.05)[0], 0.5, within: 1e-15),
      .near("softmaxOfUnique", unique, 1 / (1 + exponential(-20 * naturalLogarithm(3))), within: 1e-12),
      above99("gumbelAbove99", ClaimExamples.two, gap: naturalLogarithm(3)),
      above99("gumbelAbove99OfTie", tie, gap: 0),
    ]
  }

  private static let softmaxNeverOneHot = Claim(
    "softmax-never-one-hot", "Softmax is never exactly one-hot.", .conditional,
    why: "Not in real numbers; in Double a weight underflows to 0 as soon as its gap/τ exceeds 745."
  ) { trial in
    let near = trial.softmax(ClaimExamples.logits(0, -0.7), at: 0.001)
    let far = trial.softmax(ClaimExamples.logits(0, -0.746), at: 0.001)
    let expected = exponential(-0.7 / 0.001)
    return [
      .exactly("weightAtGap746", far[1], 0),
      .exactly("largestAtGap746", far[0], 1),
      .near("weightAtGap700", near[1], expected, within: expected * 1e-12),
    ]
  }

  private static let decisionFlips = Claim(
    "decision-flips", "With noise the decision changes suddenly from draw to draw.", .holds,
    why: "Two draws in a row differ with probability 1 − Σπ² whatever τ is; without noise they never do."
  ) { trial in
    let logits = ClaimExamples.three
    let still = trial.picks(logits, at: 0.1, noise: false)
    return [
      flipNumber("flipRateAtTau0.1", trial.picks(logits, at: 0.1), law: logits.probabilities),
      flipNumber("flipRateAtHugeTau", trial.picks(logits, at: 1e12), law: logits.probabilities),
      .exactly("flipsWithoutNoise", differences(still, still.map { _ in 0 }), 0),
    ]
  }

  private static let oneHotAndDifferentiable = Claim(
    "one-hot-and-differentiable", "Gumbel-Softmax gives a one-hot sample and is differentiable.",
    .conditional,
    why:
      "One or the other: soft y has a derivative and is not one-hot; hard y is one-hot, its derivative is 0, and a surrogate is handed back."
  ) { trial in
    OneHotTrial(trial).numbers
  }

  private static let annealingSharpensPi = Claim(
    "annealing-sharpens-pi", "Lowering τ makes π itself converge to a discrete choice.", .fails,
    why: "Neither π nor the law of the picks contains τ; only training moves π."
  ) { trial in
    let logits = ClaimExamples.three
    let count = ClaimTrial.draws
    let hot = trial.picks(logits, at: 5)
    // Other draws, as an annealing would meet them.
    let cold = trial.picks(logits, at: 0.01, draws: count..<2 * count)
    return [
      .share("shareOfFirstAtTau5", share(of: 0, in: hot), 0.5, of: count),
      .share("shareOfFirstAtTau0.01", share(of: 0, in: cold), 0.5, of: count),
    ]
  }

  private static let noiseMakesUniformStart = Claim(
    "noise-makes-uniform-start", "At the beginning the noise makes the choice uniform.", .fails,
    why: "Picks follow π from the first draw on; they are uniform only where the logits are equal."
  ) { trial in
    let starts = 1 << 12
    let first = (0..<starts).map { number in
      var setting = trial.setting(ClaimExamples.three, 1)
      setting.seed &+= UInt64(number)
      return trial.subject.picks(.gumbelSoftmax, setting, draws: 0..<1)[0]
    }
    let equal = trial.picks(ClaimExamples.logits(0, 0, 0), at: 1)
    return [
      .share("shareOfFirstAtDraw1", share(of: 0, in: first), 0.5, of: starts),
      .share("shareOfFirstOfEqualLogits", share(of: 0, in: equal), 1.0 / 3, of: equal.count),
    ]
  }
}
