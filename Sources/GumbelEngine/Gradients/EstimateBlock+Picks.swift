import KernelInterface

// Categorical picks D by the inverse of the distribution function.
extension EstimateBlock {
  /// Up to this many categories every threshold is compared; above, the place is found by halving.
  private static let widestScan = 32

  /// Prepares picks from `law`. A category of probability 0 is never picked.
  func prepareThresholds(of law: UnsafePointer<Double>) -> Int {
    var total = 0.0
    var last = 0
    for k in 0..<categories where law[k] > 0 {
      total += law[k]
      last = k
    }
    var cumulative = 0.0
    for k in 0..<last {
      cumulative += law[k]
      let share = min(cumulative / total, 1 - 0x1p-53)
      thresholds[k] = UInt64(share * 0x1p64)
    }
    return last
  }

  /// The picks of consecutive draws, at most `picksAtOnce`, to `picks`.
  func pick(_ draws: Range<Int>, _ gumbel: GumbelNoise, thresholdCount: Int) {
    // Two draws share a counter: word d mod 2 of counter d/2.
    let skipped = draws.lowerBound & 1
    kernels.uniformWords(
      gumbel.stream, firstPair: UInt64(truncatingIfNeeded: draws.lowerBound >> 1),
      pairs: (draws.count + skipped + 1) / 2, words: uniforms)
    let words = uniforms + skipped
    if thresholdCount <= Self.widestScan {
      kernels.countReached(
        words, count: draws.count, thresholds: thresholds, thresholdCount: thresholdCount, reached: reached,
        picks: picks)
    } else {
      for i in 0..<draws.count { picks[i] = Int32(place(of: words[i], among: thresholdCount)) }
    }
  }

  /// How many thresholds `word` reaches.
  private func place(of word: UInt64, among count: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= word { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
