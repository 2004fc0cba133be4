import GumbelEngine
import Glibc

// Does work of known size, so that a profiler can count the instructions it takes. Each piece of work stands
// between two calls of getpgrp(2), at which the profiler writes down what it has counted; its name and the
// number of its units go to standard output.
//
// Usage: kernel-probe INSTRUCTION-SET

let kernels = try KernelSelection.choose(forced: CommandLine.arguments.dropFirst().first)

/// Has `work` counted, after a first run that pays for everything that is done once.
func count(_ name: String, units: Int, _ work: () throws -> Void) rethrows {
  try work()
  _ = getpgrp()
  try work()
  _ = getpgrp()
  print(name, units)
}

func makeSampler(_ categories: Int, spread: Bool = false) throws -> Sampler {
  let logits = try Logits((0..<categories).map { Double($0 * 53 % 31) / 9 })
  return Sampler(
    setting: Setting(logits: logits, temperature: try Temperature(0.5), seed: 1),
    constructions: [.gumbelSoftmax], spreadCategories: spread ? nil : [], kernels: kernels)
}

let noise = GumbelNoise(seed: 1, kernels: kernels)
for (categories, draws) in [(5, 1 << 14), (4096, 16)] {
  var floats = [Float](repeating: 0, count: draws * categories)
  count("fill-\(categories)", units: floats.count) {
    var span = floats.mutableSpan
    noise.fill(&span, firstDraw: 1, categories: categories)
  }
}
var doubles = [Double](repeating: 0, count: 1 << 16)
count("fill-double-4096", units: doubles.count) {
  var span = doubles.mutableSpan
  noise.fill(&span, firstDraw: 1, categories: 4096)
}
for (categories, draws) in [(5, 1 << 14), (64, 1 << 10), (4096, 64)] {
  let sampler = try makeSampler(categories)
  count("picks-\(categories)", units: draws * categories) { _ = sampler.picks(draws: 0..<draws, side: 0) }
  count("weights-\(categories)", units: draws * categories) {
    _ = sampler.weights(draws: 0..<draws, side: 0)
  }
  let spreading = try makeSampler(categories, spread: true)
  count("tallies-\(categories)", units: draws * categories) { _ = spreading.tallies(draws: 0..<draws) }
}
let law = try Logits((0..<1000).map { Double($0 * 53 % 31) / 9 }).probabilities
let alias = AliasSampler(law: law, seed: 1, kernels: kernels)
count("alias-1000", units: 1 << 15) { _ = alias.picks(draws: 0..<1 << 15) }
let many = InverseCDFSampler(law: law, seed: 1, kernels: kernels)
count("inverse-cdf-1000", units: 1 << 15) { _ = many.picks(draws: 0..<1 << 15) }
let few = InverseCDFSampler(law: [0.1, 0.2, 0.3, 0.1, 0.3], seed: 1, kernels: kernels)
count("inverse-cdf-5", units: 1 << 15) { _ = few.picks(draws: 0..<1 << 15) }
let scores = (0..<50_257).map { Float($0 * 53 % 31) / 9 }
try count("top10-50257", units: 50_257) { _ = try noise.topK(scores.span, k: 10, draw: 1) }
let lazy = try LazyTopKSampler(
  logits: try Logits(scores.map { Double($0) }), k: 10, seed: 1, kernels: kernels)
count("lazy-top10", units: 1 << 12) { _ = lazy.draws(0..<1 << 12) }
