import KernelInterface

// MARK: Uniform draws

extension Kernels {
  func uniformWords(
    _ stream: NoiseStream, firstPair: UInt64, pairs: Int, words: UnsafeMutablePointer<UInt64>
  ) {
    for j in 0..<pairs {
      let block = stream.words(draw: firstPair &+ UInt64(truncatingIfNeeded: j), block: 0)
      words[2 &* j] = UInt64(block.word0) | UInt64(block.word1) << 32
      words[2 &* j &+ 1] = UInt64(block.word2) | UInt64(block.word3) << 32
    }
  }

  func countReached(
    _ words: UnsafePointer<UInt64>, count: Int, thresholds: UnsafePointer<UInt64>, thresholdCount: Int,
    reached: UnsafeMutablePointer<Int64>, picks: UnsafeMutablePointer<Int32>
  ) {
    for i in 0..<count { reached[i] = 0 }
    var next = 0
    while next &+ 4 <= thresholdCount {
      addReachedOfFour(words, count, thresholds + next, reached)
      next &+= 4
    }
    while next < thresholdCount {
      addReached(words, count, thresholds[next], reached)
      next &+= 1
    }
    for i in 0..<count { picks[i] = Int32(truncatingIfNeeded: reached[i]) }
  }
}

@inline(never)
private func addReached(
  _ words: UnsafePointer<UInt64>, _ count: Int, _ threshold: UInt64, _ reached: UnsafeMutablePointer<Int64>
) {
  for i in 0..<count { reached[i] &+= words[i] >= threshold ? 1 : 0 }
}

@inline(never)
private func addReachedOfFour(
  _ words: UnsafePointer<UInt64>, _ count: Int, _ thresholds: UnsafePointer<UInt64>,
  _ reached: UnsafeMutablePointer<Int64>
) {
  let threshold0 = thresholds[0]
  let threshold1 = thresholds[1]
  let threshold2 = thresholds[2]
  let threshold3 = thresholds[3]
  for i in 0..<count {
    let word = words[i]
    let first: Int64 = (word >= threshold0 ? 1 : 0) &+ (word >= threshold1 ? 1 : 0)
    let second: Int64 = (word >= threshold2 ? 1 : 0) &+ (word >= threshold3 ? 1 : 0)
    reached[i] &+= first &+ second
  }
}
