/// Scores of a run of categories in one draw, in place: noise + base.
public func addBase(
  _ scores: UnsafeMutablePointer<Float>, base: UnsafePointer<Float>, count: Int
) {
  for i in 0..<count { scores[i] += base[i] }
}

/// The largest of `count` scores. Compared as integers in the order of the floats, which every instruction
/// set can do in any grouping.
public func largestScore(_ scores: UnsafePointer<Float>, count: Int) -> Float {
  var largest = Int32.min
  for i in 0..<count {
    let key = orderedKey(scores[i])
    largest = key > largest ? key : largest
  }
  let bits = largest < 0 ? largest ^ 0x7fff_ffff : largest
  return Float(bitPattern: UInt32(bitPattern: bits))
}

/// An integer whose order is that of the floats; −0 is made +0 first.
@inline(always)
private func orderedKey(_ value: Float) -> Int32 {
  let bits = Int32(bitPattern: (value + 0).bitPattern)
  return bits ^ ((bits >> 31) & 0x7fff_ffff)
}

/// exp((score − maximum)/τ) of `count` scores, in place, with their fixed-point sum in `sum` and that of
/// exponential times exponent in `squares`.
public func exponentiate(
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
  return BlockSums(sum: sum, squares: moments)
}

/// Entropy of a draw whose exponentials sum to `sum` with the given moment, in nats.
public func entropy(sum: Float, moment: Float) -> Float { -negatedLog(sum) - moment / sum }

/// Scales exponentials to weights, in place, and adds each weight and its square, in units of 2⁻⁴⁸, to the
/// sums of its category.
public func weigh(
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
