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

/// The ten rounds: twenty multiplications of 32 by 32 bits.
///
/// Words are kept in the low halves of 64-bit numbers, whatever stands in the high halves: that is how vector
/// units multiply, so that no word has to be moved between widths. It doubles the speed.
@inline(always)
func philox(_ counter: PhiloxBlock, keyLow: UInt32, keyHigh: UInt32) -> PhiloxBlock {
  var word0 = UInt64(counter.word0)
  var word1 = UInt64(counter.word1)
  var word2 = UInt64(counter.word2)
  var word3 = UInt64(counter.word3)
  var low = keyLow
  var high = keyHigh
  for round in 0..<10 {
    if round > 0 {
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    let first = (word0 & 0xffff_ffff) &* 0xD251_1F53
    let second = (word2 & 0xffff_ffff) &* 0xCD9E_8D57
    word0 = second >> 32 ^ word1 ^ UInt64(low)
    word1 = second
    word2 = first >> 32 ^ word3 ^ UInt64(high)
    word3 = first
  }
  return PhiloxBlock(
    UInt32(truncatingIfNeeded: word0), UInt32(truncatingIfNeeded: word1), UInt32(truncatingIfNeeded: word2),
    UInt32(truncatingIfNeeded: word3))
}
