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

@Test func `exact mean weights match the reference`() throws {
  for entry in Reference.values.meanWeights {
    let logits = try Logits(probabilities: entry.probabilities)
    let law = try law(logits.values, tau: entry.temperature)
    #expect(zip(law.means, entry.meanWeights).allSatisfy { abs($0 - $1) < 1e-10 })
    #expect(abs(law.means.reduce(0, +) - 1) < 1e-12)
  }
}

@Test func `two weights match the reference`() throws {
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
@Test(arguments: [1, 2, 7, 300, 50_257]) func `equal logits have equal means`(categories: Int) throws {
  for tau in [1e-9, 0.05, 0.999, 1, 1.001, 30, 1e9] as [Double] {
    let law = try law([Double](repeating: 0.25, count: categories), tau: tau)
    #expect(law.means.allSatisfy { abs($0 * Double(categories) - 1) < 1e-9 }, "\(tau)")
  }
}

/// For a large Δ the mean of the unlikely one of two weights is ∫ P(y > t) dt = ∫ σ(−Δ − τ·logit t) dt
/// = e^(−Δ)·∫ ((1 − t)/t)^τ dt = e^(−Δ)·Γ(1 − τ)·Γ(1 + τ), as long as e^(−Δ/τ) is nothing beside
/// e^(−Δ).
@Test func `the smallest means keep their digits`() throws {
  for tau in [0.1, 0.5] {
    let means = try law([0, -40], tau: tau).means
    let expected = 4.248354255291589e-18 * gammaProducts[tau]!
    #expect(abs(means[1] / expected - 1) < 1e-9, "\(tau)")
  }
}

/// Γ(1 − τ)·Γ(1 + τ) = πτ/sin πτ.
private let gammaProducts = [0.1: 1.0166407384630519, 0.5: 1.5707963267948966]

@Test func `laws of weights have their limits`() throws {
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
@Test(arguments: [0.03, 0.4, 1, 1.7, 25]) func `samples follow the law of the weights`(tau: Double) throws {
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
@Test func `many categories follow the law of the weights`() throws {
  let z = (0..<20_000).map { -1.1 * Double($0 % 997) / 100 }
  let setting = Setting(logits: try Logits(z), temperature: try Temperature(0.3), seed: 4)
  let law = WeightLaw(of: .gumbelSoftmax, in: setting)
  let tally = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
    .tallies(draws: 0..<1000)[0]
  #expect(abs(law.means.reduce(0, +) - 1) < 1e-10)
  // The entropy of a draw has a deviation of about .5.
  #expect(agrees(tally.meanEntropy, law.meanEntropy, standardError: 0.6 / 1000.0.squareRoot()))
}

/// √E[(y − E[y])²] of the second of two weights, by mpmath's quadrature at 40 digits.
@Test(
  arguments: [
    (40, 1, 2.06115362243855e-9), (0, 1e9, 4.53449841058554e-10), (1, 1e9, 4.53449841058554e-10),
    (1, 1, 0.270247529380562), (1, 0.05, 0.432389273251847), (8, 100, 0.00452673330172707),
    (2, 3000, 0.000151149910887079), (20, 0.3, 4.09978366955785e-5), (3, 1e-6, 0.212547911197248),
    (30, 20, 0.0135517483023497),
  ] as [(Double, Double, Double)])
func `small deviations keep their digits`(logOdds: Double, tau: Double, expected: Double) throws {
  for deviation in try law([logOdds, 0], tau: tau).deviations + law([0, logOdds], tau: tau).deviations {
    #expect(abs(deviation / expected - 1) < 1e-7)
  }
  #expect(abs(BinaryWeightLaw(logOdds: logOdds, temperature: tau).deviation / expected - 1) < 1e-7)
}

@Test func `what never varies has no deviation`() throws {
  #expect(try law([1000, 0], tau: 1).deviations == [0, 0])
  #expect(try law([0, -.infinity, 1000], tau: 0.3).deviations == [0, 0, 0])
  #expect(try law([-.infinity, 0], tau: 30).deviations == [0, 0])
}

/// Of three weights. Next to certain, 1 − y₁ = R/(1 + R), where R is above r with probability 2e⁻⁴⁰/r: a variance of
/// 2e⁻⁴⁰. Hot, y is linear in the noise: Var y_i = π²/6τ² · Σ_j (p_i(δ_ij − p_j))², up to terms of 1/τ beside it.
@Test func `small deviations of many weights keep their digits`() throws {
  let certain = try law([40, 0, 0], tau: 1).deviations
  #expect(abs(certain[0] / 2.9149114069870423e-9 - 1) < 1e-6)
  #expect(abs(certain[1] / 2.06115362243855e-9 - 1) < 1e-6 && certain[1] == certain[2])
  for tau in [1e7, 1e9] {
    let scores: [Double] = [0.8 * tau, 0, -0.5 * tau]
    let p = try softmax(Logits([0.8, 0, -0.5]), temperature: .one)
    let hot = try law(scores, tau: tau).deviations
    for i in 0..<3 {
      let square = (0..<3).reduce(0) { sum, j in
        let slope = p[i] * ((i == j ? 1 : 0) - p[j])
        return sum + slope * slope
      }
      #expect(abs(hot[i] / (1.2825498301618641 / tau * square.squareRoot()) - 1) < 1e-6, "\(tau) \(i)")
    }
  }
}
