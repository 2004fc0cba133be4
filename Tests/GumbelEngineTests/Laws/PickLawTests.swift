import GumbelEngine
import Testing

private func setting(_ z: [Double], tau: Double = 1, noise: Bool = true, seed: UInt64 = 3) throws -> Setting {
  Setting(logits: try Logits(z), temperature: try Temperature(tau), noise: noise, seed: seed)
}

@Test func `noise on probabilities picks masked categories`() throws {
  let law = pickLaw(of: .noiseOnProbabilities, in: try setting([1, -.infinity, 0]))
  for (value, expected) in zip(law, [0.474, 0.228, 0.298]) { #expect(abs(value - expected) < 5e-4) }
}

@Test func `laws have their limits`() throws {
  let z = [1.0, 1.0, 0.0, -.infinity]
  let third = 1.0 / 3
  let uniform: [Double] = [third, third, third, 0]
  #expect(pickLaw(of: .noiseAfterTemperature, in: try setting(z, tau: .infinity)) == uniform)
  #expect(pickLaw(of: .sampledSoftmax, in: try setting(z, tau: 0)) == [0.5, 0.5, 0, 0])
  #expect(pickLaw(of: .softmax, in: try setting(z)) == [1, 0, 0, 0])
  for construction in Construction.allCases {
    #expect(pickLaw(of: construction, in: try setting(z, noise: false)) == [1, 0, 0, 0])
  }
}

@Test func `Gumbel softmax law does not contain the temperature`() throws {
  let z = [0.3, -1, 2]
  let laws = try [0, 1e-12, 1, 1e12, .infinity].map {
    pickLaw(of: .gumbelSoftmax, in: try setting(z, tau: $0))
  }
  #expect(laws.allSatisfy { $0 == laws[0] })
}

/// 2·10⁵ draws of every construction at six temperatures: χ² p > 1e-6 (false alarm 2e-5 in all).
@Test(arguments: [0, Double.leastNonzeroMagnitude, 0.05, 1, 1e9, .infinity]) func `picks follow their law`(
  tau: Double
) throws {
  let setting = try setting([2, 1.2, 0.6, -.infinity, -0.7, -1.5], tau: tau)
  let sampler = Sampler(setting: setting, constructions: Construction.allCases)
  for (construction, tally) in zip(Construction.allCases, sampler.tallies(draws: 0..<200_000)) {
    let law = pickLaw(of: construction, in: setting)
    let test = PickTest(picks: tally.picks, law: law)
    #expect(test.pValue ?? 1 > 1e-6, "\(construction) at \(tau)")
    #expect(test.chiSquare.isFinite)
    #expect(tally.picks.reduce(0, +) == 200_000)
    let flips = flipLaw(law)
    // Consecutive flips are weakly dependent; twice the independent error is ample.
    #expect(
      agrees(tally.flipRate, flips, standardError: 2 * (flips * (1 - flips) / 200_000).squareRoot() + 1e-12))
  }
}
