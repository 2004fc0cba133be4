// Exponential and logarithm in Double by plain arithmetic only. The C library picks other code, with other last
// bits, on other processors; what the engine prints has to be the same everywhere.

/// eˣ within 1 unit in the last place; 0 and ∞ where it leaves the range of Double.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and the Taylor series of eʳ to the 13th power (remainder below 4e-18).
func exponential(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x > 709.782712893384 { return .infinity }
  if x < -745.2 { return 0 }
  let n = (x * 1.4426950408889634).rounded()
  // ln 2 in two parts, the first with few enough bits that n times it is exact.
  let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
  var p = 1.0 / 6_227_020_800
  for divisor in inverseFactorials { p = p * r + divisor }
  // Powers below the normal range in two steps, so that a subnormal result is rounded once.
  let value = 1 + (r + r * r * p)
  if n >= -1021 && n <= 1023 { return value * powerOfTwo(n) }
  return n > 0 ? value * 2 * powerOfTwo(n - 1) : value * powerOfTwo(n + 60) * 0x1p-60
}

/// 1/12!, 1/11!, …, 1/2!.
private let inverseFactorials: [Double] = [
  1.0 / 479_001_600, 1.0 / 39_916_800, 1.0 / 3_628_800, 1.0 / 362_880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
  1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2,
]

private func powerOfTwo(_ n: Double) -> Double {
  Double(sign: .plus, exponent: Int(n), significand: 1)
}

/// ln x within 1 unit in the last place; −∞ at 0, NaN below.
///
/// x = 2ᵉ·m with m in [√½, √2); ln m = 2·artanh s with s = (m − 1)/(m + 1), by its series to s²¹ (remainder
/// below 2e-18).
func naturalLogarithm(_ x: Double) -> Double {
  if x.isNaN || x < 0 { return .nan }
  if x == 0 { return -.infinity }
  if x == .infinity { return x }
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.4142135623730951 {
    mantissa *= 0.5
    exponent += 1
  }
  let f = mantissa - 1
  let s = f / (2 + f)
  let square = s * s
  var p = 1.0 / 21
  for odd in stride(from: 19.0, through: 3, by: -2) { p = p * square + 1 / odd }
  // ln m = f − s·(f − 2s²·p): the leading term is exact.
  return exponent * 0x1.62e42feep-1 + (f - (s * (f - 2 * square * p) - exponent * 0x1.a39ef35793c76p-33))
}

/// ln(1 + u) for u > −1, at full relative precision near 0.
func naturalLogarithmOfOnePlus(_ u: Double) -> Double {
  let sum = 1 + u
  if sum == 1 { return u }
  // The rounding of 1 + u is made good by the slope of the logarithm.
  return naturalLogarithm(sum) + (u - (sum - 1)) / sum
}
