import GumbelEngine
import Testing

/// 2·10⁵ draws: inclusion within 5 standard errors (false alarm 6e-7 each).
@Test func inclusionMatchesTheReference() throws {
  for entry in Reference.values.topK {
    let sampler = try TopKSampler(logits: try Logits(probabilities: entry.probabilities), k: entry.k, seed: 8)
    let draws = 200_000
    for (measured, expected) in zip(sampler.inclusion(draws: 0..<draws), entry.inclusion) {
      let error = (expected * (1 - expected) / Double(draws)).squareRoot()
      #expect(agrees(measured, expected, standardError: error))
    }
  }
}

@Test func theFirstOfTopKIsTheGumbelMaxPick() throws {
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

@Test func maskedCategoriesAreNeverDrawn() throws {
  let sampler = try TopKSampler(logits: try Logits([0, -.infinity, -1e308, 1]), k: 3, seed: 1)
  #expect((0..<200).allSatisfy { Set(sampler.draw($0)) == [0, 2, 3] })
}

@Test func moreThanTheUnmaskedIsAnError() throws {
  let logits = try Logits([0, -.infinity, 1])
  #expect(throws: TopKError.tooMany(count: 3, unmasked: 2)) { try TopKSampler(logits: logits, k: 3, seed: 1) }
  #expect(throws: TopKError.notPositive(0)) { try TopKSampler(logits: logits, k: 0, seed: 1) }
}
