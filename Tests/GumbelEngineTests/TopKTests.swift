import GumbelEngine
import Testing

/// 2·10⁵ draws: inclusion within 5 standard errors (false alarm 6e-7 each).
@Test func `inclusion matches the reference`() throws {
  for entry in Reference.values.topK {
    let sampler = try TopKSampler(logits: try Logits(probabilities: entry.probabilities), k: entry.k, seed: 8)
    let draws = 200_000
    for (measured, expected) in zip(sampler.inclusion(draws: 0..<draws), entry.inclusion) {
      let error = (expected * (1 - expected) / Double(draws)).squareRoot()
      #expect(agrees(measured, expected, standardError: error))
    }
  }
}

@Test func `the first of top K is the Gumbel max pick`() throws {
  let logits = try Logits((0..<700).map { Double($0 % 13) / 4 })
  let sampler = try TopKSampler(logits: logits, k: 20, seed: 2)
  let picks = Sampler(setting: Setting(logits: logits, seed: 2), constructions: [.gumbelSoftmax])
    .picks(draws: 0..<50, side: 0)
  for draw in 0..<50 {
    let chosen = sampler.draw(draw)
    #expect(chosen.count == 20)
    #expect(Set(chosen).count == 20)
    #expect(Int32(chosen[0]) == picks[draw])
  }
}

@Test func `masked categories are never drawn`() throws {
  let sampler = try TopKSampler(logits: try Logits([0, -.infinity, -1e308, 1]), k: 3, seed: 1)
  #expect((0..<200).allSatisfy { Set(sampler.draw($0)) == [0, 2, 3] })
}

@Test func `more than the unmasked is an error`() throws {
  let logits = try Logits([0, -.infinity, 1])
  #expect(throws: TopKError.tooMany(count: 3, unmasked: 2)) { try TopKSampler(logits: logits, k: 3, seed: 1) }
  #expect(throws: TopKError.notPositive(0)) { try TopKSampler(logits: logits, k: 0, seed: 1) }
}

/// The plain rule: all scores, sorted; of a tie, the lowest index first.
private func plainTopK(_ logits: Logits, k: Int, _ noise: GumbelNoise, draw: Int) -> [Int] {
  let scores = zip(logits.values, noise.values(draw: draw, categories: logits.count))
    .map { Float($0 - logits.maximum) + $1 }
  return Array(scores.indices.sorted { (scores[$0], -$0) > (scores[$1], -$1) }.prefix(k))
}

@Test(arguments: [(5, 3), (64, 64), (300, 7), (3000, 1), (3000, 10), (3000, 2500)])
func `top K follows the plain rule`(categories: Int, k: Int) throws {
  let flat = try Logits([Double](repeating: 0, count: categories))
  let varied = try Logits((0..<categories).map { Double(($0 * 37) % 23) / 7 })
  let falling = try Logits((0..<categories).map { -Double($0) / 3 })
  let rising = try Logits((0..<categories).map { Double($0) / 3 })
  let noise = GumbelNoise(seed: 9)
  for logits in [flat, varied, falling, rising] {
    for draw in 0..<20 {
      let expected = plainTopK(logits, k: k, noise, draw: draw)
      for kernels in KernelSelection.available {
        #expect(try TopKSampler(logits: logits, k: k, seed: 9, kernels: kernels).draw(draw) == expected)
      }
    }
  }
}

@Test func `tied scores come in the order of their categories`() throws {
  let noise = GumbelNoise(seed: 6)
  for draw in 0..<50 {
    // Scores of 0 but for rounding, then of exactly −∞.
    let z = noise.values(draw: draw, categories: 500).enumerated().map { $0 < 400 ? -Double($1) : -.infinity }
    let logits = try Logits(z)
    let chosen = try TopKSampler(logits: logits, k: 400, seed: 6).draw(draw)
    #expect(chosen == plainTopK(logits, k: 400, noise, draw: draw))
  }
}

@Test func `top K of fresh logits is the same`() throws {
  let z = (0..<2000).map { $0 % 9 == 4 ? -Float.infinity : -Float($0 % 17) / 4 }
  let noise = GumbelNoise(seed: 9)
  let sampler = try TopKSampler(logits: try Logits(z.map(Double.init)), k: 12, seed: 9)
  for draw in 0..<20 { #expect(try noise.topK(z.span, k: 12, draw: draw) == sampler.draw(draw)) }
  #expect(throws: TopKError.tooMany(count: 3, unmasked: 1)) {
    try noise.topK([-.infinity, 0, .nan].span, k: 3, draw: 0)
  }
  #expect(throws: TopKError.notPositive(0)) { try noise.topK(z.span, k: 0, draw: 0) }
}
