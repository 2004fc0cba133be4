/// −ln x for a positive normal `x`, within 1 unit in the last place or 10⁻¹⁶, whichever is more.
///
/// x = 2ᵏ·m with m in [√½, √2).
@inline(always)
func negatedLog(_ x: Double) -> Double {
  let reduced = reduce(x)
  return negatedLog(exponent: reduced.exponent, excess: reduced.excess)
}

/// E = −ln(1 − V) for V = fraction/2⁶⁴, at full relative precision at both ends but for the granularity of the
/// fraction: see `isInDoubleTail`.
@inline(always)
func exponential(fromFraction fraction: UInt64) -> Double {
  // Up to V = 1 − √½ the logarithm is that of 1 − V with −V known exactly; above, 1 − V itself is converted.
  let flip: UInt64 = fraction >= 0x4AFB_0CCC_0621_9B7C ? .max : 0
  let bits = fraction ^ flip
  let x = (high32(bits) * 0x1p32 + low32(bits)) * 0x1p-64
  let reduced = reduce(x)
  return negatedLog(
    exponent: flip == 0 ? 0 : reduced.exponent, excess: flip == 0 ? -x : reduced.excess)
}

/// g = −ln E from a 64-bit fraction, but for the granularity of the fraction.
@inline(always)
func noiseFromFraction(_ fraction: UInt64) -> Double { negatedLog(exponential(fromFraction: fraction)) }

/// Whether the fraction V or 1 − V is below 2⁻¹⁴, so that its granularity could exceed the spacing of Double at
/// the noise it gives; such a fraction is extended to 128 bits.
@inline(always)
func isInDoubleTail(_ fraction: UInt64) -> Bool { fraction &+ (1 << 50) < 2 << 50 }

/// g from a fraction in a tail, extended to V = (high low + ½)/2¹²⁸: exact to beyond g = 80 and −4.4.
func doubleGumbelInTail(_ high: UInt64, _ low: UInt64) -> Double {
  let isUpper = high >> 63 == 1
  let flip: UInt64 = isUpper ? .max : 0
  let high = high ^ flip
  let low = low ^ flip
  let zeros = high == 0 ? 64 : high.leadingZeroBitCount
  let leading = high == 0 ? low : zeros == 0 ? high : high << UInt64(zeros) | low >> UInt64(64 - zeros)
  let scale = Double(sign: .plus, exponent: -64 - zeros, significand: 1)
  // The floor is the half: it keeps the all-zero and all-one fractions finite.
  let x = max(Double(leading) * scale, 0x1p-129)
  if isUpper { return negatedLog(negatedLog(x)) }
  // −ln(1 − V) = V + V²/2 + V³/3 + V⁴/4 + …; V is below 2⁻¹⁴ here, and the next term below 2⁻⁵⁸ of it.
  return negatedLog(x + x * x * (0.5 + x * (1.0 / 3 + x * 0.25)))
}

// MARK: Parts

/// x = 2ᵏ·(1 + f): k and f with 1 + f in [√½, √2).
@inline(always)
private func reduce(_ x: Double) -> (exponent: Double, excess: Double) {
  // Counted from √½, with 1 added to the exponent so that it stays positive down to 2⁻¹⁰²².
  let offset = x.bitPattern &- 0x3fe6_a09e_667f_3bcd &+ (1023 << 52)
  let biased = offset >> 52
  let mantissa = Double(bitPattern: x.bitPattern &- (biased &- 1023) << 52)
  return (small(biased) - 1023, mantissa - 1)
}

/// −ln(2ᵏ(1 + f)): with s = f/(2 + f), ln(1 + f) = 2 artanh s = f − (f²/2 − s(f²/2 + R)), where R = s²·Q(s²)
/// and Q is a minimax polynomial (error of the logarithm 5e-18).
@inline(always)
private func negatedLog(exponent k: Double, excess f: Double) -> Double {
  let s = f / (2 + f)
  let z = s * s
  var q = 0.14617736804595427
  q = q * z + 0.1533160796663143
  q = q * z + 0.1818289288709854
  q = q * z + 0.22222211077401505
  q = q * z + 0.28571428626371226
  q = q * z + 0.39999999999898506
  q = q * z + 0.666666666666667
  let half = 0.5 * f * f
  // ln 2 in two parts, the first with zeros at its end, so that its product with k is exact.
  let rest = s * (half + z * q) + k * 1.9082149292705877e-10
  return ((half - rest) - f) - k * 0.6931471803691238
}

/// The upper 32 bits as a number.
@inline(always)
private func high32(_ bits: UInt64) -> Double { small(bits >> 32) }

/// The lower 32 bits as a number.
@inline(always)
private func low32(_ bits: UInt64) -> Double { small(bits & 0xffff_ffff) }

/// A number below 2⁵², through the bits of 2⁵² + n: not every instruction set converts 64-bit integers.
@inline(always)
private func small(_ n: UInt64) -> Double { Double(bitPattern: n | 0x4330_0000_0000_0000) - 0x1p52 }
