// Tallies can be written down and read again, to put together what other machines counted.
extension Tally {
  /// Whether this can be the tally of `draws` draws where `empty` is that of none: it has as many categories and
  /// the same spreads, and its counts add up. A tally that was read from a file need not. Cost: one pass over it.
  public func isSound(draws: Int, like empty: Tally) -> Bool {
    let shape = (picks.count, weightSums.count, squareSums.count, spreadCounts.count)
    let other = (
      empty.picks.count, empty.weightSums.count, empty.squareSums.count, empty.spreadCounts.count
    )
    guard shape == other, weights == empty.weights, spreadCategories == empty.spreadCategories,
      self.draws == draws
    else { return false }
    return addUp(picks[...]) && spreadsAddUp && ends && sumsArePossible
      && [flips, above90, above99].allSatisfy { 0...draws ~= $0 }
  }

  /// Weights, their squares and their maximum lie in [0, 1], and their entropy in [0, ln K].
  private var sumsArePossible: Bool {
    let largestEntropy = naturalLogarithm(Double(max(picks.count, 1)))
    return (weightSums + squareSums + [maximumSum]).allSatisfy { $0.isPlausible(terms: draws, each: 0...1) }
      && entropySum.isPlausible(terms: draws, each: 0...largestEntropy)
  }

  private func addUp(_ counts: ArraySlice<Int>) -> Bool {
    var rest = draws
    for count in counts {
      guard 0...rest ~= count else { return false }
      rest -= count
    }
    return rest == 0
  }

  private var spreadsAddUp: Bool {
    stride(from: 0, to: spreadCounts.count, by: Self.bins).allSatisfy {
      addUp(spreadCounts[$0..<$0 + Self.bins])
    }
  }

  /// The first and the last pick are there exactly if there are draws.
  private var ends: Bool {
    [firstPick, lastPick].allSatisfy { pick in pick.map { picks.indices.contains($0) } ?? (draws == 0) }
  }
}
