// Exponential and logarithm in Double by plain arithmetic only. The C library picks other code, with other last
// bits, on other processors; what the engine prints has to be the same everywhere.

/// eˣ within 1 unit in the last place; 0 and ∞ where it leaves the range of Double.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and the Taylor series of eʳ to the 13th power (remainder below 4e-18).
package func exponential(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x > 709.782712893384 { return .infinity }
  if x < -745.2 { return 0 }
  let n = (x * 1.4426950408889634).rounded()
  // ln 2 in two parts, the first with few enough bits that n times it is exact.
  let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
  // From 1/13! to 1/2!; constants in line, because a loop over a table takes four times as long.
  var p = 1.0 / 6_227_020_800
  p = p * r + 1.0 / 479_001_600
  p = p * r + 1.0 / 39_916_800
  p = p * r + 1.0 / 3_628_800
  p = p * r + 1.0 / 362_880
  p = p * r + 1.0 / 40320
  p = p * r + 1.0 / 5040
  p = p * r + 1.0 / 720
  p = p * r + 1.0 / 120
  p = p * r + 1.0 / 24
  p = p * r + 1.0 / 6
  p = p * r + 1.0 / 2
  // Powers below the normal range in two steps, so that a subnormal result is rounded once.
  let value = 1 + (r + r * r * p)
  if n >= -1021 && n <= 1023 { return value * powerOfTwo(n) }
  return n > 0 ? value * 2 * powerOfTwo(n - 1) : value * powerOfTwo(n + 60) * 0x1p-60
}

/// 2ⁿ for whole n from −1022 to 1023.
private func powerOfTwo(_ n: Double) -> Double { Double(bitPattern: UInt64(Int(n) + 1023) << 52) }

/// ln x within 1 unit in the last place; −∞ at 0, NaN below.
///
/// x = 2ᵉ·m with m in [√½, √2); ln m = 2·artanh s with s = (m − 1)/(m + 1), by its series to s²¹ (remainder
/// below 2e-18).
package func naturalLogarithm(_ x: Double) -> Double {
  guard x >= .leastNormalMagnitude, x < .infinity else { return logarithmOfUnusual(x) }
  var exponent = Double(Int(x.bitPattern >> 52) - 1023)
  var mantissa = Double(bitPattern: x.bitPattern & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
  if mantissa > 1.4142135623730951 {
    mantissa *= 0.5
    exponent += 1
  }
  let f = mantissa - 1
  let s = f / (2 + f)
  let square = s * s
  var p = 1.0 / 21
  p = p * square + 1.0 / 19
  p = p * square + 1.0 / 17
  p = p * square + 1.0 / 15
  p = p * square + 1.0 / 13
  p = p * square + 1.0 / 11
  p = p * square + 1.0 / 9
  p = p * square + 1.0 / 7
  p = p * square + 1.0 / 5
  p = p * square + 1.0 / 3
  // ln m = f − s·(f − 2s²·p): the leading term is exact.
  return exponent * 0x1.62e42feep-1 + (f - (s * (f - 2 * square * p) - exponent * 0x1.a39ef35793c76p-33))
}

/// The logarithm where `x` is no positive normal number.
private func logarithmOfUnusual(_ x: Double) -> Double {
  if x.isNaN || x < 0 { return .nan }
  if x == 0 { return -.infinity }
  return x == .infinity ? x : naturalLogarithm(x * 0x1p54) - 54 * 0.6931471805599453
}

/// ln(1 + u) for u > −1, at full relative precision near 0.
func naturalLogarithmOfOnePlus(_ u: Double) -> Double {
  let sum = 1 + u
  if sum == 1 { return u }
  // The rounding of 1 + u is made good by the slope of the logarithm.
  return naturalLogarithm(sum) + (u - (sum - 1)) / sum
}

/// eˣ − 1, at full relative precision near 0: the rounding of eˣ is made good by its own logarithm (Kahan's way).
func exponentialMinusOne(_ x: Double) -> Double {
  let power = exponential(x)
  if power == 1 { return x }
  let difference = power - 1
  return difference == -1 || power == .infinity ? difference : difference * x / naturalLogarithm(power)
}
