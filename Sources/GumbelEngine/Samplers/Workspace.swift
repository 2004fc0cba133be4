import KernelInterface

/// Scratch memory for one thread of sampling, so that kernels allocate nothing.
final class Workspace {
  /// Up to this many categories, vectors lie along the draws; above, along the categories. The choice is
  /// part of the promised arithmetic (it fixes the order of sums) and depends on nothing else.
  static let widestByDraw = 256

  /// Draws handled together when vectors lie along the draws.
  let drawsPerBlock: Int
  /// The categories.
  let categories: Int
  /// Categories, rounded up to a whole block of four.
  let paddedCategories: Int
  let noise: UnsafeMutablePointer<Float>
  let values: UnsafeMutablePointer<Float>
  let words: UnsafeMutablePointer<UInt32>
  let maxima: UnsafeMutablePointer<Float>
  let sums: UnsafeMutablePointer<Float>
  let moments: UnsafeMutablePointer<Float>
  let partialSums: UnsafeMutablePointer<Float>
  let partialMoments: UnsafeMutablePointer<Float>
  let picks: UnsafeMutablePointer<Int32>
  let bins: UnsafeMutablePointer<Int32>
  let histograms: UnsafeMutablePointer<UInt32>

  let kernels: any KernelSet

  init(categories: Int, kernels: any KernelSet) {
    self.categories = categories
    self.kernels = kernels
    paddedCategories = (categories + 3) & ~3
    let byDraw = categories <= Self.widestByDraw
    drawsPerBlock = byDraw ? min(max(16384 / max(paddedCategories, 1) & ~15, 64), 1024) : 1
    let cells = byDraw ? paddedCategories * drawsPerBlock : paddedCategories
    noise = .allocate(capacity: cells)
    values = .allocate(capacity: cells)
    // Padding is read, though never used: garbage could be subnormal, which is slow.
    values.initialize(repeating: 0, count: cells)
    words = .allocate(capacity: max(4 * drawsPerBlock, 4 * CategoryChunk.blocksPerChunk))
    maxima = .allocate(capacity: drawsPerBlock)
    sums = .allocate(capacity: drawsPerBlock)
    moments = .allocate(capacity: drawsPerBlock)
    partialSums = .allocate(capacity: drawsPerBlock)
    partialMoments = .allocate(capacity: drawsPerBlock)
    picks = .allocate(capacity: drawsPerBlock)
    bins = .allocate(capacity: max(drawsPerBlock, 1))
    histograms = .allocate(capacity: 4 * Tally.bins)
  }

  deinit {
    noise.deallocate()
    values.deallocate()
    words.deallocate()
    maxima.deallocate()
    sums.deallocate()
    moments.deallocate()
    partialSums.deallocate()
    partialMoments.deallocate()
    picks.deallocate()
    bins.deallocate()
    histograms.deallocate()
  }

  /// Noise of all categories in one draw, in planes, to `noise`.
  func fillNoise(_ stream: NoiseStream, draw: Int) {
    for chunk in CategoryChunk.all(categories) {
      kernels.gumbelByCategory(
        stream, draw: UInt64(truncatingIfNeeded: draw), firstBlock: UInt32(chunk.first / 4),
        count: chunk.blocks, words: words, noise: noise + chunk.first)
    }
  }

  /// Noise of all categories in `count` draws: category c of draw i at c·count + i of `noise`.
  func fillNoise(_ stream: NoiseStream, firstDraw: Int, count: Int) {
    for block in 0..<paddedCategories / 4 {
      kernels.gumbelByDraw(
        stream, firstDraw: UInt64(truncatingIfNeeded: firstDraw), count: count, block: UInt32(block),
        categories: min(4, categories - 4 * block), words: words, noise: noise + block * 4 * count)
    }
  }
}
