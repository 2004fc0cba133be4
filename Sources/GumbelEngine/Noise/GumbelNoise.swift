import KernelInterface

/// Keyed Gumbel(0,1) noise: a pure function of seed, purpose, draw and category.
///
/// There is one canonical value for each address, in Float: g = −ln E with E ~ Exp(1) made from the bits of
/// Philox4x32-10, accurate to 3·10⁻⁷·max(1, |g|) and with both tails kept (to beyond 60 and −4.4). Every sampler of
/// the engine uses exactly these values, whatever the batch, the thread or the instruction set.
public struct GumbelNoise: Sendable {
  /// The key.
  public let seed: UInt64
  /// What the noise is for.
  public let purpose: NoisePurpose
  /// Separates streams of one purpose; 24 bits are used.
  public let subIndex: UInt32

  let kernels: any KernelSet

  /// The noise with the given key; by default the stream that all views and commands share.
  public init(
    seed: UInt64, purpose: NoisePurpose = .shared, subIndex: UInt32 = 0,
    kernels: any KernelSet = widestKernels
  ) {
    self.seed = seed
    self.purpose = purpose
    self.subIndex = subIndex & 0xff_ffff
    self.kernels = kernels
  }

  var stream: NoiseStream {
    NoiseStream(seed: seed, word3: purpose.counterWord(subIndex: subIndex))
  }

  /// The noise of one category in one draw; both from 0. Cost: one block of Philox and two logarithms.
  public func value(draw: Int, category: Int) -> Float {
    kernels.gumbel(
      stream, draw: UInt64(truncatingIfNeeded: draw), category: UInt32(truncatingIfNeeded: category))
  }

  /// The noise of categories 0 ..< `categories` in one draw. Cost: a few nanoseconds a category.
  public func values(draw: Int, categories: Int) -> [Float] {
    let workspace = Workspace(categories: categories, kernels: kernels)
    workspace.fillNoise(stream, draw: draw)
    return [Float](unsafeUninitializedCapacity: categories) { buffer, filled in
      for chunk in CategoryChunk.all(categories) {
        for offset in 0..<chunk.count {
          buffer[chunk.first + offset] = workspace.noise[chunk.first + chunk.position(offset)]
        }
      }
      filled = categories
    }
  }
}
