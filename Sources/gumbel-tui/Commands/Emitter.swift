import Experiment
import Explorer
import GumbelEngine
import Live

/// Streams single draws as text, block by block, so that any number of them needs the same memory.
struct Emitter {
  private let sampler: Sampler
  private let setting: Setting
  private let picks: (Range<Int>) -> [Int32]

  /// Draws `construction` with the given parameters. `method` must be one that makes single draws.
  init(parameters: Parameters, construction: Construction, method: SamplingMethod) {
    let setting = parameters.setting
    let sampler = Sampler(
      setting: setting, constructions: [construction], spreadCategories: [], kernels: ProcessKernels.chosen)
    let law = pickLaw(of: construction, in: setting)
    switch method {
    case .gumbelMax: picks = { sampler.picks(draws: $0, side: 0) }
    case .alias: picks = AliasSampler(law: law, seed: setting.seed, kernels: ProcessKernels.chosen).picks
    case .inverseCDF:
      picks = InverseCDFSampler(law: law, seed: setting.seed, kernels: ProcessKernels.chosen).picks
    case .multinomial: preconditionFailure("multinomial counts have no single draws")
    }
    self.setting = setting
    self.sampler = sampler
  }

  /// Writes one line for each of `draws`.
  func emit(_ what: Emission, draws: Range<Int>, to writer: ByteWriter) throws(Failure) {
    let values = what == .picks ? 1 : setting.logits.count
    let size = max(1, (1 << 16) / values)
    var next = draws.lowerBound
    while next < draws.upperBound {
      let block = next..<next + min(size, draws.upperBound - next)
      switch what {
      case .picks: try emitPicks(block, to: writer)
      case .weights: try emitRows(sampler.weights(draws: block, side: 0), to: writer)
      case .noise: try emitRows(noise(block), to: writer)
      }
      next = block.upperBound
    }
  }

  private func emitPicks(_ draws: Range<Int>, to writer: ByteWriter) throws(Failure) {
    for pick in picks(draws) {
      try writer.append(decimal: UInt32(pick))
      try writer.append("\n" as Unicode.Scalar)
    }
  }

  private func emitRows(_ values: [Float], to writer: ByteWriter) throws(Failure) {
    let last = setting.logits.count - 1
    var column = 0
    for value in values {
      try writer.append("\(value)")
      try writer.append((column == last ? "\n" : ",") as Unicode.Scalar)
      column = column == last ? 0 : column + 1
    }
  }

  private func noise(_ draws: Range<Int>) -> [Float] {
    let count = setting.logits.count
    guard setting.noise else { return Array(repeating: 0, count: draws.count * count) }
    let noise = GumbelNoise(seed: setting.seed, kernels: ProcessKernels.chosen)
    return draws.flatMap { noise.values(draw: $0, categories: count) }
  }
}
