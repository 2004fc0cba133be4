/// Where noise lies in the keyed stream: Philox's key and the fourth word of its counter.
public struct NoiseStream: Sendable, Equatable {
  /// The low word of the key.
  public var keyLow: UInt32
  /// The high word of the key.
  public var keyHigh: UInt32
  /// The fourth counter word at level 0: purpose in the high eight bits, sub-index in the rest.
  public var word3: UInt32

  /// The stream of `seed` with the given fourth counter word.
  @inlinable
  public init(seed: UInt64, word3: UInt32) {
    keyLow = UInt32(truncatingIfNeeded: seed)
    keyHigh = UInt32(truncatingIfNeeded: seed >> 32)
    self.word3 = word3
  }
}
