/// Measures draws a second over stretches of a quarter of a second or more, also across restarts.
///
/// A pace that jumps, as at the end of a ramp, is not averaged with what was before: the stretch ends early.
struct RateMeter {
  private static let stretch = 0.25
  /// The shortest stretch that says something.
  private static let glance = 0.02

  /// The pace of the last stretch.
  private(set) var drawsPerSecond = 0.0
  private var start: Double?
  private var count = 0

  /// Notes that `draws` were made, and that it is now `time` seconds.
  mutating func note(draws: Int, time: Double) {
    guard let start else {
      self.start = time
      return
    }
    count += draws
    let elapsed = time - start
    guard elapsed > 0 else { return }
    let pace = Double(count) / elapsed
    let hasJumped = elapsed >= Self.glance && !(drawsPerSecond / 2...drawsPerSecond * 2).contains(pace)
    if elapsed >= Self.stretch || hasJumped {
      drawsPerSecond = pace
      self.start = time
      count = 0
    } else if drawsPerSecond == 0 {
      drawsPerSecond = pace
    }
  }

  /// Ends the running stretch, because no draws follow it, unless it is too short to say anything.
  mutating func finish(at time: Double) {
    if let start, time - start >= Self.glance { drawsPerSecond = Double(count) / (time - start) }
    rest()
  }

  /// Forgets the running stretch, which a rest would spoil.
  mutating func rest() {
    start = nil
    count = 0
  }
}
