/// What is remembered of a run of consecutive draws of one construction: everything a view or a report
/// shows, in integers, so that tallies of adjoining runs merge to exactly the tally of the whole.
///
/// Sums of y, y², entropy and max y are kept in fixed point (units of 2⁻⁴⁸), which makes addition
/// associative: any split over threads, blocks or machines gives the same bytes.
public struct Tally: Sendable, Equatable, Codable {
  /// How the weights y of the draws come about, which decides how they are summed.
  public enum Weights: Sendable, Equatable, Codable {
    /// y differs from draw to draw and is summed.
    case sampled
    /// y is this vector in every draw, so that means are exact and deviations 0.
    case constant([Double])
    /// y is the one-hot vector of the pick, so that all follows from the picks.
    case oneHotOfPick
  }

  /// The number of equal bins over [0, 1] in which the spread of y is counted; 1 falls in the last.
  public static let bins = 64

  /// The number of draws counted.
  public internal(set) var draws = 0
  /// How often each category was picked; K counts that add up to `draws`.
  public internal(set) var picks: [Int]
  /// How many consecutive draws had different picks.
  public internal(set) var flips = 0
  /// The pick of the first draw counted.
  public internal(set) var firstPick: Int?
  /// The pick of the last draw counted.
  public internal(set) var lastPick: Int?
  /// The categories whose spread is counted, ascending.
  public internal(set) var spreadCategories: [Int]
  /// How the weights come about.
  public let weights: Weights

  var spreadCounts: [Int]
  var weightSums: [FixedSum]
  var squareSums: [FixedSum]
  var entropySum = FixedSum.zero
  var maximumSum = FixedSum.zero
  var above90 = 0
  var above99 = 0

  /// The tally of no draws over `categories` categories, ready to count the spread of `spreadCategories`.
  public init(categories: Int, spreadCategories: [Int], weights: Weights = .sampled) {
    let summed = weights == .sampled
    picks = Array(repeating: 0, count: categories)
    weightSums = Array(repeating: .zero, count: summed ? categories : 0)
    squareSums = weightSums
    spreadCounts = Array(repeating: 0, count: summed ? spreadCategories.count * Self.bins : 0)
    self.spreadCategories = spreadCategories.sorted()
    self.weights = weights
  }
}
