// Noise with all the digits of a Double: two words each, and more far out where those are too coarse.

import KernelInterface

extension NoiseStream {
  /// The 64-bit fraction of one category: the words of level 0 and level 1.
  @inline(always)
  func fraction(draw: UInt64, category: UInt32, level: UInt32) -> UInt64 {
    let high = words(draw: draw, block: category >> 2, level: level)[category & 3]
    let low = words(draw: draw, block: category >> 2, level: level &+ 1)[category & 3]
    return UInt64(high) << 32 | UInt64(low)
  }

  /// The noise of a category whose fraction lies in a tail.
  @inline(never)
  func extended(_ fraction: UInt64, draw: UInt64, category: UInt32) -> Double {
    doubleGumbelInTail(fraction, self.fraction(draw: draw, category: category, level: 2))
  }
}

// MARK: Noise in Double

extension Kernels {
  func doubleGumbel(_ stream: NoiseStream, draw: UInt64, category: UInt32) -> Double {
    let fraction = stream.fraction(draw: draw, category: category, level: 0)
    return isInDoubleTail(fraction)
      ? stream.extended(fraction, draw: draw, category: category) : noiseFromFraction(fraction)
  }

  func doubleGumbelByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    words: UnsafeMutablePointer<UInt64>, noise: UnsafeMutablePointer<Double>
  ) {
    let words1 = words + count
    let words2 = words1 + count
    let words3 = words2 + count
    for i in 0..<count {
      let draw = firstDraw &+ UInt64(truncatingIfNeeded: i)
      let high = stream.words(draw: draw, block: block)
      let low = stream.words(draw: draw, block: block, level: 1)
      words[i] = UInt64(high.word0) << 32 | UInt64(low.word0)
      words1[i] = UInt64(high.word1) << 32 | UInt64(low.word1)
      words2[i] = UInt64(high.word2) << 32 | UInt64(low.word2)
      words3[i] = UInt64(high.word3) << 32 | UInt64(low.word3)
    }
    for plane in 0..<categories {
      doubleGumbelPlane(words + plane &* count, count: count, noise: noise + plane &* count) { fraction, i in
        stream.extended(
          fraction, draw: firstDraw &+ UInt64(truncatingIfNeeded: i),
          category: block << 2 | UInt32(truncatingIfNeeded: plane))
      }
    }
  }

  func doubleGumbelInOrder(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt64>, noise: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<(count &+ 3) >> 2 {
      let block = firstBlock &+ UInt32(truncatingIfNeeded: j)
      let high = stream.words(draw: draw, block: block)
      let low = stream.words(draw: draw, block: block, level: 1)
      words[4 &* j] = UInt64(high.word0) << 32 | UInt64(low.word0)
      words[4 &* j &+ 1] = UInt64(high.word1) << 32 | UInt64(low.word1)
      words[4 &* j &+ 2] = UInt64(high.word2) << 32 | UInt64(low.word2)
      words[4 &* j &+ 3] = UInt64(high.word3) << 32 | UInt64(low.word3)
    }
    doubleGumbelPlane(words, count: count, noise: noise) { fraction, i in
      stream.extended(
        fraction, draw: draw, category: firstBlock << 2 &+ UInt32(truncatingIfNeeded: i))
    }
  }
}

/// Noise from fractions, with the few in a tail done over by `extended`.
@inline(always)
private func doubleGumbelPlane(
  _ words: UnsafeMutablePointer<UInt64>, count: Int, noise: UnsafeMutablePointer<Double>,
  extended: (UInt64, Int) -> Double
) {
  var start = 0
  while start < count {
    let length = min(64, count &- start)
    if doubleGumbelRun(words + start, noise: noise + start, count: length) {
      for i in start..<(start &+ length) where isInDoubleTail(words[i]) { noise[i] = extended(words[i], i) }
    }
    start &+= length
  }
}

/// Noise from fractions without regard to tails; tells whether any fraction is in one.
@inline(never)
private func doubleGumbelRun(
  _ words: UnsafePointer<UInt64>, noise: UnsafeMutablePointer<Double>, count: Int
) -> Bool {
  var tails: UInt64 = 0
  for i in 0..<count {
    let fraction = words[i]
    noise[i] = noiseFromFraction(fraction)
    tails |= isInDoubleTail(fraction) ? 1 : 0
  }
  return tails != 0
}
