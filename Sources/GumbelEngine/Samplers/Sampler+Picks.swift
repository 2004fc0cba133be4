import KernelInterface

// Where only picks are needed: no relaxed vector, no logarithm of noise that cannot win.
extension Sampler {
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
    PickFinder(bases: sides.map { tables[$0].base }, stream: stream, kernels: kernels)
  }
}
