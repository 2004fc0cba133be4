import KernelInterface

// MARK: Words

extension Kernels {
  func wordsByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32,
    words: UnsafeMutablePointer<UInt32>
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
  }

  func wordsByCategory(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int, words: UnsafeMutablePointer<UInt32>
  ) {
    // Two words at a time: vectors of pairs are cheaper to interleave than vectors of words. And two halves at a
    // time: narrow vectors would wait for the end of one chain of rounds.
    let pairs = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt64.self)
    let half = count / 2
    let second = pairs + 2 &* half
    let secondBlock = firstBlock &+ UInt32(truncatingIfNeeded: half)
    for j in 0..<half {
      let number = UInt32(truncatingIfNeeded: j)
      store(stream.words(draw: draw, block: firstBlock &+ number), pairs + 2 &* j)
      store(stream.words(draw: draw, block: secondBlock &+ number), second + 2 &* j)
    }
    if count & 1 != 0 {
      let last = count &- 1
      store(
        stream.words(draw: draw, block: firstBlock &+ UInt32(truncatingIfNeeded: last)), pairs + 2 &* last)
    }
  }

  func gumbel(_ stream: NoiseStream, word: UInt32, draw: UInt64, category: UInt32) -> Float {
    isInTail(word) ? stream.extended(word, draw: draw, category: category) : noiseFromWord(word)
  }
}

/// Stores the four words of a block in order.
@inline(always)
private func store(_ block: PhiloxBlock, _ pairs: UnsafeMutablePointer<UInt64>) {
  pairs[0] = pair(block.word0, block.word1)
  pairs[1] = pair(block.word2, block.word3)
}

/// Two words as they lie in memory one after the other.
@inline(always)
private func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
  #if _endian(little)
    UInt64(first) | UInt64(second) << 32
  #else
    UInt64(second) | UInt64(first) << 32
  #endif
}
