import KernelInterface

// Many categories: vectors lie along the categories.
extension Kernels {
  func addBase(
    _ scores: UnsafeMutablePointer<Float>, base: UnsafePointer<Float>, count: Int
  ) {
    for i in 0..<count { scores[i] += base[i] }
  }

  func largestScore(_ scores: UnsafePointer<Float>, count: Int) -> Float {
    var largest = Int32.min
    for i in 0..<count {
      let key = orderedKey(scores[i])
      largest = key > largest ? key : largest
    }
    let bits = largest < 0 ? largest ^ 0x7fff_ffff : largest
    return Float(bitPattern: UInt32(bitPattern: bits))
  }

  func exponentiate(
    _ scores: UnsafeMutablePointer<Float>, maximum: Float, inverseTemperature: Float, count: Int
  ) -> BlockSums {
    var sum: Int64 = 0
    var moments: Int64 = 0
    for i in 0..<count {
      let exponent = (scores[i] - maximum) * inverseTemperature
      let value = exponentialOfNonpositive(exponent)
      scores[i] = value
      sum &+= fixedUnits(Double(value))
      moments &+= fixedUnits(Double(value * (exponent > -88 ? exponent : -88)))
    }
    return BlockSums(sum: sum, second: moments)
  }

  func entropy(sum: Float, moment: Float) -> Float { -negatedLog(sum) - moment / sum }

  func weigh(
    _ values: UnsafeMutablePointer<Float>, inverse: Float, count: Int, sums: UnsafeMutablePointer<Int64>,
    squares: UnsafeMutablePointer<Int64>
  ) {
    for i in 0..<count {
      let weight = values[i] * inverse
      values[i] = weight
      let wide = Double(weight)
      sums[i] &+= fixedUnits(wide)
      squares[i] &+= fixedUnits(wide * wide)
    }
  }
}

/// An integer whose order is that of the floats; −0 is made +0 first.
@inline(always)
private func orderedKey(_ value: Float) -> Int32 {
  let bits = Int32(bitPattern: (value + 0).bitPattern)
  return bits ^ ((bits >> 31) & 0x7fff_ffff)
}
