import KernelInterface

// Where only picks are needed: no relaxed vector, no logarithm of noise that cannot win.
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

  /// Whether the picks tell all that a tally needs: y is constant or one-hot for every construction.
  var needsPicksOnly: Bool { tables.allSatisfy { $0.inverseTemperature == nil } }

  /// Counts the picks of further draws; `needsPicksOnly` must hold.
  func extendPicks(_ tallies: inout [Tally], draws: Range<Int>) {
    let noisy = tables.indices.filter { tables[$0].needsNoise }
    for side in tables.indices where !tables[side].needsNoise {
      tallies[side].addFixedDraws(pick: tables[side].fixedPick, draws.count)
    }
    if noisy.isEmpty { return }
    pickFinder(noisy).forEachBlock(draws) { index, picks in
      tallies[noisy[index]].addPicks(picks.baseAddress!, count: picks.count)
    }
  }

  /// A finder of the picks of the constructions at `sides`, which must need noise.
  func pickFinder(_ sides: [Int]) -> PickFinder {
    PickFinder(bases: sides.map { tables[$0].pickBase }, stream: stream, kernels: kernels)
  }
}
