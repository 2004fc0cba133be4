/// Everything that decides what a draw is, besides its number and the construction: same setting, same
/// draw number, same construction, same bytes.
public struct Setting: Sendable, Equatable {
  /// The logits z.
  public var logits: Logits
  /// The temperature τ.
  public var temperature: Temperature
  /// Whether Gumbel noise is added; off means g = 0.
  public var noise: Bool
  /// Whether y is replaced by the one-hot vector of its pick (straight-through).
  public var hard: Bool
  /// The key of the noise.
  public var seed: UInt64

  /// A setting with the given parts.
  public init(
    logits: Logits, temperature: Temperature = .one, noise: Bool = true, hard: Bool = false, seed: UInt64
  ) {
    self.logits = logits
    self.temperature = temperature
    self.noise = noise
    self.hard = hard
    self.seed = seed
  }
}
