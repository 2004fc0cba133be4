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
    logits: Logits, k: Int, seed: UInt64, kernels: any KernelSet = widestKernels
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

  /// The k categories of one draw, the largest score first; of a tie, the lowest index first. Cost: the
  /// generator's share of the noise for every category, and logarithms for about 64 + k·ln(K/k) of them.
  public func draw(_ number: Int) -> [Int] {
    base.withUnsafeBufferPointer {
      LargestScores(
        k, base: $0.baseAddress!, count: $0.count, stream: noise.stream, draw: number, kernels: noise.kernels
      ).descending.map(\.category)
    }
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

extension GumbelNoise {
  /// The `k` categories with the largest `logits` + g in one draw, the largest first; of a tie, the lowest
  /// index first. For logits that are used once: nothing is prepared, and nothing of the size of the
  /// vocabulary is allocated.
  ///
  /// Noise is added to the logits as they are, in Float, so that logits far from 0 should be shifted by their
  /// maximum first. −∞ masks and NaN is treated likewise; fewer than `k` others are an error. Cost: about half
  /// a nanosecond a category with the widest vectors.
  public func topK(_ logits: Span<Float>, k: Int, draw: Int) throws(TopKError) -> [Int] {
    guard k > 0 else { throw .notPositive(k) }
    let largest = logits.withUnsafeBufferPointer { logits in
      logits.baseAddress.map {
        LargestScores(k, base: $0, count: logits.count, stream: stream, draw: draw, kernels: kernels)
          .descending
      } ?? []
    }
    guard largest.count == k else { throw .tooMany(count: k, unmasked: largest.count) }
    return largest.map(\.category)
  }
}
