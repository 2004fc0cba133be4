// Spreads are too large to keep for every category; those asked for later can be counted and added.

extension Tally {
  /// This tally with the spreads of further categories as `other` counted them.
  ///
  /// `other` must be of the same setting and construction, over the first of the same draws. It may have made
  /// fewer of them, and then so have its spreads: each is a true count of its own number of draws, the sum of
  /// its bins. A spread that both count is the one counted here. Where spreads follow from the picks they are
  /// those of all draws. Cost: one pass over the spreads.
  public func addingSpreads(of other: Tally) -> Tally {
    var rows = Dictionary(
      uniqueKeysWithValues: zip(other.spreadCategories, other.spreadCategories.indices.map { (other, $0) }))
    for (row, category) in spreadCategories.enumerated() { rows[category] = (self, row) }
    var whole = self
    whole.spreadCategories = rows.keys.sorted()
    guard weights == .sampled else { return whole }
    whole.spreadCounts = whole.spreadCategories.flatMap { category in
      let (tally, row) = rows[category]!
      return tally.spreadCounts[row * Self.bins..<(row + 1) * Self.bins]
    }
    return whole
  }
}
