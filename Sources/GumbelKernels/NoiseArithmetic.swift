/// −ln x for a positive normal `x`, with a relative error below 2e-7, or an absolute one below 1e-7 near 1.
///
/// x = 2ᵉ·m with m in [√½, √2). With s = (m − 1)/(m + 1), ln m = 2 artanh s = s·(2 + s²·Q(s²)); Q is a minimax
/// polynomial (relative error of ln m 1.5e-7). A division costs less than the powers that it saves.
@inline(always)
func negatedLog(_ x: Float) -> Float {
  let bits = Int32(bitPattern: x.bitPattern)
  let exponent = (bits &- 0x3f35_04f3) >> 23
  let f = Float(bitPattern: UInt32(bitPattern: bits &- exponent << 23)) - 1
  let s = f / (f + 2)
  let square = s * s
  let q: Float = 0.41203004 * square + 0.666556
  return Float(exponent) * -0.6931472 - (q * square + 2) * s
}

/// E ~ Exp(1) from one uniform word: E = −ln(1 − V) with V = (word + ½)/2³², at full relative precision at
/// both ends, because the logarithm is taken of whichever of V and 1 − V is the smaller.
///
/// Either −ln(1 − t) with t = V ≤ ½, or −ln(2⁻ᵏ(1 − t)) = k·ln 2 − ln(1 − t) with t in (0, ½]; the
/// polynomial is a minimax fit of (−ln(1 − t) − t)/t² (relative error of the logarithm 2.4e-8).
@inline(always)
func exponential(fromWord word: UInt32) -> Float {
  // All ones when V > ½; then x = 1 − V, else x = V.
  let upper = Int32(bitPattern: word) >> 31
  let x = (Float(Int32(bitPattern: word) ^ upper) + 0.5) * 0x1p-32
  let bits = x.bitPattern
  let halvings = Float((126 &- Int32(bitPattern: bits >> 23)) & upper)
  let mantissa = Float(bitPattern: bits & 0x007f_ffff | 0x3f00_0000)
  let t = upper == 0 ? x : 1 - mantissa
  let square = t * t
  var even: Float = 1.414549
  even = even * square + 1.208716
  even = even * square + 0.26369113
  even = even * square + 0.3336321
  var odd: Float = -1.6395922
  odd = odd * square + -0.18095317
  odd = odd * square + 0.24368258
  odd = odd * square + 0.49999523
  return halvings * 0.6931472 + ((even * square + odd * t) * t + t)
}

/// g = −ln E from one uniform word. Exact to 3e-7·max(1, |g|) but for the granularity of the word, which shows
/// in the far tails: see `isInTail`.
@inline(always)
func noiseFromWord(_ word: UInt32) -> Float { negatedLog(exponential(fromWord: word)) }

/// Whether the granularity of a 32-bit word exceeds the spacing of Float at the noise it gives: the lowest
/// and the highest 2²⁰ words, one in 2 048. Such a word is extended by further words.
@inline(always)
func isInTail(_ word: UInt32) -> Bool { (word &+ tailWords) < 2 * tailWords }

/// Words at either end that are extended.
let tailWords: UInt32 = 1 << 20

/// Whether the third and fourth words of a tail cannot change the noise, because the fraction is rounded to
/// Float alike whatever they are: its leading 64 bits, cut off behind the second word, are not half way
/// between two floats. All but one word in 2³⁰ are spared two blocks of the generator so.
@inline(always)
func isRoundedAlike(_ w0: UInt32, _ w1: UInt32) -> Bool {
  let flip = UInt32(bitPattern: Int32(bitPattern: w0) >> 31)
  if w0 == flip { return false }
  let high = UInt64(w0 ^ flip) << 32 | UInt64(w1 ^ flip)
  let dropped: UInt64 = 1 << 40 &- 1
  return (high << UInt64(high.leadingZeroBitCount)) & dropped != 1 << 39
}

/// E from a word in a tail and three more, as a 128-bit fraction V = (w0 w1 w2 w3 + ½)/2¹²⁸: exact to below
/// e⁻⁶⁰ and beyond 80.
@inline(always)
func exponentialInTail(_ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32) -> Float {
  let upper = (Int32(bitPattern: w0) >> 31) != 0
  let flip: UInt32 = upper ? .max : 0
  let high = UInt64(w0 ^ flip) << 32 | UInt64(w1 ^ flip)
  let low = UInt64(w2 ^ flip) << 32 | UInt64(w3 ^ flip)
  // The leading 64 bits of the 128-bit fraction, so that no precision is lost however small it is.
  let zeros = high == 0 ? 64 : high.leadingZeroBitCount
  let leading: UInt64
  if zeros == 0 {
    leading = high
  } else if zeros == 64 {
    leading = low
  } else {
    leading = high << UInt64(zeros) | low >> UInt64(64 - zeros)
  }
  let scale = Float(sign: .plus, exponent: -64 - zeros, significand: 1)
  // The floor keeps the all-zero and all-one words finite: |ln x| ≤ 87.4.
  let x = max(Float(leading) * scale, 0x1p-126)
  if upper { return negatedLog(x) }
  // −ln(1 − V) = V + V²/2 + V³/3 + …; V is below 2⁻¹² here, so that two terms leave 2⁻²⁵ of V.
  return x + x * x * 0.5 + x * x * x * 0.33333334
}
