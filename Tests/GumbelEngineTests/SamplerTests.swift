import GumbelEngine
import Testing

private func setting(
  _ z: [Double], tau: Double = 1, noise: Bool = true, hard: Bool = false, seed: UInt64 = 11
) throws -> Setting {
  Setting(
    logits: try Logits(z), temperature: try Temperature(tau), noise: noise, hard: hard, seed: seed)
}

/// Logits of `count` categories with a few masks.
private func someLogits(_ count: Int) -> [Double] {
  (0..<count).map { index -> Double in
    if index % 7 == 3 { return -Double.infinity }
    return Double((index * 37) % 23) / 7
  }
}

/// The rule that every path must agree with: the lowest index of the largest base + g, in Float.
private func plainPick(_ logits: Logits, _ noise: GumbelNoise, draw: Int) -> Int32 {
  var best = (score: -Float.infinity, category: 0)
  for category in 0..<logits.count {
    let score = Float(logits.values[category] - logits.maximum) + noise.value(draw: draw, category: category)
    if score > best.score { best = (score, category) }
  }
  return Int32(best.category)
}

@Test(arguments: [1, 2, 5, 16, 17, 255, 256, 257, 1024, 1500])
func `picks follow the plain rule at every width`(categories: Int) throws {
  let setting = try setting(someLogits(categories))
  let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
  let noise = GumbelNoise(seed: setting.seed)
  let picks = sampler.picks(draws: 100..<160, side: 0)
  #expect(picks == (100..<160).map { plainPick(setting.logits, noise, draw: $0) })
}

@Test func `picks do not depend on the temperature`() throws {
  let z = [2, 1.2, 0.6, 0]
  let all = try [1e-12, 0.01, 1, 100, 1e12].map {
    Sampler(setting: try setting(z, tau: $0), constructions: [.gumbelSoftmax]).picks(draws: 0..<5000, side: 0)
  }
  #expect(all.allSatisfy { $0 == all[0] })
}

@Test func `a common offset changes no pick`() throws {
  let z = [2, 1.25, 0.5, 0]
  let plain = Sampler(setting: try setting(z), constructions: [.gumbelSoftmax])
  let shifted = Sampler(setting: try setting(z.map { $0 + 4096 }), constructions: [.gumbelSoftmax])
  #expect(plain.picks(draws: 0..<2000, side: 0) == shifted.picks(draws: 0..<2000, side: 0))
}

@Test(arguments: [5, 300])
func `tallies of adjoining runs merge to the whole`(categories: Int) throws {
  let sampler = Sampler(
    setting: try setting(someLogits(categories), tau: 0.5), constructions: Construction.allCases,
    spreadCategories: [0, 2, categories - 1])
  let whole = sampler.tallies(draws: 0..<3000)
  for cut in [1, 64, 1000, 2999] {
    var merged = sampler.tallies(draws: 0..<cut)
    let rest = sampler.tallies(draws: cut..<3000)
    for side in merged.indices { merged[side].append(rest[side]) }
    #expect(merged == whole)
    var extended = sampler.tallies(draws: 0..<cut)
    sampler.extend(&extended, draws: cut..<3000)
    #expect(extended == whole)
  }
}

@Test(arguments: [5, 300])
func `tallies summarise their own rows`(categories: Int) throws {
  let sampler = Sampler(
    setting: try setting(someLogits(categories), tau: 0.7), constructions: [.gumbelSoftmax])
  let draws = 0..<500
  let tally = sampler.tallies(draws: draws)[0]
  let rows = sampler.weights(draws: draws, side: 0)
  for category in [0, 1, 3, categories - 1] {
    let values = draws.map { Double(rows[$0 * categories + category]) }
    #expect(abs(tally.meanWeight(category) - values.reduce(0, +) / 500) < 1e-12)
    let squares = values.reduce(0) { $0 + $1 * $1 } / 500
    let mean = values.reduce(0, +) / 500
    #expect(abs(tally.weightDeviation(category) - max(squares - mean * mean, 0).squareRoot()) < 1e-7)
    var bins = [Int](repeating: 0, count: 64)
    for value in values { bins[min(Int(value * 64), 63)] += 1 }
    #expect(Array(try #require(tally.spread(category))) == bins)
  }
  for draw in draws {
    let row = rows[draw * categories..<(draw + 1) * categories]
    #expect(abs(row.reduce(0) { $0 + Double($1) } - 1) < 1e-5)
  }
  #expect(rows.allSatisfy { $0 >= 0 && $0 <= 1 })
}

