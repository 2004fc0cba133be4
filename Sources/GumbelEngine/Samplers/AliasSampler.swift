import KernelInterface

/// Draws from a law in constant time, whatever the number of categories: one 64-bit word chooses a column and
/// then between the two categories that share it.
///
/// Walker, "An efficient method for generating discrete random variables with general distributions" (ACM
/// TOMS 3, 1977); the table by Vose, "A linear algorithm for generating random numbers with a given
/// distribution" (IEEE TSE 17, 1991), in whole numbers. Each probability is exact to about 2⁻⁶²; a category
/// of probability 0 is never picked. Addressed by draw number in the stream `NoisePurpose.alias`, and so not
/// the same draws as the Gumbel-max picks.
public struct AliasSampler: Sendable {
  let table: AliasTable
  private let uniforms: UniformDraws

  /// Prepares the table for `law`, nonnegative numbers that add up to about 1. Cost: about ten nanoseconds a
  /// category.
  public init(law: [Double], seed: UInt64, kernels: any KernelSet = widestKernels) {
    table = AliasTable(law)
    uniforms = UniformDraws(
      stream: GumbelNoise(seed: seed, purpose: .alias).stream, kernels: kernels)
  }

  /// The picks of the given draws, one category index a draw. Cost: about two nanoseconds a draw while the
  /// table fits the cache.
  public func picks(draws: Range<Int>) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: draws.count) { buffer, filled in
      uniforms.forEachBlock(draws) { offset, words in
        table.pick(words, into: buffer.baseAddress! + offset)
      }
      filled = draws.count
    }
  }

  /// How often each category is picked in the given draws. Memory: nothing a draw.
  public func pickCounts(draws: Range<Int>) -> [Int] {
    var counter = PickCounter(categories: table.categories)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: UniformDraws.perBlock) { picks in
      uniforms.forEachBlock(draws) { _, words in
        table.pick(words, into: picks.baseAddress!)
        counter.add(UnsafeBufferPointer(rebasing: picks[..<words.count]))
      }
    }
    return counter.counts
  }
}

/// Columns of equal mass, each split between the category it is named after and one other.
struct AliasTable: Sendable {
  struct Entry: Sendable {
    /// The share of the column's own category, in units of 2⁻⁶⁴ of the column.
    var threshold: UInt64
    /// Who has the rest.
    var alias: Int32
    /// The column's own category.
    var own: Int32
  }

  /// The number of categories.
  let categories: Int
  private let entries: [Entry]

  init(_ law: [Double]) {
    categories = law.count
    // Columns hold 2ᵐ each: the law is scaled from 2⁶³ to categories·2ᵐ, in whole numbers.
    let bits = UInt64(IntegerLaw.totalBits - (law.count - 1).bitWidthInUse)
    var rest = Self.scaled(IntegerLaw(law).weights, columns: UInt64(law.count), columnBits: bits)
    let full = UInt64(1) << bits
    var entries = rest.indices.map { Entry(threshold: .max, alias: Int32($0), own: Int32($0)) }
    var small = rest.indices.filter { rest[$0] < full }
    var large = rest.indices.filter { rest[$0] >= full }
    while let poor = small.popLast(), let rich = large.last {
      entries[poor] = Entry(threshold: rest[poor] << (64 - bits), alias: Int32(rich), own: Int32(poor))
      rest[rich] -= full - rest[poor]
      if rest[rich] < full { small.append(large.removeLast()) }
    }
    self.entries = entries
  }

  /// Weights that add up to `columns`·2^`columnBits`, from weights that add up to 2⁶³. Rounded down, with what
  /// is left over given to the largest.
  private static func scaled(_ weights: [UInt64], columns: UInt64, columnBits: UInt64) -> [UInt64] {
    let shift = UInt64(IntegerLaw.totalBits) - columnBits
    var result = weights.map { weight in
      let (high, low) = weight.multipliedFullWidth(by: columns)
      return shift == 0 ? low : high << (64 - shift) | low >> shift
    }
    let largest = weights.indices.max { weights[$0] < weights[$1] } ?? 0
    result[largest] += columns << columnBits - result.reduce(0, +)
    return result
  }

  /// The categories of uniform words.
  func pick(_ words: UnsafeMutableBufferPointer<UInt64>, into picks: UnsafeMutablePointer<Int32>) {
    withEntries { entries, columns in
      for index in 0..<words.count { picks[index] = Self.pick(words[index], entries, columns) }
    }
  }

  /// Lends the table to a loop over `pick`.
  func withEntries(_ body: (UnsafePointer<Entry>, _ columns: UInt64) -> Void) {
    entries.withUnsafeBufferPointer { body($0.baseAddress!, UInt64(categories)) }
  }

  /// The category of a uniform word: the product's high half is the column, its low half the place in it.
  @inline(__always)
  static func pick(_ word: UInt64, _ entries: UnsafePointer<Entry>, _ columns: UInt64) -> Int32 {
    let (column, place) = word.multipliedFullWidth(by: columns)
    // The choice is an address: as a branch it would be mispredicted every few draws.
    let owner = place < entries[Int(truncatingIfNeeded: column)].threshold ? 1 : 0
    return UnsafeRawPointer(entries + Int(truncatingIfNeeded: column))
      .load(fromByteOffset: MemoryLayout<UInt64>.size + 4 * owner, as: Int32.self)
  }
}

extension Int {
  /// Bits up to the highest that is set.
  fileprivate var bitWidthInUse: Int { Int.bitWidth - leadingZeroBitCount }
}
