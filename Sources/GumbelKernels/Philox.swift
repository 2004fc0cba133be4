/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
/// as easy as 1, 2, 3" (SC 2011): four words of output as a pure function of a 128-bit counter and a
/// 64-bit key.
struct PhiloxBlock: Sendable, Equatable {
  /// The four words, from the first to the last.
  var word0, word1, word2, word3: UInt32

  /// A block, or a counter, of the given words.
  @inline(always)
  init(_ word0: UInt32, _ word1: UInt32, _ word2: UInt32, _ word3: UInt32) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }
}

/// The ten rounds. Ten multiplications of 32 by 32 bits for each pair of words.
@inline(always)
func philox(_ counter: PhiloxBlock, keyLow: UInt32, keyHigh: UInt32) -> PhiloxBlock {
  var block = counter
  var low = keyLow
  var high = keyHigh
  for round in 0..<10 {
    if round > 0 {
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    let first = UInt64(block.word0) &* 0xD251_1F53
    let second = UInt64(block.word2) &* 0xCD9E_8D57
    block = PhiloxBlock(
      UInt32(truncatingIfNeeded: second >> 32) ^ block.word1 ^ low,
      UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: first >> 32) ^ block.word3 ^ high,
      UInt32(truncatingIfNeeded: first))
  }
  return block
}
