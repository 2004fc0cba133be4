import KernelInterface

/// Counts of any number of picks from a law at once, without making the picks: a chain of binomials, each of
/// what is left among the categories that are left. Exact in law and independent of the number of picks in
/// cost, but not the counts of the draws of any other sampler.
///
/// Each count of category c comes from block c of the stream `NoisePurpose.multinomial` at the counter
/// `number`; where a rejection method needs more uniforms, the sub-index counts its trials.
public struct MultinomialSampler: Sendable {
  /// The number of categories.
  public var categories: Int { law.count }

  private let law: [Double]
  /// For each category its share of what is left from it to the end, and that of the later ones.
  private let shares: [(own: Double, later: Double)]
  private let stream: NoiseStream
  private let kernels: any KernelSet

  /// Prepares the shares of `law`, nonnegative numbers that add up to about 1.
  public init(law: [Double], seed: UInt64, kernels: any KernelSet = baselineKernels) {
    self.law = law
    // Summed from the end, so that the rarest last categories are not lost.
    var later = 0.0
    var shares = law.map { _ in (own: 0.0, later: 0.0) }
    for category in law.indices.reversed() {
      let remaining = law[category] + later
      if remaining > 0 { shares[category] = (law[category] / remaining, later / remaining) }
      later = remaining
    }
    self.shares = shares
    stream = GumbelNoise(seed: seed, purpose: .multinomial).stream
    self.kernels = kernels
  }

  /// The counts of `total` picks, at least 0: one for each category, adding up to `total`. Different `number`s
  /// are independent. Cost: some tens of nanoseconds a category, whatever `total` is.
  public func counts(total: Int, number: Int = 0) -> [Int] {
    precondition(total >= 0, "a negative number of picks")
    var left = total
    var counts = [Int](repeating: 0, count: law.count)
    let number = UInt64(truncatingIfNeeded: number)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * Self.blocksPerChunk) { words in
      for first in stride(from: 0, to: law.count, by: Self.blocksPerChunk) where left > 0 {
        let blocks = min(Self.blocksPerChunk, law.count - first)
        kernels.wordsByCategory(
          stream, draw: number, firstBlock: UInt32(first), count: blocks, words: words.baseAddress!)
        for category in first..<(first + blocks) where left > 0 {
          let uniforms = pair(words.baseAddress! + 4 * (category - first))
          counts[category] = take(category, of: left, number, uniforms)
          left -= counts[category]
        }
      }
    }
    return counts
  }

  private static let blocksPerChunk = 256

  /// How many of `left` picks fall on `category` rather than on a later one.
  @inline(__always)
  private func take(_ category: Int, of left: Int, _ number: UInt64, _ uniforms: Binomial.Pair) -> Int {
    let share = shares[category]
    if share.later == 0 { return left }
    // The rarer outcome, from its own sum: nothing cancels.
    let rarer = Binomial(trials: left, probability: min(share.own, share.later))
    let count = rarer.sample(uniforms) { furtherPair($0, number, category) }
    return share.own <= share.later ? count : left - count
  }

  /// Pair `attempt` ≥ 1 of the uniform words of one count.
  @inline(never)
  private func furtherPair(_ attempt: UInt32, _ number: UInt64, _ category: Int) -> Binomial.Pair {
    var further = stream
    further.word3 |= attempt
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { words in
      kernels.wordsByCategory(
        further, draw: number, firstBlock: UInt32(category), count: 1, words: words.baseAddress!)
      return pair(words.baseAddress!)
    }
  }
}

/// Four words as two of 64 bits.
private func pair(_ words: UnsafeMutablePointer<UInt32>) -> (UInt64, UInt64) {
  (UInt64(words[0]) | UInt64(words[1]) << 32, UInt64(words[2]) | UInt64(words[3]) << 32)
}
