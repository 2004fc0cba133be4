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
    // Two words at a time: vectors of pairs are cheaper to interleave than vectors of words.
    let pairs = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt64.self)
    for j in 0..<count {
      let block = stream.words(draw: draw, block: firstBlock &+ UInt32(truncatingIfNeeded: j))
      pairs[2 &* j] = pair(block.word0, block.word1)
      pairs[2 &* j &+ 1] = pair(block.word2, block.word3)
    }
  }

  func gumbel(_ stream: NoiseStream, word: UInt32, draw: UInt64, category: UInt32) -> Float {
    isInTail(word) ? stream.extended(word, draw: draw, category: category) : noiseFromWord(word)
  }
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
