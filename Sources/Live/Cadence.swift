/// A beat that holds its rate: what comes late by less than an interval does not put off what follows.
/// The time is handed in, in seconds.
struct Cadence {
  private let interval: Double
  /// When the next beat is due.
  private(set) var next: Double

  /// A first beat that is due at `start`, and then one every `interval` seconds.
  init(interval: Double, start: Double = 0) {
    self.interval = interval
    next = start
  }

  /// Notes a beat, which may also have come early or after a long rest: then the rhythm starts anew.
  mutating func beat(at time: Double) {
    let isInRhythm = time >= next && time < next + interval
    next = (isInRhythm ? next : time) + interval
  }
}
