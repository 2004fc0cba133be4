/// How many draws to make before looking up again, so that a block takes about a seventh of a millisecond whatever a
/// draw costs: a key that changes what is sampled waits for its end.
struct BlockSize {
  /// How long a block should take, in seconds.
  static let seconds = 0.000_15

  /// The draws of the next block.
  private(set) var draws: Int

  /// Blocks that begin with so many draws.
  init(draws: Int = 1) { self.draws = draws }

  /// Learns from a block of `count` draws that took `elapsed` seconds. Grows slowly, because a short block
  /// says little; shrinks at once.
  mutating func learn(draws count: Int, elapsed: Double) {
    guard count > 0 else { return }
    let perDraw = max(elapsed, 1e-7) / Double(count)
    let fitting = Self.seconds / perDraw
    draws = max(1, Int(min(fitting, Double(draws) * 4, 1e8)))
  }
}
