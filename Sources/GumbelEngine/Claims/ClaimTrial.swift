/// One round of measuring: the subject, the key of the noise, and what the measurements share.
struct ClaimTrial {
  /// Draws that settle most questions: a share has a standard error of .0014 or less.
  static let draws = 1 << 17

  let subject: any ClaimSubject
  let seed: UInt64

  func setting(_ logits: Logits, _ temperature: Double, noise: Bool = true, hard: Bool = false) -> Setting {
    Setting(logits: logits, temperature: .of(temperature), noise: noise, hard: hard, seed: seed)
  }

  /// Picks of the first draws.
  func picks(
    _ logits: Logits, at temperature: Double, by construction: Construction = .gumbelSoftmax,
    noise: Bool = true, draws: Range<Int> = 0..<Self.draws
  ) -> [Int32] {
    subject.picks(construction, setting(logits, temperature, noise: noise), draws: draws)
  }

  /// The weights of the first category in the first draws of Gumbel-Softmax.
  func firstWeights(_ logits: Logits, at temperature: Double) -> WeightSample {
    let weights = subject.weights(
      .gumbelSoftmax, setting(logits, temperature), draws: 0..<Self.draws)
    let columns = logits.count
    return WeightSample(values: (0..<weights.count / columns).map { Double(weights[$0 * columns]) })
  }

  func softmax(_ logits: Logits, at temperature: Double) -> [Double] {
    subject.softmax(logits, temperature: .of(temperature))
  }
}

/// Weights of one category that were drawn.
struct WeightSample {
  let values: [Double]

  private func mean(_ value: (Double) -> Double) -> Double {
    values.reduce(0) { $0 + value($1) } / Double(values.count)
  }

  var mean: Double { mean { $0 } }

  var deviation: Double {
    let centre = mean
    return mean { ($0 - centre) * ($0 - centre) }.squareRoot()
  }

  /// The share of draws in which the largest of two weights exceeds `threshold`.
  func shareOfLargest(above threshold: Double) -> Double {
    mean { max($0, 1 - $0) > threshold ? 1 : 0 }
  }

  /// The mean beside the law's, give or take what its deviation and the rounding of Float allow.
  func meanNumber(_ name: String, _ expected: Double, deviation: Double) -> ClaimNumber {
    let error = deviation / Double(values.count).squareRoot()
    return .near(name, mean, expected, within: ClaimNumber.standardErrors * error + 1e-6)
  }

  /// The p-value of Kolmogorov and Smirnov's test of the whole law. Weights in Float have no ties to speak of from τ = 1
  /// on.
  func lawNumber(_ name: String, _ law: BinaryWeightLaw) -> ClaimNumber {
    .atLeast(name, KolmogorovSmirnovTest(sample: values, cdf: law.cdf).pValue, 1e-6)
  }

  /// The standard deviation beside the law's. Its error follows from the fourth moment.
  func deviationNumber(_ name: String, _ expected: Double) -> ClaimNumber {
    let centre = mean
    let fourth = mean { ($0 - centre) * ($0 - centre) * ($0 - centre) * ($0 - centre) }
    let measured = deviation
    let spread = max(fourth - measured * measured * measured * measured, 0)
    let error = (spread / Double(values.count)).squareRoot() / (2 * expected)
    return .near(name, measured, expected, within: ClaimNumber.standardErrors * error + 1e-5)
  }
}

/// The share of `picks` that are `category`.
func share(of category: Int32, in picks: [Int32]) -> Double {
  picks.isEmpty ? .nan : Double(picks.count { $0 == category }) / Double(picks.count)
}

/// How often each of so many categories was picked.
func counts(_ picks: [Int32], categories: Int) -> [Int] {
  picks.reduce(into: Array(repeating: 0, count: categories)) { $0[Int($1)] += 1 }
}

/// Draws on which two rows of picks differ.
func differences(_ picks: [Int32], _ others: [Int32]) -> Int {
  zip(picks, others).count { $0 != $1 } + abs(picks.count - others.count)
}

/// The share of consecutive picks that differ, beside 1 − Σp². Neighbouring pairs share a pick, which adds to the
/// variance.
func flipNumber(_ name: String, _ picks: [Int32], law: [Double]) -> ClaimNumber {
  let flips = Double(zip(picks, picks.dropFirst()).count { $0 != $1 })
  let rate = flipLaw(law)
  let both = law.reduce(0) { $0 + $1 * (1 - $1) * (1 - $1) }
  let variance = rate * (1 - rate) + 2 * (both - rate * rate)
  let count = Double(picks.count - 1)
  return .near(
    name, flips / count, rate, within: ClaimNumber.standardErrors * (max(variance, 0) / count).squareRoot())
}

/// The distributions that claims are measured on.
enum ClaimExamples {
  static let two = probabilities(0.75, 0.25)
  static let three = probabilities(0.5, 0.3, 0.2)
  static let four = probabilities(0.1, 0.2, 0.3, 0.4)

  /// The law of the first weight of `two`.
  static func law(at temperature: Double) -> BinaryWeightLaw {
    BinaryWeightLaw(logOdds: naturalLogarithm(3), temperature: temperature)
  }

  static func logits(_ values: Double...) -> Logits {
    // The examples are finite.
    try! Logits(values)
  }

  static func probabilities(_ values: Double...) -> Logits {
    // The examples are positive.
    try! Logits(probabilities: values)
  }
}

extension Temperature {
  /// A temperature that is known to be one.
  static func of(_ value: Double) -> Temperature { try! Temperature(value) }
}
