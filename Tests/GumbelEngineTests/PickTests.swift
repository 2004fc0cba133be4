import GumbelEngine
import Testing

/// The rule that every path must agree with: the lowest index of the largest base + g, in Float.
private func plainPicks(_ logits: Logits, seed: UInt64, draws: Range<Int>) -> [Int32] {
  let base = logits.values.map { Float(max($0 - logits.maximum, -Double.greatestFiniteMagnitude / 1e280)) }
  let noise = GumbelNoise(seed: seed, kernels: KernelSelection.available.last!)
  return draws.map { draw in
    var best = (score: -Float.infinity, category: 0)
    for (category, g) in noise.values(draw: draw, categories: logits.count).enumerated()
    where base[category] + g > best.score {
      best = (base[category] + g, category)
    }
    return Int32(best.category)
  }
}

private func picks(_ logits: Logits, seed: UInt64, draws: Range<Int>, _ isa: Int) -> [Int32] {
  Sampler(
    setting: Setting(logits: logits, seed: seed), constructions: [.gumbelSoftmax], spreadCategories: [],
    kernels: KernelSelection.available[isa]
  ).picks(draws: draws, side: 0)
}

/// Logits of several shapes: equal, gently varied, one that dominates, many decades, with masks.
private func shapes(_ count: Int) throws -> [Logits] {
  let index = Array(0..<count)
  let varied = index.map { Double(($0 * 37) % 23) / 7 }
  let dominated = index.map { $0 == count / 2 ? 9.0 : Double($0 % 3) }
  let decades = index.map { -Double(($0 * 13) % 101) }
  let masked = index.map { $0 % 7 == 3 ? -Double.infinity : Double(($0 * 37) % 23) / 7 }
  return try [index.map { _ in 0 }, varied, dominated, decades, masked].map { try Logits($0) }
}

/// 1.2 million draws.
@Test(arguments: [
  (1, 1000), (2, 100_000), (3, 40_000), (4, 40_000), (5, 40_000), (17, 8000), (64, 4000), (257, 1000),
  (1023, 300), (1025, 300), (5000, 100),
])
func `picks are those of the plain rule`(categories: Int, draws: Int) throws {
  for (shape, logits) in try shapes(categories).enumerated() {
    let range = 7..<(7 + draws)
    let expected = plainPicks(logits, seed: UInt64(shape), draws: range)
    for isa in KernelSelection.available.indices {
      #expect(picks(logits, seed: UInt64(shape), draws: range, isa) == expected)
    }
  }
}

/// Logits that undo the noise of one draw but for a few units in the last place, so that every category ties.
@Test(arguments: [2, 5, 8, 64, 300, 1100, 3000])
func `near ties go as the plain rule says`(categories: Int) throws {
  let noise = GumbelNoise(seed: 3)
  for draw in 0..<(categories > 500 ? 40 : 400) {
    let g = noise.values(draw: draw, categories: categories)
    let logits = try Logits(
      g.enumerated().map { category, g in -Double(g) + Double((category &* 7 &+ draw) % 5) * 3e-7 })
    let expected = plainPicks(logits, seed: 3, draws: draw..<(draw + 1))
    for isa in KernelSelection.available.indices {
      #expect(picks(logits, seed: 3, draws: draw..<(draw + 1), isa) == expected)
    }
  }
}

/// The same ties among a few categories at the top, with the others far below or masked.
@Test(arguments: [6, 200, 2000])
func `ties at the top go to the lowest index`(categories: Int) throws {
  let noise = GumbelNoise(seed: 4)
  for draw in 0..<100 {
    var z = [Double](repeating: -60, count: categories)
    z[1] = -.infinity
    for category in [2, categories / 2, categories - 1] {
      z[category] = -Double(noise.value(draw: draw, category: category))
    }
    let logits = try Logits(z)
    #expect(
      picks(logits, seed: 4, draws: draw..<(draw + 1), 0)
        == plainPicks(logits, seed: 4, draws: draw..<(draw + 1)))
  }
}

@Test(arguments: [5, 1500])
func `hard tallies count the picks`(categories: Int) throws {
  for logits in try shapes(categories) {
    let setting = Setting(logits: logits, hard: true, seed: 12)
    let sampler = Sampler(
      setting: setting, constructions: [.softmax, .gumbelSoftmax, .noiseOnProbabilities],
      kernels: KernelSelection.available.last!)
    let tallies = sampler.tallies(draws: 0..<700)
    for side in tallies.indices {
      var counts = [Int](repeating: 0, count: categories)
      let picks = sampler.picks(draws: 0..<700, side: side)
      for pick in picks { counts[Int(pick)] += 1 }
      #expect(tallies[side].picks == counts)
      #expect(tallies[side].flips == zip(picks, picks.dropFirst()).count { $0 != $1 })
    }
  }
}
