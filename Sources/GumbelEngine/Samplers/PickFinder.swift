import KernelInterface

/// Finds the Gumbel-max picks of one or more bases on the same noise, without the logarithms of words that
/// cannot win: exactly the picks of the plain rule (the lowest index of the largest base + g, in Float).
///
/// Up to `widestRace` categories, vectors lie along the draws and categories race by rough arrival times
/// E·e^(−base); a race that is too close to tell is run again by the plain rule. Above, vectors lie along the
/// categories, and a bound on g tells which of them can exceed a threshold at all. Both give the same picks,
/// so that where one ends and the other begins is a matter of speed only.
final class PickFinder {
  /// Up to this many categories, vectors lie along the draws.
  static let widestRace = 512
  /// Draws that race together, and whose picks are handed over together.
  static let drawsPerBlock = 512

  let sides: [BaseSearch]
  let categories: Int
  let stream: NoiseStream
  let kernels: any KernelSet
  private let words: UnsafeMutablePointer<UInt32>
  private let found: UnsafeMutablePointer<Int32>
  private static let categoriesPerChunk = 1024

  /// A finder for `bases`, which all have the same number of categories.
  init(bases: [PickBase], stream: NoiseStream, kernels: any KernelSet) {
    categories = bases.first?.values.count ?? 0
    self.stream = stream
    self.kernels = kernels
    sides = bases.map(BaseSearch.init)
    words = .allocate(capacity: max(4 * Self.drawsPerBlock, Self.categoriesPerChunk))
    found = .allocate(capacity: Self.categoriesPerChunk)
  }

  deinit {
    words.deallocate()
    found.deallocate()
  }

  /// Hands the picks of `draws` to `body`, block after block and in each block side after side.
  func forEachBlock(_ draws: Range<Int>, _ body: (_ side: Int, UnsafeBufferPointer<Int32>) -> Void) {
    var first = draws.lowerBound
    while first < draws.upperBound {
      let count = min(Self.drawsPerBlock, draws.upperBound - first)
      if categories <= Self.widestRace {
        race(firstDraw: first, count: count)
      } else {
        for offset in 0..<count { search(draw: first + offset, offset: offset) }
      }
      for side in sides.indices {
        body(side, UnsafeBufferPointer(start: sides[side].lanes.picks, count: count))
      }
      first += count
    }
  }

  // MARK: Races

  private func race(firstDraw: Int, count: Int) {
    for side in sides { side.startRace(count: count) }
    for block in 0..<(categories + 3) / 4 where sides.contains(where: { $0.isOpen[block] }) {
      kernels.wordsByDraw(
        stream, firstDraw: UInt64(truncatingIfNeeded: firstDraw), count: count, block: UInt32(block),
        words: words)
      let categories = min(4, self.categories - 4 * block)
      for side in sides {
        side.slowness.withUnsafeBufferPointer {
          kernels.race(
            side.lanes, words: words, slowness: $0.baseAddress! + 4 * block, category: Int32(4 * block),
            categories: categories, count: count)
        }
      }
    }
    for side in sides {
      let close = kernels.undecidedRaces(side.lanes, count: count, undecided: found)
      for index in 0..<close {
        let offset = Int(found[index])
        side.lanes.picks[offset] = plainPick(side.base, draw: firstDraw + offset)
      }
    }
  }

  /// The plain rule itself.
  private func plainPick(_ base: [Float], draw: Int) -> Int32 {
    var best = (score: -Float.infinity, category: Int32(0))
    for (category, base) in base.enumerated() where base > -.infinity {
      let noise = kernels.gumbel(
        stream, draw: UInt64(truncatingIfNeeded: draw), category: UInt32(truncatingIfNeeded: category))
      if base + noise > best.score { best = (base + noise, Int32(category)) }
    }
    return best.category
  }

  // MARK: Searches

  private func search(draw: Int, offset: Int) {
    for side in sides { side.best = (side.floor, -1) }
    search(draw: draw, among: sides)
    let missed = sides.filter { $0.best.category < 0 }
    if !missed.isEmpty {
      for side in missed { side.best.score = -.infinity }
      search(draw: draw, among: missed)
    }
    for side in sides { side.lanes.picks[offset] = side.best.category }
  }

  private func search(draw: Int, among sides: [BaseSearch]) {
    let draw = UInt64(truncatingIfNeeded: draw)
    for first in stride(from: 0, to: categories, by: Self.categoriesPerChunk) {
      let count = min(Self.categoriesPerChunk, categories - first)
      kernels.wordsByCategory(
        stream, draw: draw, firstBlock: UInt32(first / 4), count: (count + 3) / 4, words: words)
      for side in sides {
        side.base.withUnsafeBufferPointer { base in
          let base = base.baseAddress! + first
          let total = kernels.candidates(
            words, base: base, count: count, threshold: side.best.score, found: found)
          for index in 0..<total {
            let place = Int(found[index])
            let noise = kernels.gumbel(
              stream, word: words[place], draw: draw, category: UInt32(truncatingIfNeeded: first + place))
            let score = base[place] + noise
            if score > side.best.score { side.best = (score, Int32(first + place)) }
          }
        }
      }
    }
  }

  /// One base, with the state of its races or searches.
  final class BaseSearch {
    let base: [Float]
    /// e^(−base), in whole blocks of four; kept where a rate can neither overflow nor win without being
    /// noticed, which is also the rate of masked categories.
    let slowness: [Float]
    /// Whether a block of four holds any category that can be picked.
    let isOpen: [Bool]
    let floor: Float
    let lanes: RaceLanes
    var best: (score: Float, category: Int32) = (0, 0)
    private static let slowest: Float = 0x1p100

    init(_ pickBase: PickBase) {
      base = pickBase.values
      floor = pickBase.floor
      let blocks = (base.count + 3) / 4
      if base.count <= widestRace {
        slowness = (0..<4 * blocks).map { [base] index in
          index < base.count ? min(Float(exponential(-Double(base[index]))), Self.slowest) : Self.slowest
        }
        isOpen = (0..<blocks).map { [base] block in
          base[4 * block..<min(4 * block + 4, base.count)].contains { $0 > -.infinity }
        }
      } else {
        slowness = []
        isOpen = []
      }
      lanes = RaceLanes(
        first: .allocate(capacity: drawsPerBlock), second: .allocate(capacity: drawsPerBlock),
        picks: .allocate(capacity: drawsPerBlock), words: .allocate(capacity: drawsPerBlock))
    }

    deinit {
      lanes.first.deallocate()
      lanes.second.deallocate()
      lanes.picks.deallocate()
      lanes.words.deallocate()
    }

    func startRace(count: Int) {
      lanes.first.update(repeating: .infinity, count: count)
      lanes.second.update(repeating: .infinity, count: count)
      lanes.picks.update(repeating: 0, count: count)
      lanes.words.update(repeating: 0, count: count)
    }
  }
}
