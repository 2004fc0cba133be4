import KernelInterface

/// Why a draw without replacement was refused.
public enum TopKError: Error, Equatable, Sendable {
  /// The number of categories to draw must be at least 1.
  case notPositive(Int)
  /// More categories were asked for than can be picked.
  case tooMany(count: Int, unmasked: Int)
}

/// Draws of k different categories without replacement, by the k largest z + g: the Plackett–Luce law of
/// successive sampling. Kool, van Hoof and Welling, "Stochastic beams and where to find them" (ICML 2019).
public struct TopKSampler: Sendable {
  /// The logits z.
  public let logits: Logits
  /// How many categories a draw holds.
  public let k: Int
  /// The key of the noise, which is the shared one: the first category of a draw is its Gumbel-max pick.
  public let seed: UInt64

  private let noise: GumbelNoise
  private let base: [Float]

  /// A sampler of `k` categories, at least 1 and at most the unmasked ones.
  public init(
    logits: Logits, k: Int, seed: UInt64, kernels: any KernelSet = baselineKernels
  ) throws(TopKError) {
    guard k > 0 else { throw .notPositive(k) }
    let unmasked = logits.unmaskedCount
    guard k <= unmasked else { throw .tooMany(count: k, unmasked: unmasked) }
    self.logits = logits
    self.k = k
    self.seed = seed
    noise = GumbelNoise(seed: seed, kernels: kernels)
    base = floatBase(logits.shifted)
  }

  /// The k categories of one draw, the largest score first; of a tie, the lowest index first. Cost: noise
  /// for every category and a heap of k.
  public func draw(_ number: Int) -> [Int] {
    var scores = noise.values(draw: number, categories: base.count)
    for index in scores.indices { scores[index] = base[index] + scores[index] }
    var best: [Int] = []
    best.reserveCapacity(k + 1)
    for (index, score) in scores.enumerated() where score > -.infinity {
      if best.count == k, score <= scores[best[k - 1]] { continue }
      let place = best.partitioningIndex { scores[$0] < score }
      best.insert(index, at: place)
      if best.count > k { best.removeLast() }
    }
    return best
  }

  /// For each category the share of `draws` that hold it.
  public func inclusion(draws: Range<Int>) -> [Double] {
    var counts = [Int](repeating: 0, count: base.count)
    for number in draws {
      for category in draw(number) { counts[category] += 1 }
    }
    return counts.map { Double($0) / Double(max(draws.count, 1)) }
  }
}

extension [Int] {
  /// The first place whose element belongs to the second part, for an array partitioned by `belongs`.
  fileprivate func partitioningIndex(_ belongs: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
