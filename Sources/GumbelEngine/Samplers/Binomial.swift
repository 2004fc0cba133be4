/// The binomial distribution: successes among `trials`, each of probability `probability` ≤ ½.
///
/// Small means by inversion along the recurrence of the probabilities; means of 10 and more by transformed
/// rejection, algorithm BTRS of Hörmann, "The generation of binomial random variates" (Journal of Statistical
/// Computation and Simulation 46, 1993), with the squeeze of Kachitvichyanukul and Schmeiser, "Binomial random
/// variate generation" (Communications of the ACM 31, 1988). The last word has the exact logarithm of a ratio
/// of probabilities in Loader's saddle-point form ("Fast and accurate computation of binomial probabilities",
/// 2000), which cancels nothing however many trials there are; offsets are taken from the mode, so that 10¹²
/// trials and more are drawn as precisely as ten.
struct Binomial {
  /// Two independent uniform words.
  typealias Pair = (UInt64, UInt64)

  let trials: Int
  let probability: Double

  /// One variate from `first` and, with a probability of at most 0.3, from further pairs: `further` is asked
  /// for pair 1, 2, … until one is accepted.
  @inline(__always)
  func sample(_ first: Pair, further: (UInt32) -> Pair) -> Int {
    if trials == 0 || probability <= 0 { return 0 }
    if Double(trials) * probability < 10 { return inverted(first, further) }
    return transformed(first, further)
  }

  // MARK: Small means

  /// Steps up from 0 until the uniform is used up. The mean is below 10, so that beyond 110 there is less than
  /// 10⁻⁷⁰ left, and rounding would speak: such a uniform is drawn again.
  private func inverted(_ first: Pair, _ further: (UInt32) -> Pair) -> Int {
    let mean = Double(trials) * probability
    let odds = probability / (1 - probability)
    var pair = first
    var attempt: UInt32 = 0
    while true {
      var rest = unit(pair.0)
      // (1 − p)ⁿ ≥ 1 − np: most small means need no exponential.
      if rest <= 1 - mean { return 0 }
      var term = exponential(Double(trials) * naturalLogarithmOfOnePlus(-probability))
      for successes in 0...min(trials, 110) {
        if rest <= term { return successes }
        rest -= term
        term *= Double(trials - successes) / Double(successes + 1) * odds
      }
      attempt += 1
      pair = further(attempt)
    }
  }

  // MARK: Large means

  @inline(__always)
  private func transformed(_ first: Pair, _ further: (UInt32) -> Pair) -> Int {
    let hat = Hat(self)
    var pair = first
    var attempt: UInt32 = 0
    while true {
      let u = unit(pair.0) - 0.5
      let v = unit(pair.1)
      let us = 0.5 - abs(u)
      let offset = hat.offset(u, us)
      // The test v ≤ 0.92 − 4.2/b, without a division: nine variates in ten end here.
      let quick = us >= 0.07 ? (0.92 - v) * hat.b : 0
      if quick >= 4.2 { return hat.mode + offset }
      if offset >= -hat.mode, offset <= trials - hat.mode, accepts(offset, v, us, hat) {
        return hat.mode + offset
      }
      attempt += 1
      pair = further(attempt)
    }
  }

  /// Hörmann's constants.
  private struct Hat {
    let mode: Int
    let mean, variance, spread, a, b, center: Double

    @inline(__always)
    init(_ binomial: Binomial) {
      mean = Double(binomial.trials) * binomial.probability
      variance = mean * (1 - binomial.probability)
      spread = variance.squareRoot()
      b = 1.15 + 2.53 * spread
      a = -0.0873 + 0.0248 * b + 0.01 * binomial.probability
      mode = Int(mean + binomial.probability)
      center = mean - Double(mode) + 0.5
    }

    /// The proposal, as its distance from the mode.
    ///
    /// No conversion that checks its range and no branch, which would be mispredicted half of the time: adding
    /// 1.5·2⁵² rounds, and leaves a whole number in the low bits. Beyond 2⁵⁰ no place is ever accepted.
    @inline(__always)
    func offset(_ u: Double, _ us: Double) -> Int {
      let place = min(max((2 * a * (1 / us) + b) * u + center, -0x1p50), 0x1p50)
      let nearest = (place + 0x1.8p52) - 0x1.8p52
      let below = nearest - (nearest > place ? 1 : 0)
      return Int(truncatingIfNeeded: (below + 0x1.8p52).bitPattern &- 0x1.8p52.bitPattern)
    }
  }

