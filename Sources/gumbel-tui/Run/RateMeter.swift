/// Measures draws a second over stretches of a quarter of a second or more, also across restarts.
struct RateMeter {
  private static let stretch = 0.25

  /// The pace of the last whole stretch.
  private(set) var drawsPerSecond = 0.0
  private var start: Double?
  private var count = 0

  /// Notes that `draws` were made, and that it is now `time` seconds.
  mutating func note(draws: Int, time: Double) {
    count += draws
    guard let start else {
      self.start = time
      return
    }
    let elapsed = time - start
    if elapsed >= Self.stretch || drawsPerSecond == 0 && elapsed > 0 {
      drawsPerSecond = Double(count) / elapsed
      if elapsed >= Self.stretch {
        self.start = time
        count = 0
      }
    }
  }

  /// Forgets the running stretch, which a rest would spoil.
  mutating func rest() {
    start = nil
    count = 0
  }
}
