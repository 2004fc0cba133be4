import KernelInterface

// Many categories: vectors lie along the categories, draws follow one another.
extension Sampler {
  func extendByCategory(_ tallies: inout [Tally], draws: Range<Int>, _ workspace: Workspace) {
    var accumulators = tables.map { table in
      table.inverseTemperature.map { _ in
        WeightAccumulator(categories: workspace.paddedCategories, kernels: kernels)
      }
    }
    let planeBases = tables.map { PlaneBase($0.base, workspace) }
    for draw in draws {
      workspace.fillNoise(stream, draw: draw)
      for side in tables.indices {
        guard tables[side].needsNoise else {
          tallies[side].addFixedDraws(pick: tables[side].fixedPick, 1)
          continue
        }
        let best = score(planeBases[side], workspace)
        workspace.picks[0] = Int32(best.category)
        tallies[side].addPicks(workspace.picks, count: 1)
        if let inverse = tables[side].inverseTemperature {
          relax(best.score, inverseTemperature: inverse, &tallies[side], &accumulators[side]!, workspace)
        }
      }
    }
    for side in tables.indices { accumulators[side]?.flush(into: &tallies[side]) }
  }

  /// Scores in planes, to `workspace.values`, and the pick: of a tie, the lowest category.
  func score(_ base: PlaneBase, _ workspace: Workspace) -> (score: Float, category: Int) {
    var best = (score: -Float.infinity, category: 0)
    for chunk in CategoryChunk.all(setting.logits.count) {
      let values = workspace.values + chunk.first
      let stored = 4 * chunk.blocks
      values.update(from: workspace.noise + chunk.first, count: stored)
      base.values.withUnsafeBufferPointer {
        kernels.addBase(values, base: $0.baseAddress! + chunk.first, count: stored)
      }
      let largest = kernels.largestScore(values, count: stored)
      if largest > best.score { best = (largest, chunk.lowestCategory(of: largest, in: values)) }
    }
    return best
  }

  /// Exponentials in place of the scores, with their sums over all categories. The sum of a chunk is exact;
  /// that of the chunks is taken in Double, because it may exceed what fixed point holds.
  func exponentiate(from maximum: Float, inverseTemperature: Float, _ workspace: Workspace) -> (
    sum: Float, moment: Float
  ) {
    var sum = 0.0
    var moment = 0.0
    for chunk in CategoryChunk.all(setting.logits.count) {
      let part = kernels.exponentiate(
        workspace.values + chunk.first, maximum: maximum, inverseTemperature: inverseTemperature,
        count: 4 * chunk.blocks)
      sum += Double(part.sum) * 0x1p-48
      moment += Double(part.second) * 0x1p-48
    }
    return (Float(sum), Float(moment))
  }

  private func relax(
    _ maximum: Float, inverseTemperature: Float, _ tally: inout Tally,
    _ accumulator: inout WeightAccumulator, _ workspace: Workspace
  ) {
    let total = exponentiate(from: maximum, inverseTemperature: inverseTemperature, workspace)
    let inverse = 1 / total.sum
    tally.addDraw(entropy: kernels.entropy(sum: total.sum, moment: total.moment), maximum: inverse)
    accumulator.add(workspace.values, inverse: inverse, into: &tally)
    tally.addSpread(of: workspace.values, at: spreadPositions)
  }
}

/// The base in planes, with the padding of the last block masked.
struct PlaneBase {
  let values: [Float]

  init(_ base: [Float], _ workspace: Workspace) {
    guard !base.isEmpty else {
      values = []
      return
    }
    var planes = [Float](repeating: -.infinity, count: workspace.paddedCategories)
    for chunk in CategoryChunk.all(base.count) {
      for offset in 0..<chunk.count {
        planes[chunk.first + chunk.position(offset)] = base[chunk.first + offset]
      }
    }
    values = planes
  }
}

/// Sums of weights in planes, in 64 bits; emptied into the tally before they can overflow.
struct WeightAccumulator {
  private var sums: [Int64]
  private var squares: [Int64]
  private var draws = 0
  private let kernels: any KernelSet
  /// A weight is at most 2⁴⁸ units, so that this many draws fit in 63 bits.
  private static let capacity = 1 << 14

  init(categories: Int, kernels: any KernelSet) {
    self.kernels = kernels
    sums = Array(repeating: 0, count: categories)
    squares = Array(repeating: 0, count: categories)
  }

  mutating func add(_ values: UnsafeMutablePointer<Float>, inverse: Float, into tally: inout Tally) {
    let count = sums.count
    let kernels = self.kernels
    sums.withUnsafeMutableBufferPointer { sums in
      squares.withUnsafeMutableBufferPointer { squares in
        kernels.weigh(
          values, inverse: inverse, count: count, sums: sums.baseAddress!, squares: squares.baseAddress!)
      }
    }
    draws += 1
    if draws == Self.capacity { flush(into: &tally) }
  }

  mutating func flush(into tally: inout Tally) {
    for chunk in CategoryChunk.all(tally.picks.count) {
      for offset in 0..<chunk.count {
        let stored = chunk.first + chunk.position(offset)
        tally.addWeights(chunk.first + offset, BlockSums(sum: sums[stored], second: squares[stored]))
      }
    }
    for index in sums.indices {
      sums[index] = 0
      squares[index] = 0
    }
    draws = 0
  }
}
