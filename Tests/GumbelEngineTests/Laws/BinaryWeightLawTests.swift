import GumbelEngine
import Testing

private func gumbelSoftmax(_ logOdds: Double, _ tau: Double, draws: Int) throws -> [Double] {
  let logits = try Logits([logOdds, 0])
  let noise = GumbelNoise(seed: 5)
  return try (0..<draws).map { draw in
    let g = noise.doubleValues(draw: draw, categories: 2)
    return Relaxation(logits, noise: g, temperature: try Temperature(tau)).soft[0]
  }
}

@Test func `distribution of two weights matches the reference`() throws {
  for entry in Reference.values.twoCategories {
    let odds = try Logits(probabilities: [entry.probability, 1 - entry.probability]).values
    let law = BinaryWeightLaw(logOdds: odds[0] - odds[1], temperature: entry.temperature)
    for (y, expected) in entry.cdf {
      #expect(abs(law.cdf(Double(y)!) / expected - 1) < 1e-12)
      // Above 1 − 10⁻⁶, y does not know any more what u was.
      if expected < 0.999999 { #expect(abs(law.quantile(expected) - Double(y)!) < 1e-9) }
    }
    #expect(abs(law.mean - entry.meanWeight) < 1e-11)
    #expect(abs(law.deviation - entry.deviation) < 1e-9)
    #expect(abs(law.meanEntropy - entry.meanEntropy) < 1e-11)
    #expect(abs(law.maximumAbove(0.99) - entry.maxAbove99) < 1e-12)
  }
}

@Test func `the tail of the largest of two keeps its digits`() {
  // 1/(1 + 99¹⁰/3) + 1/(1 + 3·99¹⁰).
  let above = BinaryWeightLaw(logOdds: naturalLogarithm(3), temperature: 10).maximumAbove(0.99)
  #expect(abs(above / 3.685757851072936e-20 - 1) < 1e-11)
}

/// E[max y] by SciPy's adaptive quadrature.
@Test(
  arguments: [
    (0, 1, 0.75), (0.3, 0.05, 0.9830810345053781), (2, 0.5, 0.9222315690876793), (2, 1, 0.8429579656925568),
    (-3, 2, 0.7969333609307995), (4, 20, 0.5501862973512511), (1, 100, 0.5040659939188532),
    (10, 1, 0.9996088987356526),
  ] as [(Double, Double, Double)])
func `mean maximum of two weights matches SciPy`(logOdds: Double, tau: Double, expected: Double) {
  let law = BinaryWeightLaw(logOdds: logOdds, temperature: tau)
  #expect(abs(law.meanMaximum - expected) < 1e-11)
  // Where one of the two practically always wins, the largest weight is its own.
  if abs(logOdds) > 9 { #expect(law.meanMaximum > law.mean) }
}

@Test func `mean maximum of two weights has its limits`() {
  #expect(abs(BinaryWeightLaw(logOdds: 1, temperature: 1e-12).meanMaximum - 1) < 1e-10)
  #expect(abs(BinaryWeightLaw(logOdds: 1, temperature: 1e12).meanMaximum - 0.5) < 1e-10)
  #expect(BinaryWeightLaw(logOdds: 1e300, temperature: 3).meanMaximum == 1)
  #expect(BinaryWeightLaw(logOdds: -.infinity, temperature: 3).meanMaximum == 1)
}

@Test func `the density of two weights is the slope of their distribution`() {
  let law = BinaryWeightLaw(logOdds: 0.8, temperature: 0.6)
  for y in stride(from: 0.02, through: 0.98, by: 0.04) {
    let slope = (law.cdf(y + 1e-5) - law.cdf(y - 1e-5)) / 2e-5
    #expect(abs(law.density(y) / slope - 1) < 1e-6)
  }
}

/// 20 000 draws at three temperatures, p > 1e-5 (false alarm 3e-5 in all); drawn at another temperature, p < 1e-9.
@Test(arguments: [0.2, 1, 4]) func `two weights follow their distribution`(tau: Double) throws {
  let sample = try gumbelSoftmax(0.7, tau, draws: 20_000)
  let law = BinaryWeightLaw(logOdds: 0.7, temperature: tau)
  #expect(KolmogorovSmirnovTest(sample: sample, cdf: law.cdf).pValue > 1e-5)
  let other = BinaryWeightLaw(logOdds: 0.7, temperature: tau * 1.2)
  #expect(KolmogorovSmirnovTest(sample: sample, cdf: other.cdf).pValue < 1e-9)
}
