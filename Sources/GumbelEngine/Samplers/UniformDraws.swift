import KernelInterface

/// One uniform 64-bit word for each draw of a purpose: two draws share a block of Philox, draw d using words
/// 2(d mod 2) and 2(d mod 2) + 1 of block 0 at counter d/2.
struct UniformDraws: Sendable {
  static let perBlock = 1024

  let stream: NoiseStream
  let kernels: any KernelSet

  /// Hands the words of `draws` to `body`, block after block, starting from the place of the first draw.
  func forEachBlock(
    _ draws: Range<Int>, _ body: (_ offset: Int, UnsafeMutableBufferPointer<UInt64>) -> Void
  ) {
    let words = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: Self.perBlock + 2)
    defer { words.deallocate() }
    var first = draws.lowerBound
    while first < draws.upperBound {
      let count = min(Self.perBlock, draws.upperBound - first)
      let skipped = first & 1
      kernels.uniformWords(
        stream, firstPair: UInt64(truncatingIfNeeded: first >> 1), pairs: (count + skipped + 1) / 2,
        words: words.baseAddress!)
      body(
        first - draws.lowerBound, UnsafeMutableBufferPointer(rebasing: words[skipped..<(skipped + count)]))
      first += count
    }
  }
}
