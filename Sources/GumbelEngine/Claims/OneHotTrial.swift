/// Whether one draw is one-hot and has the derivative that it says: both by looking at neighbouring logits.
struct OneHotTrial {
  private let trial: ClaimTrial
  private let logits = ClaimExamples.three
  private let slopes = [1.0, -2.0, 0.5]
  private let temperature = Temperature.of(0.5)
  private let draws = 64

  init(_ trial: ClaimTrial) { self.trial = trial }

  /// What the draws show.
  var numbers: [ClaimNumber] {
    var (softError, hardDifference, reported) = (0.0, 0.0, 0.0)
    var (oneHots, softOneHots) = (0, 0)
    for draw in 0..<draws {
      let noise = GumbelNoise(seed: trial.seed).doubleValues(draw: draw, categories: logits.count)
      let gradient = trial.subject.backward(
        logits, noise: noise, temperature: temperature, slopes: slopes)
      for category in 0..<logits.count {
        // A step that is small against the error of the difference, and one that meets a tie in one of 10⁷ rounds.
        let soft = difference(category, noise, hard: false, step: 1e-5)
        softError = max(softError, abs(soft - gradient[category]))
        hardDifference = max(hardDifference, abs(difference(category, noise, hard: true, step: 1e-10)))
      }
      reported += gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(draws)
      softOneHots += isOneHot(forward(logits, noise, hard: false)) ? 1 : 0
      oneHots += isOneHot(forward(logits, noise, hard: true)) ? 1 : 0
    }
    return [
      .exactly("hardOneHots", oneHots, draws),
      .exactly("hardDifference", hardDifference, 0),
      .atLeast("reportedSlope", reported, 0.1),
      .atMost("softSlopeError", softError, 1e-8),
      // The other weights are above 0 as long as no score is 372 below the largest.
      .exactly("softOneHots", softOneHots, 0),
    ]
  }

  private func forward(_ logits: Logits, _ noise: [Double], hard: Bool) -> [Double] {
    trial.subject.forward(logits, noise: noise, temperature: temperature, hard: hard)
  }

  /// The central difference of `slopes`·y as one logit moves.
  private func difference(_ category: Int, _ noise: [Double], hard: Bool, step: Double) -> Double {
    func value(_ step: Double) -> Double {
      var moved = logits.values
      moved[category] += step
      // Finite logits moved by little are finite.
      let weights = forward(try! Logits(moved), noise, hard: hard)
      return zip(weights, slopes).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return (value(step) - value(-step)) / (2 * step)
  }
}

/// Whether a vector is a single 1 among zeros, all of them +0.
func isOneHot(_ vector: some Sequence<Double>) -> Bool {
  var ones = 0
  for value in vector {
    if value == 1 { ones += 1 } else if value != 0 || value.sign == .minus { return false }
  }
  return ones == 1
}
