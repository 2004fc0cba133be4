import Glibc
import GumbelEngine
import KernelInterface

/// The uniform words behind the shared noise, by a Philox4x32-10 written anew from its paper, so that what a
/// battery of tests reads does not depend on the engine's own code; `verify` ties the two together.
struct WordSource {
  let seed: UInt64

  /// The four words of categories 4·`block` … 4·`block` + 3 in `draw`.
  @inline(__always)
  func words(draw: UInt64, block: UInt32) -> SIMD4<UInt32> {
    var c = SIMD4(UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw >> 32), block, 0)
    var low = UInt32(truncatingIfNeeded: seed)
    var high = UInt32(truncatingIfNeeded: seed >> 32)
    for _ in 0..<10 {
      let first = UInt64(c[0]) &* 0xD251_1F53
      let second = UInt64(c[2]) &* 0xCD9E_8D57
      c = SIMD4(
        UInt32(second >> 32) ^ c[1] ^ low, UInt32(truncatingIfNeeded: second),
        UInt32(first >> 32) ^ c[3] ^ high, UInt32(truncatingIfNeeded: first))
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    return c
  }

  /// Stops the program unless the engine's noise is −ln(−ln(1 − V)), V = (word + ½)/2³², at 40 000 addresses;
  /// words in the tails are left out, which the engine extends by more.
  func verify(_ kernels: any KernelSet) {
    let noise = GumbelNoise(seed: seed, kernels: kernels)
    for draw in 0..<100 {
      let far = draw << 40 | draw
      let values = noise.values(draw: far, categories: 400)
      for category in 0..<400 {
        let word = words(draw: UInt64(far), block: UInt32(category / 4))[category % 4]
        if word &+ (1 << 20) < 1 << 21 { continue }
        let expected = -log(-log1p(-(Double(word) + 0.5) * 0x1p-32))
        guard abs(Double(values[category]) - expected) < 1e-6 else {
          fatalError("noise of draw \(far), category \(category) is not that of its word")
        }
      }
    }
  }
}

/// Writes words without end, as raw 32-bit numbers, for a battery of tests to read.
///
/// Orders: `draws`, one category from draw to draw; `categories`, 4 096 categories of each draw;
/// `low`, the low halves of the words of eight categories, two halves to a number; `seeds`, the first word of
/// seed after seed.
func writeWords(order: String, kernels: any KernelSet) {
  WordSource(seed: 0x0123_4567_89ab_cdef).verify(kernels)
  let next: (Int) -> SIMD4<UInt32>
  let source = WordSource(seed: 20_240_607)
  switch order {
  case "draws":
    next = { i in
      let draw = UInt64(4 * i)
      return SIMD4(
        source.words(draw: draw, block: 0)[0], source.words(draw: draw + 1, block: 0)[0],
        source.words(draw: draw + 2, block: 0)[0], source.words(draw: draw + 3, block: 0)[0])
    }
  case "categories": next = { i in source.words(draw: UInt64(i >> 10), block: UInt32(i & 1023)) }
  case "low":
    next = { i in
      let a = source.words(draw: UInt64(i), block: 0)
      let b = source.words(draw: UInt64(i), block: 1)
      return a &<< 16 | b & 0xffff
    }
  case "seeds":
    next = { i in
      let seed = UInt64(4 * i)
      return SIMD4(
        WordSource(seed: seed).words(draw: 0, block: 0)[0],
        WordSource(seed: seed + 1).words(draw: 0, block: 0)[0],
        WordSource(seed: seed + 2).words(draw: 0, block: 0)[0],
        WordSource(seed: seed + 3).words(draw: 0, block: 0)[0])
    }
  default:
    refuse("words come in the orders draws, categories, low and seeds")
  }
  writeAll(next)
}

private func writeAll(_ next: (Int) -> SIMD4<UInt32>) -> Never {
  var buffer = [SIMD4<UInt32>](repeating: .zero, count: 4096)
  var position = 0
  while true {
    for index in buffer.indices { buffer[index] = next(position + index) }
    position += buffer.count
    buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        // The battery has read enough.
        if written <= 0 { exit(0) }
        rest = rest.dropFirst(written)
      }
    }
  }
}