  @inline(never)
  private func accepts(_ offset: Int, _ v: Double, _ us: Double, _ hat: Hat) -> Bool {
    let alpha = (2.83 + 5.1 / hat.b) * hat.spread
    let height = v * alpha / (hat.a / (us * us) + hat.b)
    if abs(offset) <= 20, hat.mean < 1e6 { return height <= ratio(hat.mode + offset, to: hat.mode) }
    return acceptsFar(offset, height, hat)
  }

  private func acceptsFar(_ offset: Int, _ height: Double, _ hat: Hat) -> Bool {
    let distance = Double(abs(offset))
    guard distance > 20, distance < hat.variance / 2 - 1 else {
      return naturalLogarithm(height) <= logRatio(hat.mode + offset, to: hat.mode, mean: hat.mean)
    }
    let scaled = distance / hat.variance
    let slack = scaled * ((distance * (distance / 3 + 0.625) + 1.0 / 6) / hat.variance + 0.5)
    let normal = -0.5 * distance * scaled
    // The bits of a number, taken as a number, are log₂ of it but for at most 0.0861.
    let rough = Double(Int64(bitPattern: height.bitPattern) &- 0x3ff0_0000_0000_0000) * 0x1.62e42fefa39efp-53
    if rough + 0.06 < normal - slack { return true }
    if rough > normal + slack { return false }
    let logarithm = naturalLogarithm(height)
    if logarithm < normal - slack { return true }
    if logarithm > normal + slack { return false }
    return logarithm <= logRatio(hat.mode + offset, to: hat.mode, mean: hat.mean)
  }

  /// The probability of `successes` over that of `mode`, along the recurrence; for neighbours only.
  private func ratio(_ successes: Int, to mode: Int) -> Double {
    let odds = probability / (1 - probability)
    let low = Double(min(successes, mode))
    let high = Double(max(successes, mode))
    let count = Double(trials) + 1
    var above = 1.0
    var below = 1.0
    var place = low + 1
    while place <= high {
      above *= (count - place) * odds
      below *= place
      place += 1
    }
    return successes > mode ? above / below : below / above
  }

  /// ln of the probability of `successes` over that of `mode`.
  private func logRatio(_ successes: Int, to mode: Int, mean: Double) -> Double {
    let failures = Double(trials) - mean
    let atMode = poissonDepth(mode, mean) + poissonDepth(trials - mode, failures)
    return atMode - poissonDepth(successes, mean) - poissonDepth(trials - successes, failures)
  }
}

/// Uniform in (0, 1), to 53 bits.
private func unit(_ word: UInt64) -> Double { (Double(word >> 11) + 0.5) * 0x1p-53 }

/// −ln of the Poisson probability of `count` at `mean`, but for a constant: Stirling's formula with its error
/// put back, and the deviance in a form that does not cancel. A binomial probability is a product of two such
/// over a third that does not depend on the count.
func poissonDepth(_ count: Int, _ mean: Double) -> Double {
  if count == 0 { return mean - 0.5 * naturalLogarithm(2 * Double.pi) }
  let x = Double(count)
  return deviance(x, mean) + 0.5 * naturalLogarithm(x) + stirlingError(x)
}

/// x ln(x/m) + m − x.
private func deviance(_ x: Double, _ mean: Double) -> Double {
  let difference = x - mean
  let v = difference / (x + mean)
  guard abs(v) < 0.1 else { return x * naturalLogarithm(x / mean) - difference }
  // With v = (x − m)/(x + m): (x − m)v + 2x(v³/3 + v⁵/5 + …).
  var power = 2 * x * v
  var sum = difference * v
  for n in 1..<1000 {
    power *= v * v
    let next = sum + power / Double(2 * n + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// ln n! − ln(√(2πn)(n/e)ⁿ), for n ≥ 1: the asymptotic series, carried down to small n by its recurrence.
private func stirlingError(_ n: Double) -> Double {
  var x = n
  var correction = 0.0
  while x < 15 {
    // δ(n) − δ(n+1) = (n + ½)ln(1 + 1/n) − 1.
    correction += (x + 0.5) * naturalLogarithmOfOnePlus(1 / x) - 1
    x += 1
  }
  let square = x * x
  let series = 1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / (1188 * square)) / square) / square
  return correction + (1 / 12.0 - series / square) / x
}
