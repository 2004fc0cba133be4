import GumbelEngine
import Testing

private func law(
  _ z: [Double], tau: Double, _ construction: Construction = .gumbelSoftmax, noise: Bool = true,
  hard: Bool = false
) throws -> WeightLaw {
  let setting = Setting(
    logits: try Logits(z), temperature: try Temperature(tau), noise: noise, hard: hard, seed: 3)
  return WeightLaw(of: construction, in: setting)
}

@Test func exactMeanWeightsMatchTheReference() throws {
  for entry in Reference.values.meanWeights {
    let logits = try Logits(probabilities: entry.probabilities)
    let law = try law(logits.values, tau: entry.temperature)
    #expect(zip(law.means, entry.meanWeights).allSatisfy { abs($0 - $1) < 1e-10 })
    #expect(abs(law.means.reduce(0, +) - 1) < 1e-12)
  }
}

@Test func twoWeightsMatchTheReference() throws {
  for entry in Reference.values.twoCategories {
    let law = try law(
      Logits(probabilities: [entry.probability, 1 - entry.probability]).values, tau: entry.temperature)
    #expect(abs(law.means[0] - entry.meanWeight) < 1e-11)
    #expect(abs(law.deviations[1] - entry.deviation) < 1e-9)
    #expect(abs(law.meanEntropy - entry.meanEntropy) < 1e-11)
    #expect(abs(law.maximumAbove(0.9)! - entry.maxAbove90) < 1e-12)
    #expect(abs(law.maximumAbove(0.99)! - entry.maxAbove99) < 1e-12)
  }
}

/// Noise on n equal logits: by symmetry E[y] = 1/n at every τ; at τ = 1, n = 2 the weight is uniform.
@Test(arguments: [1, 2, 7, 300, 50_257]) func equalLogitsHaveEqualMeans(categories: Int) throws {
  for tau in [1e-9, 0.05, 0.999, 1, 1.001, 30, 1e9] as [Double] {
    let law = try law([Double](repeating: 0.25, count: categories), tau: tau)
    #expect(law.means.allSatisfy { abs($0 * Double(categories) - 1) < 1e-9 }, "\(tau)")
  }
}

/// For a large Δ the mean of the unlikely one of two weights is ∫ P(y > t) dt = ∫ σ(−Δ − τ·logit t) dt
/// = e^(−Δ)·∫ ((1 − t)/t)^τ dt = e^(−Δ)·Γ(1 − τ)·Γ(1 + τ), as long as e^(−Δ/τ) is nothing beside
/// e^(−Δ).
@Test func theSmallestMeansKeepTheirDigits() throws {
  for tau in [0.1, 0.5] {
    let means = try law([0, -40], tau: tau).means
    let expected = 4.248354255291589e-18 * gammaProducts[tau]!
    #expect(abs(means[1] / expected - 1) < 1e-9, "\(tau)")
  }
}

/// Γ(1 − τ)·Γ(1 + τ) = πτ/sin πτ.
private let gammaProducts = [0.1: 1.0166407384630519, 0.5: 1.5707963267948966]

@Test func lawsOfWeightsHaveTheirLimits() throws {
  let z: [Double] = [2, 0.5, -1, -.infinity]
  let pi = try Logits(z).probabilities
  let frozen = try law(z, tau: 0)
  #expect(frozen.means == pi && frozen.meanEntropy == 0 && frozen.meanMaximum == 1)
  let cold = try law(z, tau: 1e-9)
  #expect(zip(cold.means, pi).allSatisfy { abs($0 - $1) < 1e-8 })
  #expect(zip(cold.deviations, pi).allSatisfy { abs($0 - ($1 * (1 - $1)).squareRoot()) < 1e-7 })
  let hot = try law(z, tau: 1e300)
  #expect(hot.means[..<3].allSatisfy { abs(3 * $0 - 1) < 1e-9 })
  #expect(hot.means[3] == 0)
  #expect(abs(hot.meanEntropy - 1.0986122886681098) < 1e-9)
  let third = 1.0 / 3
  #expect(try law(z, tau: .infinity).means == [third, third, third, 0])
  #expect(try law(z, tau: 0.7, hard: true).means == pi)
  #expect(try law(z, tau: 0.7, noise: false).means == softmax(Logits(z), temperature: Temperature(0.7)))
  #expect(try law([1e308, -1e308, 5], tau: 1).means.map { ($0 * 1e9).rounded() } == [1e9, 0, 0])
  #expect(try law([-.infinity, 3], tau: 1).meanMaximum == 1)
}

/// The constructions that y is random in, at temperatures on both sides of 1, 400 000 draws each: every mean,
/// deviation and entropy within five standard errors, in about 200 comparisons (false alarm 2e-4).
@Test(arguments: [0.03, 0.4, 1, 1.7, 25]) func samplesFollowTheLawOfTheWeights(tau: Double) throws {
  let constructions: [Construction] = [.gumbelSoftmax, .noiseAfterTemperature, .noiseOnProbabilities]
  let setting = Setting(
    logits: try Logits([2, 1.2, 0.6, -.infinity, -0.7, -1.5, -6]), temperature: try Temperature(tau), seed: 11
  )
  let draws = 400_000
  let tallies = Sampler(setting: setting, constructions: constructions).tallies(draws: 0..<draws)
  for (construction, tally) in zip(constructions, tallies) {
    let law = WeightLaw(of: construction, in: setting)
    #expect(abs(law.means.reduce(0, +) - 1) < 1e-11)
    let root = Double(draws).squareRoot()
    for category in law.means.indices {
      let deviation = law.deviations[category]
      let error = deviation / root + 1e-7
      #expect(agrees(tally.meanWeight(category), law.means[category], standardError: error))
      // A deviation has the relative error √((κ − 1)/4n); rare large weights have a kurtosis κ up to 1/π.
      let spread = deviation * (1 / (4 * law.means[category])).squareRoot() / root + 2e-6
      if law.means[category] > 1e-4 {
        #expect(agrees(tally.weightDeviation(category), deviation, standardError: spread))
      }
    }
    #expect(agrees(tally.meanEntropy, law.meanEntropy, standardError: 0.6 / root))
  }
}

/// A vocabulary of 20 000 categories: the same quadrature, at the same cost.
@Test func manyCategoriesFollowTheLawOfTheWeights() throws {
  let z = (0..<20_000).map { -1.1 * Double($0 % 997) / 100 }
  let setting = Setting(logits: try Logits(z), temperature: try Temperature(0.3), seed: 4)
  let law = WeightLaw(of: .gumbelSoftmax, in: setting)
  let tally = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
    .tallies(draws: 0..<1000)[0]
  #expect(abs(law.means.reduce(0, +) - 1) < 1e-10)
  // The entropy of a draw has a deviation of about .5.
  #expect(agrees(tally.meanEntropy, law.meanEntropy, standardError: 0.6 / 1000.0.squareRoot()))
}
