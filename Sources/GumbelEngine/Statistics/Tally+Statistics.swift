// What views and reports read off a tally. Everything is 0 before the first draw.
extension Tally {
  /// The share of draws in which `category` was picked.
  public func pickShare(_ category: Int) -> Double {
    draws == 0 ? 0 : Double(picks[category]) / Double(draws)
  }

  /// The mean of y for `category`.
  public func meanWeight(_ category: Int) -> Double {
    switch weights {
    case .constant(let vector): draws == 0 ? 0 : vector[category]
    case .oneHotOfPick: pickShare(category)
    case .sampled: weightSums[category].mean(over: draws)
    }
  }

  /// The standard deviation of y for `category` over the draws counted (divisor: their number).
  public func weightDeviation(_ category: Int) -> Double {
    switch weights {
    case .constant: return 0
    case .oneHotOfPick:
      let share = pickShare(category)
      return (share * (1 - share)).squareRoot()
    case .sampled:
      let mean = meanWeight(category)
      return max(squareSums[category].mean(over: draws) - mean * mean, 0).squareRoot()
    }
  }

  /// The mean of the entropy −Σ y ln y of the drawn vectors, in nats.
  public var meanEntropy: Double {
    switch weights {
    case .constant(let vector): draws == 0 ? 0 : entropy(of: vector)
    case .oneHotOfPick: 0
    case .sampled: entropySum.mean(over: draws)
    }
  }

  /// The mean of the largest weight.
  public var meanMaximum: Double {
    switch weights {
    case .constant(let vector): draws == 0 ? 0 : vector.max() ?? 0
    case .oneHotOfPick: draws == 0 ? 0 : 1
    case .sampled: maximumSum.mean(over: draws)
    }
  }

  /// The share of draws whose largest weight exceeded 0.9.
  public var maximumAbove90: Double { shareAbove(0.9, counted: above90) }

  /// The share of draws whose largest weight exceeded 0.99.
  public var maximumAbove99: Double { shareAbove(0.99, counted: above99) }

  private func shareAbove(_ threshold: Double, counted: Int) -> Double {
    if draws == 0 { return 0 }
    if case .sampled = weights { return Double(counted) / Double(draws) }
    return meanMaximum > threshold ? 1 : 0
  }

  /// The share of consecutive draws on which the pick changed; 0 before the second draw.
  public var flipRate: Double { draws < 2 ? 0 : Double(flips) / Double(draws - 1) }

  /// The `bins` counts of where y of `category` fell, or `nil` where its spread is not counted.
  public func spread(_ category: Int) -> ArraySlice<Int>? {
    guard let row = spreadRow(category) else { return nil }
    var counts = [Int](repeating: 0, count: Self.bins)
    switch weights {
    case .sampled: return spreadCounts[row * Self.bins..<(row + 1) * Self.bins]
    case .constant(let vector):
      counts[min(Int(vector[category] * Double(Self.bins)), Self.bins - 1)] = draws
    case .oneHotOfPick:
      counts[0] = draws - picks[category]
      counts[Self.bins - 1] = picks[category]
    }
    return counts[...]
  }

  /// The place of `category` among the ascending `spreadCategories`.
  private func spreadRow(_ category: Int) -> Int? {
    var low = 0
    var high = spreadCategories.count
    while low < high {
      let middle = (low + high) / 2
      if spreadCategories[middle] < category { low = middle + 1 } else { high = middle }
    }
    return low < spreadCategories.count && spreadCategories[low] == category ? low : nil
  }
}

/// The entropy −Σ p ln p of a probability vector, in nats; terms with p = 0 count 0.
public func entropy(of probabilities: [Double]) -> Double {
  probabilities.reduce(0) { $1 > 0 ? $0 - $1 * naturalLogarithm($1) : $0 }
}
