/// One category at logit 0 and a million at −17, which together are picked with probability .0398: so rarely each that
/// it takes noise above 17 or so to pick one.
struct RareMass {
  private static let count = 1_000_000
  private static let gap = 17.0
  /// The steps of a uniform number with 23 bits.
  private static let grid = 0x1p23

  /// The logits.
  var logits: Logits {
    // All finite.
    try! Logits([0] + Array(repeating: -Self.gap, count: Self.count))
  }

  /// The share of picks that is due to the million.
  var probability: Double {
    let mass = Double(Self.count) * exponential(-Self.gap)
    return mass / (1 + mass)
  }

  /// The share that the million gets of `draws` picks with noise −ln(−ln u) in Float, u on the grid of 23 bits.
  ///
  /// Of the million numbers only the largest counts. It is drawn at once: as many numbers are below u with probability
  /// u to the power of their count.
  func recipeShare(seed: UInt64, draws: Int) -> Double {
    var numbers = KeyedNumbers(seed: seed, .float32Noise)
    let wins = (0..<draws).count { _ in
      let largest = exponential(naturalLogarithm(numbers.unit()) / Double(Self.count))
      let rare = Self.noise(cell: largest * Self.grid) - Float(Self.gap)
      return rare > Self.noise(cell: numbers.unit() * Self.grid)
    }
    return Double(wins) / Double(draws)
  }

  /// The share that the recipe comes to: Σ P(largest = u)·P(g < −ln(−ln u) − 17), over the upper end of the grid.
  var recipeProbability: Double {
    let noise = { (cell: Double) in Double(Self.noise(cell: cell)) }
    func below(_ cell: Double) -> Double {
      exponential(Double(Self.count) * naturalLogarithm(cell / Self.grid))
    }
    return (1...1000).reduce(0.0) { sum, place in
      let cell = Self.grid - Double(place)
      return sum + (below(cell + 1) - below(cell)) * GumbelLaw.cdf(noise(cell) - Self.gap)
    }
  }

  /// −ln(−ln u) in Float for u in the cell that `cell` falls in, as far as u is above 0.
  private static func noise(cell: Double) -> Float {
    let uniform = Float(max(cell.rounded(.down), 1) / grid)
    let exponent = Float(-naturalLogarithm(Double(uniform)))
    return Float(-naturalLogarithm(Double(exponent)))
  }
}
