/// How picks are made, where only their counts matter. All follow the same law; only the first uses the noise
/// that every view and command shares.
public enum SamplingMethod: String, CaseIterable, Sendable, Hashable {
  /// argmax(z + g) with the shared noise: the picks of every other view of the same draws.
  case gumbelMax = "gumbel-max"
  /// An alias table: constant time a draw.
  case alias
  /// The inverse of the distribution function: fastest for few categories.
  case inverseCDF = "inverse-cdf"
  /// Counts by conditional binomials: no draws are made, and a billion cost as much as ten.
  case multinomial
}

extension Sampler {
  /// How often each category is picked in the given draws by the construction at `side`.
  ///
  /// With `gumbelMax` these are the picks of `tallies(draws:)`, and with `alias` and `inverseCDF` draws are
  /// addressed by number as well, so that counts of adjoining ranges add up to those of the whole. With
  /// `multinomial` the counts belong to the range as a whole: they are keyed by its first number and do not
  /// add up to those of another split. A construction without noise always picks the same.
  public func pickCounts(draws: Range<Int>, side: Int, method: SamplingMethod = .gumbelMax) -> [Int] {
    let law = plans[side].pickLaw
    guard tables[side].needsNoise else {
      return law.map { $0 == 1 ? draws.count : 0 }
    }
    switch method {
    case .gumbelMax:
      var counter = PickCounter(categories: setting.logits.count)
      pickFinder([side]).forEachBlock(draws) { _, picks in counter.add(picks) }
      return counter.counts
    case .alias:
      return AliasSampler(law: law, seed: setting.seed, kernels: kernels).pickCounts(draws: draws)
    case .inverseCDF:
      return InverseCDFSampler(law: law, seed: setting.seed, kernels: kernels).pickCounts(draws: draws)
    case .multinomial:
      return MultinomialSampler(law: law, seed: setting.seed, kernels: kernels)
        .counts(total: draws.count, number: draws.lowerBound)
    }
  }
}
