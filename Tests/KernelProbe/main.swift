import GumbelEngine
import Glibc
import KernelSelection

// Does work of known size, so that a profiler can count the instructions it takes. Each piece of work stands
// between two calls of getpgrp(2), at which the profiler writes down what it has counted; its name and the
// number of its units go to standard output.
//
// Usage: kernel-probe INSTRUCTION-SET

let kernels = try KernelSelection.choose(forced: CommandLine.arguments.dropFirst().first)

/// Has `work` counted, after a first run that pays for everything that is done once.
func count(_ name: String, units: Int, _ work: () -> Void) {
  work()
  _ = getpgrp()
  work()
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
count("noise", units: 1 << 16) { _ = noise.values(draw: 1, categories: 1 << 16) }
for (categories, draws) in [(5, 1 << 14), (64, 1 << 10), (4096, 64)] {
  let sampler = try makeSampler(categories)
  count("picks-\(categories)", units: draws * categories) { _ = sampler.picks(draws: 0..<draws, side: 0) }
  count("weights-\(categories)", units: draws * categories) {
    _ = sampler.weights(draws: 0..<draws, side: 0)
  }
  let spreading = try makeSampler(categories, spread: true)
  count("tallies-\(categories)", units: draws * categories) { _ = spreading.tallies(draws: 0..<draws) }
}
