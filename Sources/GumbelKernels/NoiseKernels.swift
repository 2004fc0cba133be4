// Noise from counters, so that any draw can be made at once, on any thread, and comes out the same.

import KernelInterface

extension NoiseStream {
  /// The block of four words for categories 4·`block` … 4·`block` + 3 in `draw`. Levels 1 to 3 extend the
  /// words of level 0; the level is kept in the two highest bits of the purpose.
  @inline(always)
  func words(draw: UInt64, block: UInt32, level: UInt32 = 0) -> PhiloxBlock {
    philox(
      PhiloxBlock(
        UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw >> 32), block,
        word3 | level << 30),
      keyLow: keyLow, keyHigh: keyHigh)
  }

  /// The noise of a category whose word lies in a tail.
  @inline(always)
  func extended(_ word: UInt32, draw: UInt64, category: UInt32) -> Float {
    negatedLog(extendedExponential(word, draw: draw, category: category))
  }

  /// The E of a category whose word lies in a tail.
  @inline(never)
  func extendedExponential(_ word: UInt32, draw: UInt64, category: UInt32) -> Float {
    let block = category >> 2
    let lane = category & 3
    let next = words(draw: draw, block: block, level: 1)[lane]
    if isRoundedAlike(word, next) { return exponentialInTail(word, next, 0, 0) }
    return exponentialInTail(
      word, next, words(draw: draw, block: block, level: 2)[lane],
      words(draw: draw, block: block, level: 3)[lane])
  }
}

extension PhiloxBlock {
  /// The word at `index` modulo 4.
  @inline(always)
  subscript(index: UInt32) -> UInt32 {
    switch index & 3 {
    case 0: word0
    case 1: word1
    case 2: word2
    default: word3
    }
  }
}

// MARK: Noise

extension Kernels {
  func gumbel(_ stream: NoiseStream, draw: UInt64, category: UInt32) -> Float {
    let word = stream.words(draw: draw, block: category >> 2)[category & 3]
    return isInTail(word)
      ? stream.extended(word, draw: draw, category: category) : noiseFromWord(word)
  }

  func gumbelByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    words: UnsafeMutablePointer<UInt32>, noise: UnsafeMutablePointer<Float>
  ) {
    let words1 = words + count
    let words2 = words1 + count
    let words3 = words2 + count
    for i in 0..<count {
      let block = stream.words(draw: firstDraw &+ UInt64(truncatingIfNeeded: i), block: block)
      words[i] = block.word0
      words1[i] = block.word1
      words2[i] = block.word2
      words3[i] = block.word3
    }
    for plane in 0..<categories {
      let planeNoise = noise + plane &* count
      gumbelPlane(words + plane &* count, count: count, noise: planeNoise) { word, i in
        stream.extended(
          word, draw: firstDraw &+ UInt64(truncatingIfNeeded: i),
          category: block << 2 | UInt32(truncatingIfNeeded: plane))
      }
    }
  }

  func gumbelByCategory(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int, words: UnsafeMutablePointer<UInt32>,
    noise: UnsafeMutablePointer<Float>
  ) {
    let words1 = words + count
    let words2 = words1 + count
    let words3 = words2 + count
    for j in 0..<count {
      let block = stream.words(draw: draw, block: firstBlock &+ UInt32(truncatingIfNeeded: j))
      words[j] = block.word0
      words1[j] = block.word1
      words2[j] = block.word2
      words3[j] = block.word3
    }
    gumbelPlane(words, count: 4 &* count, noise: noise) { word, index in
      let plane = index / count
      let block = firstBlock &+ UInt32(truncatingIfNeeded: index &- plane &* count)
      return stream.extended(word, draw: draw, category: block << 2 | UInt32(truncatingIfNeeded: plane))
    }
  }

  func gumbelInOrder(
    _ stream: NoiseStream, draw: UInt64, firstCategory: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt32>, noise: UnsafeMutablePointer<Float>
  ) {
    gumbelPlane(words, count: count, noise: noise) { word, i in
      stream.extended(word, draw: draw, category: firstCategory &+ UInt32(truncatingIfNeeded: i))
    }
  }
}

/// Noise from words, with the few words in a tail done over by `extended`.
@inline(always)
private func gumbelPlane(
  _ words: UnsafeMutablePointer<UInt32>, count: Int, noise: UnsafeMutablePointer<Float>,
  extended: (UInt32, Int) -> Float
) {
  if gumbelRun(words, noise: noise, count: count) {
    forEachInTail(words, count: count) { i in noise[i] = extended(words[i], i) }
  }
}

/// Calls `body` with the place of each word that is in a tail.
@inline(always)
func forEachInTail(_ words: UnsafePointer<UInt32>, count: Int, _ body: (Int) -> Void) {
  var start = 0
  while start < count {
    let length = min(64, count &- start)
    if anyInTail(words + start, length) {
      for i in start..<(start &+ length) where isInTail(words[i]) { body(i) }
    }
    start &+= length
  }
}

/// Noise from words without regard to tails; tells whether any word is in one. A function of its own, small
/// enough for the compiler to vectorise.
@inline(never)
private func gumbelRun(
  _ words: UnsafePointer<UInt32>, noise: UnsafeMutablePointer<Float>, count: Int
) -> Bool {
  var tails: UInt32 = 0
  for i in 0..<count {
    let word = words[i]
    noise[i] = noiseFromWord(word)
    tails |= isInTail(word) ? 1 : 0
  }
  return tails != 0
}

/// Whether any word is in a tail.
@inline(never)
private func anyInTail(_ words: UnsafePointer<UInt32>, _ count: Int) -> Bool {
  var tails: UInt32 = 0
  for i in 0..<count { tails |= isInTail(words[i]) ? 1 : 0 }
  return tails != 0
}
