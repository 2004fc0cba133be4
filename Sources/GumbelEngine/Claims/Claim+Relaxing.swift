// What the relaxed vector y does as τ moves.
extension Claim {
  static let relaxing = [
    hotNoiseDominates, hotUniform, coldLessNoise, hardOneHot, meanIsPi, meanIsSoftmax,
  ]

  private static let hotNoiseDominates = Claim(
    "hot-noise-dominates", "At a high τ the noise becomes more significant.", .fails,
    why:
      "z and g are divided by the same τ, so nothing is picked otherwise; it is true of softmax(z/τ + g), another formula."
  ) { trial in
    let logits = ClaimExamples.three
    let law = logits.probabilities
    let picks = trial.picks(logits, at: 100)
    let after = trial.picks(logits, at: 100, by: .noiseAfterTemperature)
    let flattened = trial.softmax(logits, at: 100)[0]
    return [
      .share("shareOfFirstAtTau100", share(of: 0, in: picks), law[0], of: picks.count),
      flipNumber("flipRateAtTau100", picks, law: law),
      .share("noiseAfterTemperature", share(of: 0, in: after), flattened, of: after.count),
    ]
  }

  private static let hotUniform = Claim(
    "hot-uniform", "At a high τ the output becomes uniform.", .holds,
    why:
      "The vector y does, its mean goes to 1/K and its deviation to 0; which category is the largest does not change."
  ) { trial in
    let logits = ClaimExamples.two
    let law = ClaimExamples.law(at: 100)
    let sample = trial.firstWeights(logits, at: 100)
    let picks = trial.picks(logits, at: 100)
    return [
      sample.meanNumber("meanAtTau100", law.mean, deviation: law.deviation),
      sample.deviationNumber("deviationAtTau100", law.deviation),
      .share("shareOfFirst", share(of: 0, in: picks), 0.75, of: picks.count),
    ]
  }

  private static let coldLessNoise = Claim(
    "cold-less-noise", "As τ falls the effect of the noise gets smaller.", .fails,
    why: "It grows: the standard deviation of y rises to √(π(1 − π)), that of a coin."
  ) { trial in
    let temperatures = [("10", 10.0), ("1", 1), ("0.1", 0.1)]
    let numbers = temperatures.map { name, temperature in
      trial.firstWeights(ClaimExamples.two, at: temperature).deviationNumber(
        "deviationAtTau\(name)", ClaimExamples.law(at: temperature).deviation)
    }
    let coin = (0.75 * 0.25).squareRoot()
    let coldest = trial.firstWeights(ClaimExamples.two, at: 0).deviationNumber("deviationAtTau0", coin)
    return [coldest] + numbers.reversed()
  }

  private static let hardOneHot = Claim(
    "hard-one-hot", "hard=True yields an exact one-hot vector.", .holds,
    why: "The forward value is the one-hot vector of the pick: one 1, and zeros that are +0."
  ) { trial in
    let setting = trial.setting(ClaimExamples.three, 0.5, hard: true)
    let (blocks, length) = (64, 1 << 14)
    var broken = 0
    for block in 0..<blocks {
      let first = block * length
      let rows = trial.subject.weights(.gumbelSoftmax, setting, draws: first..<first + length)
      for draw in 0..<length where !isOneHot((0..<3).lazy.map { Double(rows[3 * draw + $0]) }) { broken += 1 }
    }
    return [.exactly("notOneHot", broken, 0), .exactly("draws", blocks * length, 1 << 20)]
  }

  private static let meanIsPi = Claim(
    "mean-is-pi", "The mean of Gumbel-Softmax is π.", .fails,
    why: "It is flatter than π and comes to it only as τ → 0; what follows π at every τ is the pick."
  ) { trial in
    let sample = trial.firstWeights(ClaimExamples.two, at: 1)
    let cold = trial.firstWeights(ClaimExamples.two, at: 0)
    let law = ClaimExamples.law(at: 1)
    return [
      sample.meanNumber("meanAtTau1", law.mean, deviation: law.deviation),
      cold.meanNumber("meanAtTau0", 0.75, deviation: (0.75 * 0.25).squareRoot()),
      .near("pi", trial.softmax(ClaimExamples.two, at: 1)[0], 0.75, within: 1e-15),
      sample.lawNumber("pValueOfLawAtTau1", law),
    ]
  }

  private static let meanIsSoftmax = Claim(
    "mean-is-softmax", "The mean of Gumbel-Softmax is softmax(z/τ).", .fails,
    why:
      "The softmax of a mean is not the mean of softmaxes: at τ = ½ a π of .75 gives .72 on average, and .9 without noise."
  ) { trial in
    let sample = trial.firstWeights(ClaimExamples.two, at: 0.5)
    let law = ClaimExamples.law(at: 0.5)
    return [
      sample.meanNumber("meanAtTau0.5", law.mean, deviation: law.deviation),
      .near("softmaxAtTau0.5", trial.softmax(ClaimExamples.two, at: 0.5)[0], 0.9, within: 1e-14),
    ]
  }
}
