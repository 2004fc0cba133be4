import KernelInterface

// Few categories: vectors lie along the draws.
extension Kernels {
  func scoreCategory(
    _ scores: UnsafeMutablePointer<Float>, noise: UnsafePointer<Float>, base: Float, category: Int32,
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
      // Loaded before the choice, so that the choice is a select and not a branch.
      let maximum = maxima[i]
      let pick = picks[i]
      scores[i] = score
      picks[i] = score > maximum ? category : pick
      maxima[i] = score > maximum ? score : maximum
    }
  }

  func exponentiateCategory(
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

  func finishDraws(
    sums: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let inverse = 1 / sums[i]
      moments[i] = -negatedLog(sums[i]) - moments[i] * inverse
      sums[i] = inverse
    }
  }

  func weighCategory(
    _ values: UnsafeMutablePointer<Float>, inverses: UnsafePointer<Float>, count: Int
  ) -> BlockSums {
    var sum: Int64 = 0
    var squares: Int64 = 0
    for i in 0..<count {
      let weight = values[i] * inverses[i]
      values[i] = weight
      let wide = Double(weight)
      sum &+= offsetUnits(wide)
      squares &+= offsetUnits(wide * wide)
    }
    return BlockSums(sum: sum &- unitsOffset(count), second: squares &- unitsOffset(count))
  }

  func sumUnits(_ values: UnsafePointer<Float>, count: Int) -> Int64 {
    var sum: Int64 = 0
    for i in 0..<count { sum &+= offsetUnits(Double(values[i])) }
    return sum &- unitsOffset(count)
  }

  func countAbove(_ values: UnsafePointer<Float>, count: Int, threshold: Float) -> Int {
    var above: Int32 = 0
    for i in 0..<count {
      // The sign bit of the difference: a comparison would be compiled to a branch.
      above &-= Int32(bitPattern: (threshold - values[i]).bitPattern) >> 31
    }
    return Int(above)
  }

  func countSpread(
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
}

/// ⌊x⌋ for x in [0, 64], without the range check of `Int32(_:)` that keeps a loop from being vectorised.
@inline(always)
private func floorOfSmall(_ x: Float) -> Int32 {
  let rounded = x + 0x1p23
  let nearest = Int32(bitPattern: rounded.bitPattern & 0x7f)
  return rounded - 0x1p23 > x ? nearest &- 1 : nearest
}
