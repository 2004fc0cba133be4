import KernelInterface

// The draws themselves, for those who want to count on their own.
extension Sampler {
  /// The picks of the given draws by the construction at `side`, one category index a draw: for each the
  /// lowest index of the largest z + g. Memory: four bytes a draw. Cost: about the generator's share of the
  /// noise, because only words that can win have their logarithms taken.
  public func picks(draws: Range<Int>, side: Int) -> [Int32] {
    let table = tables[side]
    guard table.needsNoise else {
      return Array(repeating: Int32(table.fixedPick), count: draws.count)
    }
    var result: [Int32] = []
    result.reserveCapacity(draws.count)
    pickFinder([side]).forEachBlock(draws) { _, picks in result.append(contentsOf: picks) }
    return result
  }

  /// The vectors y of the given draws by the construction at `side`: K values a draw, draw by draw. Memory:
  /// 4·K bytes a draw.
  public func weights(draws: Range<Int>, side: Int) -> [Float] {
    let categories = setting.logits.count
    let table = tables[side]
    var result: [Float] = []
    result.reserveCapacity(draws.count * categories)
    switch plans[side].weights {
    case .constant(let vector):
      let row = vector.map { Float($0) }
      for _ in draws { result.append(contentsOf: row) }
    case .oneHotOfPick:
      for pick in picks(draws: draws, side: side) {
        result.append(contentsOf: (0..<categories).lazy.map { $0 == Int(pick) ? 1 : 0 })
      }
    case .relaxed:
      forEachBlock(draws, table) { workspace, count in
        for draw in 0..<count {
          for category in 0..<categories { result.append(workspace.weight(category, draw: draw, of: count)) }
        }
      }
    }
    return result
  }

  /// Scores, picks and weights of block after block of draws, left in the workspace.
  private func forEachBlock(_ draws: Range<Int>, _ table: SideTable, _ body: (Workspace, Int) -> Void) {
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    let byDraw = setting.logits.count <= Workspace.widestByDraw
    let base = byDraw ? nil : PlaneBase(table.base, workspace)
    var first = draws.lowerBound
    while first < draws.upperBound {
      let count = min(workspace.drawsPerBlock, draws.upperBound - first)
      if let base {
        workspace.fillNoise(stream, draw: first)
        let best = score(base, workspace)
        workspace.picks[0] = Int32(best.category)
        if let inverse = table.inverseTemperature {
          let sums = exponentiate(from: best.score, inverseTemperature: inverse, workspace)
          workspace.sums[0] = 1 / sums.sum
        }
      } else {
        workspace.fillNoise(stream, firstDraw: first, count: count)
        score(table, count: count, workspace)
        if let inverse = table.inverseTemperature {
          relax(inverseTemperature: inverse, count: count, workspace)
        }
      }
      body(workspace, count)
      first += count
    }
  }
}

extension Workspace {
  /// The weight of one category in a block of `count` relaxed draws.
  fileprivate func weight(_ category: Int, draw: Int, of count: Int) -> Float {
    if paddedCategories <= Self.widestByDraw { return values[category * count + draw] * sums[draw] }
    let first = category & ~(4 * CategoryChunk.blocksPerChunk - 1)
    let blocks = min(CategoryChunk.blocksPerChunk, (paddedCategories - first) / 4)
    let offset = category - first
    return values[first + (offset & 3) * blocks + offset >> 2] * sums[0]
  }
}
