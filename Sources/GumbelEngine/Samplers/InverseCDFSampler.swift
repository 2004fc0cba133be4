import KernelInterface

/// Draws from a law by the inverse of its distribution function: the pick is the first category whose
/// cumulative probability exceeds a uniform 64-bit word.
///
/// Few categories are compared with all thresholds at once, without a branch; for many, a guide table tells
/// where to start (Chen and Asau, "On generating random variates from an empirical distribution", AIIE
/// Transactions 6, 1974), so that one or two comparisons are expected. Each probability is exact to about
/// 2⁻⁶²; a category of probability 0 is never picked. Addressed by draw number in the stream
/// `NoisePurpose.inverseCDF`.
public struct InverseCDFSampler: Sendable {
  /// Up to this many categories, every threshold is compared.
  static let widestScan = 32

  /// The number of categories.
  private let categories: Int
  /// Cumulative probabilities in units of 2⁻⁶⁴ of all categories before the last that can be picked.
  private let thresholds: [UInt64]
  /// For each value of the leading bits of a word the first category that it may pick.
  private let guide: [Int32]
  private let guideShift: UInt64
  private let uniforms: UniformDraws

  /// Prepares the thresholds of `law`, nonnegative numbers that add up to about 1. Cost: a few nanoseconds a
  /// category.
  public init(law: [Double], seed: UInt64, kernels: any KernelSet = widestKernels) {
    categories = law.count
    let last = law.lastIndex { $0 > 0 } ?? 0
    var sum: UInt64 = 0
    let thresholds = IntegerLaw(law).weights[..<last].map { weight in
      sum += weight
      return sum << UInt64(64 - IntegerLaw.totalBits)
    }
    self.thresholds = thresholds
    // Four to eight times as many leading values as categories: more than one step is rare then.
    let bits = UInt64(64 - thresholds.count.leadingZeroBitCount + 2)
    guideShift = 64 - bits
    guide = thresholds.count < Self.widestScan ? [] : Self.guide(thresholds, bits: bits)
    uniforms = UniformDraws(
      stream: GumbelNoise(seed: seed, purpose: .inverseCDF).stream, kernels: kernels)
  }

  private static func guide(_ thresholds: [UInt64], bits: UInt64) -> [Int32] {
    var category = 0
    return (0..<UInt64(1) << bits).map { leading in
      while category < thresholds.count, leading << (64 - bits) >= thresholds[category] { category += 1 }
      return Int32(category)
    }
  }

  /// The picks of the given draws, one category index a draw. Cost: about a nanosecond and a half a draw for
  /// few categories, a few for many.
  public func picks(draws: Range<Int>) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: draws.count) { buffer, filled in
      forEachBlock(draws) { offset, picks in
        (buffer.baseAddress! + offset).initialize(from: picks.baseAddress!, count: picks.count)
      }
      filled = draws.count
    }
  }

  /// How often each category is picked in the given draws. Memory: nothing a draw.
  public func pickCounts(draws: Range<Int>) -> [Int] {
    var counter = PickCounter(categories: categories)
    forEachBlock(draws) { _, picks in counter.add(picks) }
    return counter.counts
  }

  private func forEachBlock(_ draws: Range<Int>, _ body: (Int, UnsafeBufferPointer<Int32>) -> Void) {
    let picks = UnsafeMutableBufferPointer<Int32>.allocate(capacity: UniformDraws.perBlock)
    let reached = UnsafeMutablePointer<Int64>.allocate(capacity: UniformDraws.perBlock)
    defer {
      picks.deallocate()
      reached.deallocate()
    }
    let last = thresholds.count - 1
    thresholds.withUnsafeBufferPointer { thresholds in
      guide.withUnsafeBufferPointer { guide in
        uniforms.forEachBlock(draws) { offset, words in
          if guide.isEmpty {
            uniforms.kernels.countReached(
              words.baseAddress!, count: words.count, thresholds: thresholds.baseAddress!,
              thresholdCount: thresholds.count, reached: reached, picks: picks.baseAddress!)
          } else {
            for index in 0..<words.count {
              let word = words[index]
              var category = Int(guide[Int(truncatingIfNeeded: word >> guideShift)])
              // The first step is no branch; the others are rare.
              category &+= word >= thresholds[min(category, last)] && category <= last ? 1 : 0
              while category <= last, word >= thresholds[category] { category += 1 }
              picks[index] = Int32(truncatingIfNeeded: category)
            }
          }
          body(offset, UnsafeBufferPointer(rebasing: picks[..<words.count]))
        }
      }
    }
  }
}
