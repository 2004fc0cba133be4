import KernelInterface

/// Counts of any number of picks from a law at once, without making the picks: the picks are split between two
/// halves of the categories by a binomial, and each half likewise. Exact in law and independent of the number of
/// picks in cost, but not the counts of the draws of any other sampler.
///
/// The split between the categories below c and those from c on takes block c of the stream
/// `NoisePurpose.multinomial` at the counter `number`; where a rejection method needs more uniforms, the
/// sub-index counts its trials. Halving, rather than one category after the other, leaves splits that do not
/// wait for each other's outcome.
public struct MultinomialSampler: Sendable {
  /// The number of categories.
  public let categories: Int

  private let splits: [Split]
  private let stream: NoiseStream
  private let kernels: any KernelSet

  /// Prepares the splits of `law`, nonnegative numbers that add up to about 1.
  public init(law: [Double], seed: UInt64, kernels: any KernelSet = widestKernels) {
    categories = law.count
    splits = Split.all(of: law)
    stream = GumbelNoise(seed: seed, purpose: .multinomial).stream
    self.kernels = kernels
  }

  /// The counts of `total` picks, at least 0: one for each category, adding up to `total`. Different `number`s
  /// are independent. Cost: some tens of nanoseconds a category, whatever `total` is.
  public func counts(total: Int, number: Int = 0) -> [Int] {
    precondition(total >= 0, "a negative number of picks")
    return [Int](unsafeUninitializedCapacity: categories) { counts, filled in
      filled = categories
      guard let counts = counts.baseAddress else { return }
      counts[0] = total
      let number = UInt64(truncatingIfNeeded: number)
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * paddedBlocks) { words in
        guard let words = words.baseAddress else { return }
        kernels.wordsByCategory(stream, draw: number, firstBlock: 0, count: paddedBlocks, words: words)
        for split in splits {
          let left = counts[split.first]
          let below = split.sample(of: left, pair(words + 4 * split.middle)) {
            furtherPair($0, number, split.middle)
          }
          counts[split.first] = below
          counts[split.middle] = left &- below
        }
      }
    }
  }

  /// One block for each category, and as many more as make whole vectors.
  private var paddedBlocks: Int { (categories + 15) & ~15 }

  /// Pair `attempt` ≥ 1 of the uniform words of one split.
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

/// Categories `first` … with those from `middle` on split off.
private struct Split {
  let first, middle: Int
  /// The share of the categories below `middle`, and of those from it on.
  let below, above: Double

  /// How many of `picks` fall below the middle.
  @inline(__always)
  func sample(of picks: Int, _ uniforms: Binomial.Pair, further: (UInt32) -> Binomial.Pair) -> Int {
    // The rarer outcome, from its own sum: nothing cancels.
    let rarer = Binomial(trials: picks, probability: min(below, above))
    let count = rarer.sample(uniforms, further: further)
    return below <= above ? count : picks &- count
  }

  /// The splits of a law down to single categories, wider ones first.
  static func all(of law: [Double]) -> [Split] {
    var splits: [Split] = []
    splits.reserveCapacity(law.count)
    var ranges = [0..<law.count]
    while !ranges.isEmpty {
      var halves: [Range<Int>] = []
      for range in ranges where range.count > 1 {
        let middle = range.lowerBound + (range.count + 1) / 2
        splits.append(Split(law, range, middle))
        halves += [range.lowerBound..<middle, middle..<range.upperBound]
      }
      ranges = halves
    }
    return splits
  }

  private init(_ law: [Double], _ range: Range<Int>, _ middle: Int) {
    first = range.lowerBound
    self.middle = middle
    let below = law[range.lowerBound..<middle].reduce(0, +)
    let above = law[middle..<range.upperBound].reduce(0, +)
    let sum = below + above
    self.below = sum > 0 ? below / sum : 1
    self.above = sum > 0 ? above / sum : 0
  }
}

/// Four words as two of 64 bits.
private func pair(_ words: UnsafeMutablePointer<UInt32>) -> (UInt64, UInt64) {
  (UInt64(words[0]) | UInt64(words[1]) << 32, UInt64(words[2]) | UInt64(words[3]) << 32)
}
