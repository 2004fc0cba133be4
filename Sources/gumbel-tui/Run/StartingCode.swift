/// When the code that has run is to be let go of: a second after the start, when most of it will never run again, and
/// once more when everything comes to rest for the first time.
struct StartingCode {
  private let start: Double
  private var isStarting = true
  private var hasNeverRested = true

  /// Of a program that started at `start`, in seconds on the monotonic clock.
  init(start: Double = monotonicSeconds()) { self.start = start }

  /// Whether it is, after a frame at `time`.
  mutating func isToBeReleased(at time: Double, isAtRest: Bool) -> Bool {
    let isDue = isStarting && time > start + 1 || hasNeverRested && isAtRest
    if time > start + 1 { isStarting = false }
    if isAtRest { hasNeverRested = false }
    return isDue
  }
}