@Test func `weights match the reference relaxation`() throws {
  for categories in [3, 300] {
    let setting = try setting(someLogits(categories), tau: 0.4)
    let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
    let rows = sampler.weights(draws: 0..<50, side: 0)
    let noise = GumbelNoise(seed: setting.seed)
    for draw in 0..<50 {
      let g = noise.values(draw: draw, categories: categories).map(Double.init)
      let exact = Relaxation(setting.logits, noise: g, temperature: setting.temperature)
      for category in 0..<categories {
        #expect(abs(Double(rows[draw * categories + category]) - exact.soft[category]) < 1e-5)
      }
    }
  }
}

/// 10⁶ draws of K = 2 against closed forms; everything within 5 standard errors (false alarm 6e-7 each).
@Test func `two categories match the reference`() throws {
  for entry in Reference.values.twoCategories {
    let logits = try Logits(probabilities: [entry.probability, 1 - entry.probability])
    let setting = Setting(logits: logits, temperature: try Temperature(entry.temperature), seed: 5)
    let count = 1_000_000
    let n = Double(count)
    let tally = Sampler(setting: setting, constructions: [.gumbelSoftmax]).tallies(draws: 0..<count)[0]
    func share(_ p: Double) -> Double { (p * (1 - p) / n).squareRoot() + 1e-9 }
    #expect(agrees(tally.meanWeight(0), entry.meanWeight, standardError: entry.deviation / n.squareRoot()))
    // y lies in [0, 1], so that the standard error of a deviation is at most 1/(2 sd √n).
    #expect(
      agrees(tally.weightDeviation(0), entry.deviation, standardError: 0.5 / entry.deviation / n.squareRoot())
    )
    #expect(agrees(tally.meanEntropy, entry.meanEntropy, standardError: 0.35 / n.squareRoot()))
    #expect(agrees(tally.maximumAbove90, entry.maxAbove90, standardError: share(entry.maxAbove90)))
    #expect(agrees(tally.maximumAbove99, entry.maxAbove99, standardError: share(entry.maxAbove99)))
    let spread = Array(try #require(tally.spread(0)))
    for (edge, bins) in [("0.25", 16), ("0.5", 32), ("0.75", 48)] {
      let law = try #require(entry.cdf[edge])
      let below = Double(spread[..<bins].reduce(0, +)) / n
      #expect(agrees(below, law, standardError: share(law)))
    }
  }
}

@Test func `mean weights match the reference`() throws {
  for entry in Reference.values.meanWeights {
    let setting = Setting(
      logits: try Logits(probabilities: entry.probabilities), temperature: try Temperature(entry.temperature),
      seed: 6)
    let tally = Sampler(setting: setting, constructions: [.gumbelSoftmax]).tallies(draws: 0..<1_000_000)[0]
    for (category, mean) in entry.meanWeights.enumerated() {
      #expect(agrees(tally.meanWeight(category), mean, standardError: tally.weightDeviation(category) / 1000))
    }
  }
}

