import Foundation
import GumbelEngine
import Testing

@testable import GumbelKernels

/// −ln(−ln(1 − V)) by the C library, through whichever of V and 1 − V is exact.
private func exactNoise(_ fraction: UInt64) -> Double {
  let upper = fraction >= 0x4AFB_0CCC_0621_9B7C
  let x = Double(upper ? ~fraction : fraction) * 0x1p-64
  return -log(upper ? -log(x) : -log1p(-x))
}

@Test func `double logarithms are accurate`() {
  var worst = 0.0
  for step in 1..<400_000 {
    for x in [Double(step) * 1e-5, Double(step) * 1e-10, 1 + Double(step) * 1e-12, Double(step) * 1e30] {
      let exact = -log(x)
      worst = max(worst, abs(negatedLog(x) - exact) / max(abs(exact), 0x1p-53 / 2))
    }
  }
  #expect(worst < 3e-16)
  #expect(negatedLog(1.0) == 0)
  #expect(abs(negatedLog(Double.leastNormalMagnitude) - 708.3964185322641) < 1e-12)
}

@Test func `double noise from a fraction is accurate`() {
  let fractions = (1..<1_000_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }.filter { !isInDoubleTail($0) }
  let worst = fractions.map { fraction in
    let exact = exactNoise(fraction)
    return abs(noiseFromFraction(fraction) - exact) / max(1, abs(exact))
  }.max()!
  #expect(worst < 6e-16)
}

@Test func `extended double noise joins the body without a step`() {
  let half: UInt64 = 1 << 63
  for fraction: UInt64 in [1 << 50, (1 << 50) - 1, 1 << 46] {
    #expect(abs(doubleGumbelInTail(fraction, half) - noiseFromFraction(fraction)) < 1e-14)
    #expect(abs(doubleGumbelInTail(~fraction, half) - noiseFromFraction(~fraction)) < 1e-14)
  }
}

@Test func `double tails are exact far out`() {
  for w: UInt64 in [1, 3, 1000, 123_456_789] {
    // V = w/2¹²⁸, and its mirror image.
    let v = (Double(w)) * 0x1p-128
    #expect(abs(doubleGumbelInTail(0, w) + log(v)) < 2e-14)
    #expect(abs(doubleGumbelInTail(.max, ~w) + log(-log(v))) < 2e-15)
  }
  #expect(doubleGumbelInTail(0, 0) > 89 && doubleGumbelInTail(0, 0).isFinite)
  #expect(doubleGumbelInTail(.max, .max) < -4.49 && doubleGumbelInTail(.max, .max).isFinite)
}

@Test func `double noise agrees with float`() {
  let noise = GumbelNoise(seed: 17)
  for draw in 0..<200 {
    let wide = noise.doubleValues(draw: draw, categories: 2000)
    for (narrow, wide) in zip(noise.values(draw: draw, categories: 2000), wide) {
      #expect(abs(Double(narrow) - wide) < 2e-6 * max(1, abs(wide)))
    }
  }
}

/// Every shape that a fill treats in its own way, with tails among the 10⁶ values.
@Test(arguments: [(1, 3), (2, 700), (5, 1000), (6, 7), (48, 300), (49, 9), (1024, 3), (1025, 3), (90_001, 2)])
func `fills hold the canonical values`(categories: Int, draws: Int) {
  for kernels in KernelSelection.available {
    let noise = GumbelNoise(seed: 99, kernels: kernels)
    var narrow = [Float](repeating: 0, count: categories * draws)
    var wide = [Double](repeating: 0, count: categories * draws)
    var narrowSpan = narrow.mutableSpan
    noise.fill(&narrowSpan, firstDraw: 40, categories: categories)
    var wideSpan = wide.mutableSpan
    noise.fill(&wideSpan, firstDraw: 40, categories: categories)
    let reference = GumbelNoise(seed: 99)
    var wrong = 0
    for draw in 0..<draws {
      for category in 0..<categories {
        let place = draw * categories + category
        wrong += narrow[place] == reference.value(draw: 40 + draw, category: category) ? 0 : 1
        wrong += wide[place] == reference.doubleValue(draw: 40 + draw, category: category) ? 0 : 1
      }
    }
    #expect(wrong == 0)
  }
}

/// 4·10⁶ values: mean, variance and tails within 5 standard errors (false alarm 6e-7 each).
@Test func `double noise follows the Gumbel law`() {
  let count = 4_000_000
  var values = [Double](repeating: 0, count: count)
  var span = values.mutableSpan
  GumbelNoise(seed: 2, kernels: KernelSelection.available.last!).fill(&span, firstDraw: 0, categories: 1000)
  let n = Double(count)
  let mean = values.reduce(0, +) / n
  let variance = values.reduce(0) { $0 + ($1 - GumbelLaw.mean) * ($1 - GumbelLaw.mean) } / n
  #expect(agrees(mean, GumbelLaw.mean, standardError: (GumbelLaw.variance / n).squareRoot()))
  // The fourth central moment of g is 5.4 times the square of its variance.
  #expect(agrees(variance, GumbelLaw.variance, standardError: GumbelLaw.variance * (4.4 / n).squareRoot()))
  for point in [-1.5, 0, 3, 9] {
    let tail = GumbelLaw.upperTail(point)
    let above = Double(values.count { $0 > point })
    #expect(agrees(above / n, tail, standardError: (tail * (1 - tail) / n).squareRoot()))
  }
}

/// The stream promise: these values never change.
@Test func `the double stream keeps its values`() {
  let noise = GumbelNoise(seed: 42)
  #expect((0..<4).map { noise.doubleValue(draw: 0, category: $0) } == StreamPromise.seed42Draw0InDouble)
}
