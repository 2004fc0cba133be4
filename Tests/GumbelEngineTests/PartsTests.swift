import Dispatch
import GumbelEngine
import Testing

@Test func `ranges split into adjoining parts`() {
  #expect((3..<13).split(into: 3) == [3..<7, 7..<10, 10..<13])
  #expect((0..<2).split(into: 5) == [0..<1, 1..<2])
  #expect((4..<4).split(into: 3) == [])
  #expect((0..<9).split(into: 0) == [0..<9])
}

private func concurrently(_ iterations: Int, _ body: @Sendable (Int) -> Void) {
  DispatchQueue.concurrentPerform(iterations: iterations, execute: body)
}

@Test(arguments: [5, 300])
func `any number of threads counts the same`(categories: Int) throws {
  let logits = try Logits((0..<categories).map { Double(($0 * 37) % 23) / 7 })
  for hard in [false, true] {
    let sampler = Sampler(
      setting: Setting(logits: logits, temperature: try Temperature(0.7), hard: hard, seed: 19),
      constructions: Construction.allCases)
    let whole = sampler.tallies(draws: 50..<3050)
    for parts in [1, 2, 3, 7, 64] {
      #expect(sampler.tallies(draws: 50..<3050, parts: parts, concurrently: concurrently) == whole)
    }
    #expect(
      sampler.tallies(draws: 9..<9, parts: 4, concurrently: concurrently) == sampler.tallies(draws: 9..<9))
  }
}

@Test(arguments: SamplingMethod.allCases)
func `any number of threads picks the same`(method: SamplingMethod) throws {
  let sampler = Sampler(
    setting: Setting(logits: try Logits([1, 0, -.infinity, 2]), seed: 19), constructions: [.gumbelSoftmax])
  let whole = sampler.pickCounts(draws: 11..<5000, side: 0, method: method)
  for parts in [1, 2, 5, 33] {
    let counts = sampler.pickCounts(
      draws: 11..<5000, side: 0, method: method, parts: parts, concurrently: concurrently)
    #expect(counts == whole)
  }
}
