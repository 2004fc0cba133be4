import Foundation
import GumbelEngine
import Testing

@testable import GumbelKernels

/// −ln(−ln(1 − V)) in Double, through whichever of V and 1 − V is exact.
private func exactNoise(fromWord word: UInt32) -> Double {
  let upper = word >= 1 << 31
  let x = (Double(upper ? ~word : word) + 0.5) * 0x1p-32
  return -log(upper ? -log(x) : -log1p(-x))
}

@Test func `noise from a word is accurate over the whole range`() {
  var words: [UInt32] = [0, 1, 2, .max, .max - 1, 1 << 31, (1 << 31) - 1, 0xA1D2_DE82]
  words += (0..<2_000_000).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
  let worst = words.map { word in
    let exact = exactNoise(fromWord: word)
    return abs(Double(noiseFromWord(word)) - exact) / max(1, abs(exact))
  }.max()!
  #expect(worst < 3e-7)
}

@Test func `noise falls as the word rises`() {
  // Coarse steps: neighbouring words may round to the same or to adjacent values.
  var last = Float.infinity
  for word in stride(from: UInt64(0), to: 1 << 32, by: 1 << 14) {
    let value = noiseFromWord(UInt32(word))
    #expect(value < last)
    last = value
  }
}

/// g of a word in a tail and three more.
private func gumbelInTail(_ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32) -> Float {
  negatedLog(exponentialInTail(w0, w1, w2, w3))
}

@Test func `all zero and all one words give finite noise`() {
  #expect(gumbelInTail(0, 0, 0, 0) > 60)
  #expect(gumbelInTail(0, 0, 0, 0).isFinite)
  #expect(gumbelInTail(.max, .max, .max, .max) < -4.4)
  #expect(gumbelInTail(.max, .max, .max, .max).isFinite)
}

@Test func `tail words are exact beyond forty`() {
  // V = w·2⁻⁹⁶ for a small third word: far below what a 32-bit word can tell.
  for w: UInt32 in [1, 3, 1000, 123_456_789] {
    let v = (Double(w) + 0.5 / 0x1p32) * 0x1p-96
    #expect(abs(Double(gumbelInTail(0, 0, w, 0)) + log(v)) < 1e-5)
    // The mirror image in the lower tail: U = v.
    #expect(abs(Double(gumbelInTail(.max, .max, ~w, .max)) + log(-log(v))) < 1e-6)
  }
}

@Test func `extended noise joins the body without a step`() {
  for word: UInt32 in [0, 1, 77, 4096, 1 << 19, (1 << 20) - 1] {
    let middle: UInt32 = 1 << 31
    #expect(abs(gumbelInTail(word, middle, 0, 0) - noiseFromWord(word)) < 2e-6)
    #expect(abs(gumbelInTail(~word, ~middle, .max, .max) - noiseFromWord(~word)) < 2e-6)
  }
}

@Test func `every path gives the canonical noise`() {
  let noise = GumbelNoise(seed: 0xDEAD_BEEF_0123_4567)
  for categories in [1, 3, 4, 5, 1023, 1024, 1025, 5000] {
    for draw in [0, 1, 1_000_007, 1 << 33] {
      let row = noise.values(draw: draw, categories: categories)
      for category in [0, categories / 2, categories - 1] {
        #expect(row[category] == noise.value(draw: draw, category: category))
      }
    }
  }
}

@Test func `noise is a pure function of its address`() {
  let noise = GumbelNoise(seed: 42)
  #expect(noise.value(draw: 7, category: 3) == GumbelNoise(seed: 42).value(draw: 7, category: 3))
  #expect(noise.value(draw: 7, category: 3) != noise.value(draw: 8, category: 3))
  #expect(noise.value(draw: 7, category: 3) != noise.value(draw: 7, category: 2))
  #expect(noise.value(draw: 7, category: 3) != GumbelNoise(seed: 43).value(draw: 7, category: 3))
  #expect(
    noise.value(draw: 7, category: 3)
      != GumbelNoise(seed: 42, purpose: .estimatorRollout, subIndex: 0).value(draw: 7, category: 3))
}

/// The stream promise: these values never change.
@Test func `the stream keeps its values`() {
  let noise = GumbelNoise(seed: 42)
  let values = (0..<4).map { noise.value(draw: 0, category: $0) }
  #expect(values == StreamPromise.seed42Draw0)
  #expect(noise.value(draw: 1_000_007, category: 11) == StreamPromise.seed42Draw1000007Category11)
}

@Test func `purposes have distinct counters`() {
  let raw = NoisePurpose.allCases.map(\.rawValue)
  #expect(Set(raw).count == raw.count)
  #expect(raw.allSatisfy { $0 < 64 })
}

/// 4·10⁶ values: mean and variance within 5 standard errors (false alarm 6e-7 each), tails likewise.
@Test func `noise follows the Gumbel law`() {
  let noise = GumbelNoise(seed: 1)
  let law = Reference.values.gumbel
  let count = 4_000_000
  var sum = 0.0
  var squares = 0.0
  var above = [0, 0, 0]
  let points = [-1.0, 2, 8]
  for draw in 0..<(count / 1000) {
    for value in noise.values(draw: draw, categories: 1000) {
      let g = Double(value)
      sum += g
      squares += (g - law.mean) * (g - law.mean)
      for (index, point) in points.enumerated() where g > point { above[index] += 1 }
    }
  }
  let n = Double(count)
  #expect(agrees(sum / n, law.mean, standardError: (law.variance / n).squareRoot()))
  let fourth = law.variance * law.variance * (law.kurtosisExcess + 3)
  #expect(
    agrees(
      squares / n, law.variance, standardError: ((fourth - law.variance * law.variance) / n).squareRoot()))
  for (index, point) in points.enumerated() {
    let tail = GumbelLaw.upperTail(point)
    #expect(agrees(Double(above[index]) / n, tail, standardError: (tail * (1 - tail) / n).squareRoot()))
  }
}

@Test func `quantiles match the reference`() throws {
  for entry in Reference.values.gumbel.quantiles {
    let u = try #require(entry.u.flatMap { Double($0) })
    #expect(abs(GumbelLaw.quantile(u) - entry.x) <= 1e-10)
  }
  for entry in Reference.values.gumbel.upperQuantiles {
    let tail = try #require(entry.tail.flatMap { Double($0) })
    #expect(abs(GumbelLaw.upperQuantile(tail) - entry.x) <= 1e-10)
  }
  #expect(abs(GumbelLaw.mean - Reference.values.gumbel.mean) <= 1e-10)
  #expect(abs(GumbelLaw.variance - Reference.values.gumbel.variance) <= 1e-10)
}
