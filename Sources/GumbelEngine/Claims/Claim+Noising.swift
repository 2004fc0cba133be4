// What goes in: logits and noise.
extension Claim {
  static let noising = [shiftInvariant, probsAsLogits, anyNoise]

  private static let shiftInvariant = Claim(
    "shift-invariant", "Adding a constant to the logits, or log_softmax first, changes nothing.", .holds,
    why: "Only differences of logits count: the same noise makes the same picks."
  ) { trial in
    let logits = ClaimExamples.logits(2, 1.2, 0.6)
    let picks = trial.picks(logits, at: 1)
    // Sums and logarithms of finite logits are finite.
    let shifted = try! Logits(logits.values.map { $0 + 1000 })
    let normalized = try! Logits(logits.logProbabilities)
    return [
      .exactly("picksThatDifferPlus1000", differences(picks, trial.picks(shifted, at: 1)), 0),
      .exactly("picksThatDifferLogSoftmax", differences(picks, trial.picks(normalized, at: 1)), 0),
      .share("shareOfFirst", share(of: 0, in: picks), logits.probabilities[0], of: picks.count),
    ]
  }

  private static let probsAsLogits = Claim(
    "probs-as-logits", "Passing probabilities instead of log-probabilities is harmless.", .fails,
    why: "softmax then flattens them: (.7, .2, .1) is drawn as (.464, .281, .255)."
  ) { trial in
    let mistaken = ClaimExamples.logits(0.7, 0.2, 0.1)
    let picks = trial.picks(mistaken, at: 1)
    return mistaken.probabilities.enumerated().map { category, expected in
      .share(
        "share\(category + 1)", share(of: Int32(category), in: picks), expected, of: picks.count)
    }
  }

  private static let anyNoise = Claim(
    "any-noise", "Any noise would do.", .fails,
    why: "Only Gumbel noise gives π: with Gaussian noise a π of .75 is picked with Φ(ln 3/√2) = .781."
  ) { trial in
    let gap = naturalLogarithm(3)
    var numbers = KeyedNumbers(seed: trial.seed, .gaussianNoise)
    let count = ClaimTrial.draws
    let wins = (0..<count).count { _ in gap + numbers.normal() > numbers.normal() }
    let picks = trial.picks(ClaimExamples.two, at: 1)
    return [
      .share("gaussianShareOfFirst", Double(wins) / Double(count), 0.7813722916441677, of: count),
      .share("gumbelShareOfFirst", share(of: 0, in: picks), 0.75, of: count),
    ]
  }
}
