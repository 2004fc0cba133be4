/// Scores of one category in `count` draws, in place: noise + `base`; keeps the running maximum and the
/// category that holds it. Categories must come in ascending order, so that the lowest wins a tie; the first
/// call for a block of draws has `category` = 0 and initialises.
public func scoreCategory(
  _ scores: UnsafeMutablePointer<Float>, from noise: UnsafePointer<Float>, base: Float, category: Int32,
  count: Int, maxima: UnsafeMutablePointer<Float>, picks: UnsafeMutablePointer<Int32>
) {
  if category == 0 {
    for i in 0..<count {
      let score = noise[i] + base
      scores[i] = score
      maxima[i] = score
      picks[i] = 0
    }
    return
  }
  for i in 0..<count {
    let score = noise[i] + base
    scores[i] = score
    picks[i] = score > maxima[i] ? category : picks[i]
    maxima[i] = score > maxima[i] ? score : maxima[i]
  }
}

/// exp((score − maximum)/τ) of one category in `count` draws, in place, added to `sums`; and the
/// exponential times its exponent, added to `moments`, which the entropy needs.
public func exponentiateCategory(
  _ scores: UnsafeMutablePointer<Float>, inverseTemperature: Float, count: Int,
  maxima: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>
) {
  for i in 0..<count {
    let exponent = (scores[i] - maxima[i]) * inverseTemperature
    let value = exponentialOfNonpositive(exponent)
    scores[i] = value
    sums[i] += value
    // Where the value is 0 the exponent may be −∞, and their product must be 0.
    moments[i] += value * (exponent > -88 ? exponent : -88)
  }
}

/// Fixed-point sums over a block of draws, in units of 2⁻⁴⁸.
public struct BlockSums: Sendable {
  /// The sum of the values.
  public var sum: Int64 = 0
  /// The sum of their squares.
  public var squares: Int64 = 0

  /// The given sums.
  @inline(always)
  public init(sum: Int64 = 0, squares: Int64 = 0) {
    self.sum = sum
    self.squares = squares
  }
}

/// Entropy and largest weight of `count` draws: turns `sums` into their inverses, which are the largest
/// weights, and `moments` into entropies ln Σ − moment/Σ, in nats.
public func finishDraws(
  sums: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>, count: Int
) {
  for i in 0..<count {
    let inverse = 1 / sums[i]
    moments[i] = -negatedLog(sums[i]) - moments[i] * inverse
    sums[i] = inverse
  }
}

/// Scales the exponentials of one category to weights y, in place, and sums y and y².
public func weighCategory(
  _ values: UnsafeMutablePointer<Float>, inverses: UnsafePointer<Float>, count: Int
) -> BlockSums {
  var sum: Int64 = 0
  var squares: Int64 = 0
  for i in 0..<count {
    let weight = values[i] * inverses[i]
    values[i] = weight
    let wide = Double(weight)
    sum &+= fixedUnits(wide)
    squares &+= fixedUnits(wide * wide)
  }
  return BlockSums(sum: sum, squares: squares)
}

/// The fixed-point sum of values in [0, 8).
public func sumUnits(_ values: UnsafePointer<Float>, count: Int) -> Int64 {
  var sum: Int64 = 0
  for i in 0..<count { sum &+= fixedUnits(Double(values[i])) }
  return sum
}

/// How many values exceed `threshold`.
public func countAbove(_ values: UnsafePointer<Float>, count: Int, threshold: Float) -> Int {
  var above: Int32 = 0
  for i in 0..<count { above &+= values[i] > threshold ? 1 : 0 }
  return Int(above)
}

/// Counts into which of 64 equal bins over [0, 1] each weight falls. `bins` is scratch for `count` numbers;
/// `histograms` holds four partial histograms, so that equal neighbours do not wait for each other's store.
public func countSpread(
  _ weights: UnsafePointer<Float>, count: Int, bins: UnsafeMutablePointer<Int32>,
  histograms: UnsafeMutablePointer<UInt32>
) {
  for i in 0..<count {
    let bin = floorOfSmall(weights[i] * 64)
    bins[i] = bin < 63 ? bin : 63
  }
  var i = 0
  while i &+ 4 <= count {
    histograms[Int(bins[i])] &+= 1
    histograms[64 &+ Int(bins[i &+ 1])] &+= 1
    histograms[128 &+ Int(bins[i &+ 2])] &+= 1
    histograms[192 &+ Int(bins[i &+ 3])] &+= 1
    i &+= 4
  }
  while i < count {
    histograms[Int(bins[i])] &+= 1
    i &+= 1
  }
}

/// ⌊x⌋ for x in [0, 64], without the range check of `Int32(_:)` that keeps a loop from being vectorised.
@inline(always)
private func floorOfSmall(_ x: Float) -> Int32 {
  let rounded = x + 0x1p23
  let nearest = Int32(bitPattern: rounded.bitPattern & 0x7f)
  return rounded - 0x1p23 > x ? nearest &- 1 : nearest
}
