/// Keyed Gumbel noise: g as a pure function of seed, purpose, draw and category.
public struct GumbelNoise: Sendable, Equatable {
  /// The key.
  public let seed: UInt64

  /// The noise with the given seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The canonical Float noise of one category in one draw of the shared stream.
  public func value(draw: Int, category: Int) -> Float { 0 }
}
