import GumbelEngine
import Testing

/// Laws with rare, dominant and impossible categories, at both ends too.
private let laws: [[Double]] = {
  let rising = (0..<31).map { (index: Int) -> Double in Double(index) / 465 }
  let weights = (0..<40).map { (index: Int) -> Double in index % 3 == 1 ? 0 : Double(index + 1) }
  let total = weights.reduce(0, +)
  var dominated = [Double](repeating: 0.5 / 999, count: 1000)
  dominated[77] = 0.5
  let flat = [Double](repeating: 1.0 / 4096, count: 4096)
  return [
    [1], [0, 1], [1, 0], [0.3, 0.7], [0.5, 0, 0.25, 0.25, 0], [0, 0, 0.999, 0.001, 0], rising,
    weights.map { $0 / total }, dominated, flat,
  ]
}()

/// 4·10⁵ draws of each law and method: χ² at 1e-5, and nothing impossible.
@Test(arguments: laws.indices)
func `picks follow their law`(index: Int) {
  let law = laws[index]
  let alias = AliasSampler(law: law, seed: 21).pickCounts(draws: 0..<400_000)
  let inverse = InverseCDFSampler(law: law, seed: 21).pickCounts(draws: 0..<400_000)
  for counts in [alias, inverse] {
    #expect(counts.reduce(0, +) == 400_000)
    #expect(PickTest(picks: counts, law: law).pValue ?? 1 > 1e-5)
    #expect(law.indices.allSatisfy { law[$0] > 0 || counts[$0] == 0 })
  }
}

@Test(arguments: laws.indices)
func `picks are addressed by their number`(index: Int) {
  let alias = AliasSampler(law: laws[index], seed: 5)
  let inverse = InverseCDFSampler(law: laws[index], seed: 5)
  for picks in [alias.picks, inverse.picks] {
    let whole = picks(0..<3000)
    #expect(picks(17..<18) == [whole[17]])
    #expect(picks(0..<1001) + picks(1001..<3000) == whole)
    #expect(picks(2999..<3000) == [whole[2999]])
    #expect(picks(5..<5) == [])
  }
  for method in [SamplingMethod.alias, .inverseCDF] {
    var counts = [Int](repeating: 0, count: laws[index].count)
    let picks = method == .alias ? alias.picks(draws: 3..<2000) : inverse.picks(draws: 3..<2000)
    for pick in picks { counts[Int(pick)] += 1 }
    let counted = method == .alias ? alias.pickCounts(draws: 3..<2000) : inverse.pickCounts(draws: 3..<2000)
    #expect(counted == counts)
  }
}

@Test(arguments: laws.indices)
func `instruction sets draw the same`(index: Int) {
  let law = laws[index]
  let alias = AliasSampler(law: law, seed: 5).picks(draws: 1..<2000)
  let inverse = InverseCDFSampler(law: law, seed: 5).picks(draws: 1..<2000)
  let counts = MultinomialSampler(law: law, seed: 5).counts(total: 1_000_000, number: 3)
  for kernels in KernelSelection.available {
    #expect(AliasSampler(law: law, seed: 5, kernels: kernels).picks(draws: 1..<2000) == alias)
    #expect(InverseCDFSampler(law: law, seed: 5, kernels: kernels).picks(draws: 1..<2000) == inverse)
    #expect(
      MultinomialSampler(law: law, seed: 5, kernels: kernels).counts(total: 1_000_000, number: 3) == counts)
  }
}

@Test func `seeds and purposes give different picks`() {
  let law = [Double](repeating: 0.01, count: 100)
  let picks = AliasSampler(law: law, seed: 1).picks(draws: 0..<50)
  #expect(picks != AliasSampler(law: law, seed: 2).picks(draws: 0..<50))
  #expect(picks != InverseCDFSampler(law: law, seed: 1).picks(draws: 0..<50))
}

/// All methods against the law of the construction; χ² at 1e-5.
@Test(arguments: SamplingMethod.allCases)
func `every method counts by the same law`(method: SamplingMethod) throws {
  let logits = try Logits([2, 1.2, -.infinity, 0.6, 0])
  let setting = Setting(logits: logits, temperature: try Temperature(0.5), seed: 31)
  let constructions = Construction.allCases
  let sampler = Sampler(setting: setting, constructions: constructions)
  for (side, construction) in constructions.enumerated() {
    let counts = sampler.pickCounts(draws: 100..<200_100, side: side, method: method)
    #expect(counts.reduce(0, +) == 200_000)
    #expect(PickTest(picks: counts, law: pickLaw(of: construction, in: setting)).pValue ?? 1 > 1e-5)
    if method == .gumbelMax {
      #expect(counts == sampler.tallies(draws: 100..<200_100)[side].picks)
    }
  }
}

@Test func `a sampler without noise always picks the same`() throws {
  let setting = Setting(logits: try Logits([0, 3, 1]), noise: false, seed: 1)
  let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
  for method in SamplingMethod.allCases {
    #expect(sampler.pickCounts(draws: 0..<10, side: 0, method: method) == [0, 10, 0])
  }
}
