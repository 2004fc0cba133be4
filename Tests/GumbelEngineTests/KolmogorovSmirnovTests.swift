import GumbelEngine
import Testing

/// Tail probabilities from SciPy's special.kolmogorov.
@Test(
  arguments: [
    (0.1, 1.0), (0.2, 0.999999999999495), (0.5, 0.9639452436648751), (0.8, 0.5441424115741981),
    (1.0, 0.26999967167735456), (1.09, 0.18565689176157327), (1.11, 0.17004897432066504),
    (1.5, 0.022217962616525127), (2, 0.0006709252557796953), (3, 3.045995948942526e-08),
    (6, 1.0760372320042276e-31),
  ] as [(Double, Double)])
func `Kolmogorov tail matches SciPy`(x: Double, expected: Double) {
  #expect(abs(kolmogorovTail(x) / expected - 1) < 1e-12)
}

/// Tail probabilities of the distance for few numbers, from SciPy's stats.kstwo: count, distance, probability.
@Test(
  arguments: [
    (10, 0.2, 0.7487190399999999), (10, 0.3, 0.27053557479999946), (10, 0.4, 0.05898924519999926),
    (50, 0.1, 0.6623112704658186), (50, 0.2, 0.03143877776953241), (1000, 0.05, 0.013012074781090332),
  ] as [(Int, Double, Double)])
func `small samples have their P value`(count: Int, distance: Double, expected: Double) {
  // Numbers in the middle of their steps, all moved by as much as the distance asks for.
  let shift = distance - 0.5 / Double(count)
  let sample = (0..<count).map { (Double($0) + 0.5) / Double(count) + shift }
  let test = KolmogorovSmirnovTest(sample: sample.reversed(), cdf: { min(max($0, 0), 1) })
  #expect(abs(test.statistic - distance) < 1e-12)
  #expect(abs(test.pValue - expected) < 0.003)
}

@Test func `no numbers prove nothing`() {
  #expect(KolmogorovSmirnovTest(sample: [], cdf: { $0 }).pValue == 1)
}

/// 50 000 values of noise, p > 1e-5; with a mean that is off by 2 %, p < 1e-4.
@Test func `noise follows its distribution`() {
  let noise = GumbelNoise(seed: 17)
  let sample = (0..<50_000).map { noise.doubleValue(draw: $0, category: 0) }
  #expect(KolmogorovSmirnovTest(sample: sample, cdf: GumbelLaw.cdf).pValue > 1e-5)
  #expect(KolmogorovSmirnovTest(sample: sample.map { $0 + 0.03 }, cdf: GumbelLaw.cdf).pValue < 1e-4)
}