@Test func `limits of the temperature are one hot and uniform`() throws {
  let z: [Double] = [1, 0.5, -.infinity, 0]
  let cold = Sampler(setting: try setting(z, tau: 0), constructions: [.gumbelSoftmax]).tallies(
    draws: 0..<1000)[0]
  #expect((0..<4).allSatisfy { cold.meanWeight($0) == cold.pickShare($0) })
  #expect(cold.meanEntropy == 0 && cold.meanMaximum == 1)
  let hot = Sampler(setting: try setting(z, tau: .infinity), constructions: [.gumbelSoftmax])
    .tallies(draws: 0..<1000)[0]
  let third = 1.0 / 3
  let uniform: [Double] = [third, third, 0, third]
  #expect((0..<4).map { hot.meanWeight($0) } == uniform)
  #expect(hot.picks == cold.picks)
  for tau in [Double.leastNonzeroMagnitude, 1e-40, 1e-12, 1e12, 1e38, 1e308] {
    let rows = Sampler(setting: try setting(z, tau: tau), constructions: [.gumbelSoftmax])
      .weights(draws: 0..<100, side: 0)
    #expect(rows.allSatisfy { $0.isFinite })
    #expect(stride(from: 2, to: 400, by: 4).allSatisfy { rows[$0] == 0 })
  }
}

@Test func `hard weights are exactly one hot`() throws {
  let sampler = Sampler(
    setting: try setting([1, 0, -1], tau: 0.5, hard: true), constructions: [.gumbelSoftmax])
  let rows = sampler.weights(draws: 0..<1000, side: 0)
  let picks = sampler.picks(draws: 0..<1000, side: 0)
  for draw in 0..<1000 {
    for category in 0..<3 {
      #expect(rows[draw * 3 + category] == (Int(picks[draw]) == category ? 1 : 0))
      #expect(rows[draw * 3 + category].sign == .plus)
    }
  }
}

@Test func `without noise nothing varies`() throws {
  let setting = try setting([0, 2, 1], tau: 0.5, noise: false)
  for tally in Sampler(setting: setting, constructions: Construction.allCases).tallies(draws: 0..<1000) {
    #expect(tally.picks == [0, 1000, 0])
    #expect(tally.flips == 0)
    #expect((0..<3).allSatisfy { tally.weightDeviation($0) == 0 })
  }
}

/// A rare mass of .039754 spread over 100 000 categories of e⁻¹⁴·⁷ each, which noise from 23 bits misses.
@Test func `rare mass of a long tail is kept`() throws {
  let tail = 100_000
  let rare = 0.039754 / (1 - 0.039754) / Double(tail)
  let setting = Setting(logits: try Logits(probabilities: [1] + Array(repeating: rare, count: tail)), seed: 9)
  let draws = 4000
  let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
  let hits = sampler.picks(draws: 0..<draws, side: 0).reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
  let error = (0.039754 * 0.96 / Double(draws)).squareRoot()
  #expect(agrees(Double(hits) / Double(draws), 0.039754, standardError: error))
}

/// Σ exp over many categories exceeds what a 64-bit sum in units of 2⁻⁴⁸ holds; weights must not notice.
@Test(arguments: [32_769, 65_536, 131_073]) func `hot weights of many categories add up to one`(
  categories: Int
) throws {
  for tau in [10, 1e6, 1e300] {
    let setting = try setting([Double](repeating: 0, count: categories), tau: tau)
    let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [0])
    let row = sampler.weights(draws: 0..<1, side: 0)
    #expect(abs(row.reduce(0) { $0 + Double($1) } - 1) < 1e-4)
    let noise = GumbelNoise(seed: setting.seed).values(draw: 0, categories: categories).map(Double.init)
    let exact = Relaxation(setting.logits, noise: noise, temperature: setting.temperature)
    #expect(abs(Double(row[7]) - exact.soft[7]) < 1e-4 * exact.soft[7])
    let tally = sampler.tallies(draws: 0..<2)[0]
    #expect(tally.meanEntropy > 10 && tally.meanEntropy <= 12)
  }
}

@Test func `spread categories may be named twice`() throws {
  let sampler = Sampler(
    setting: try setting([1, 0, -1]), constructions: [.gumbelSoftmax], spreadCategories: [2, 0, 2])
  let tally = sampler.tallies(draws: 0..<100)[0]
  #expect(tally.spreadCategories == [0, 2])
  #expect(try #require(tally.spread(2)).reduce(0, +) == 100)
}
