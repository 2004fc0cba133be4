/// What is remembered of a run of consecutive draws of one construction: everything a view or a report
/// shows, in integers, so that tallies of adjoining runs merge to exactly the tally of the whole.
///
/// Sums of y, y², entropy and max y are kept in fixed point (units of 2⁻⁴⁸), which makes addition
/// associative: any split over threads, blocks or machines gives the same bytes.
public struct Tally: Sendable, Equatable {
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
  /// Draws whose largest weight exceeded 0.9.
  public internal(set) var maximumAbove90 = 0
  /// Draws whose largest weight exceeded 0.99.
  public internal(set) var maximumAbove99 = 0
  /// The categories whose spread is counted, ascending.
  public let spreadCategories: [Int]
  /// `bins` counts for each of `spreadCategories`, one after the other.
  public internal(set) var spreadCounts: [Int]

  var weightSums: [FixedSum]
  var squareSums: [FixedSum]
  var entropySum = FixedSum.zero
  var maximumSum = FixedSum.zero

  /// The tally of no draws over `categories` categories, ready to count the spread of `spreadCategories`.
  public init(categories: Int, spreadCategories: [Int]) {
    picks = Array(repeating: 0, count: categories)
    weightSums = Array(repeating: .zero, count: categories)
    squareSums = Array(repeating: .zero, count: categories)
    self.spreadCategories = spreadCategories.sorted()
    spreadCounts = Array(repeating: 0, count: spreadCategories.count * Self.bins)
  }

  /// The share of draws in which `category` was picked; 0 before the first draw.
  public func pickShare(_ category: Int) -> Double {
    draws == 0 ? 0 : Double(picks[category]) / Double(draws)
  }

  /// The mean of y for `category`; 0 before the first draw.
  public func meanWeight(_ category: Int) -> Double { weightSums[category].mean(over: draws) }

  /// The standard deviation of y for `category` over the draws counted (divisor: their number).
  public func weightDeviation(_ category: Int) -> Double {
    let mean = meanWeight(category)
    return max(squareSums[category].mean(over: draws) - mean * mean, 0).squareRoot()
  }

  /// The mean of the entropy −Σ y ln y of the drawn vectors, in nats.
  public var meanEntropy: Double { entropySum.mean(over: draws) }

  /// The mean of the largest weight.
  public var meanMaximum: Double { maximumSum.mean(over: draws) }

  /// The share of consecutive draws on which the pick changed; 0 before the second draw.
  public var flipRate: Double { draws < 2 ? 0 : Double(flips) / Double(draws - 1) }

  /// The `bins` counts of where y of `category` fell, or `nil` where its spread is not counted.
  public func spread(_ category: Int) -> ArraySlice<Int>? {
    guard let row = rowOfSpread(category) else { return nil }
    return spreadCounts[row * Self.bins..<(row + 1) * Self.bins]
  }

  private func rowOfSpread(_ category: Int) -> Int? {
    var low = 0
    var high = spreadCategories.count
    while low < high {
      let middle = (low + high) / 2
      if spreadCategories[middle] < category { low = middle + 1 } else { high = middle }
    }
    return low < spreadCategories.count && spreadCategories[low] == category ? low : nil
  }

  /// Adds the tally of the draws that directly follow the ones counted here. Both must be of the same
  /// setting, construction and spread categories.
  public mutating func append(_ next: Tally) {
    guard next.draws > 0 else { return }
    if let lastPick, let first = next.firstPick, lastPick != first { flips += 1 }
    flips += next.flips
    firstPick = firstPick ?? next.firstPick
    lastPick = next.lastPick
    draws += next.draws
    maximumAbove90 += next.maximumAbove90
    maximumAbove99 += next.maximumAbove99
    entropySum += next.entropySum
    maximumSum += next.maximumSum
    for index in picks.indices {
      picks[index] += next.picks[index]
      weightSums[index] += next.weightSums[index]
      squareSums[index] += next.squareSums[index]
    }
    for index in spreadCounts.indices { spreadCounts[index] += next.spreadCounts[index] }
  }
}
