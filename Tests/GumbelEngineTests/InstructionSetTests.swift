import Testing

@testable import GumbelEngine

/// Logits of `count` categories with a few masks.
private func someLogits(_ count: Int) throws -> Logits {
  try Logits(
    (0..<count).map { index -> Double in
      index % 11 == 7 ? -Double.infinity : Double((index * 53) % 31) / 9
    })
}

@Test(arguments: [2, 5, 64, 256, 257, 1023, 4097])
func `all instruction sets give the same bits`(categories: Int) throws {
  let logits = try someLogits(categories)
  for tau in [1e-3, 0.5, 1, 30] {
    let setting = Setting(logits: logits, temperature: try Temperature(tau), seed: 77)
    let draws = 5..<(categories > 1000 ? 45 : 1705)
    func sampler(_ isa: Int) -> Sampler {
      Sampler(
        setting: setting, constructions: [.gumbelSoftmax, .noiseOnProbabilities],
        kernels: KernelSelection.available[isa])
    }
    let baseline = sampler(0)
    let tallies = baseline.tallies(draws: draws)
    let weights = baseline.weights(draws: draws, side: 0)
    let picks = baseline.picks(draws: draws, side: 0)
    for isa in KernelSelection.available.indices.dropFirst() {
      #expect(sampler(isa).tallies(draws: draws) == tallies)
      #expect(sampler(isa).weights(draws: draws, side: 0) == weights)
      #expect(sampler(isa).picks(draws: draws, side: 0) == picks)
    }
  }
}

@Test func `all instruction sets give the same noise`() {
  // Enough values to meet tails in every lane.
  let reference = GumbelNoise(seed: 5, kernels: baselineKernels).values(draw: 3, categories: 300_000)
  for kernels in KernelSelection.available.dropFirst() {
    #expect(GumbelNoise(seed: 5, kernels: kernels).values(draw: 3, categories: 300_000) == reference)
  }
}

@Test func `an instruction set can be forced`() throws {
  #expect(try KernelSelection.choose(forced: "baseline").name == "baseline")
  #expect(try KernelSelection.choose(forced: nil).name == KernelSelection.available.last?.name)
  #expect(throws: KernelSelectionError.unknown("sse9", known: KernelSelection.names)) {
    try KernelSelection.choose(forced: "sse9")
  }
}

@Test func `the engine uses the widest kernels of the processor unless it is given others`() throws {
  let setting = Setting(logits: try Logits([0, 1]), seed: 1)
  #expect(Sampler(setting: setting, constructions: [.softmax]).kernels.name == widestKernels.name)
  #expect(GumbelNoise(seed: 1).kernels.name == widestKernels.name)
  #expect(EstimateBlock(categories: 2).kernels.name == widestKernels.name)
  let forced = try KernelSelection.choose(forced: "baseline")
  #expect(
    Sampler(setting: setting, constructions: [.softmax], kernels: forced).kernels.name == "baseline")
}
