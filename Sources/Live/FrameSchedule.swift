/// Says when to draw: at once after a key, otherwise at most so many times a second, and never without news.
/// The time is handed in, in seconds.
public struct FrameSchedule {
  /// How long a key that changes what is sampled waits for the first new counts, so that the panels do not
  /// flash empty in between.
  static let patience = 0.003

  private var cadence: Cadence
  /// When the next frame is due; `nil` while there is nothing new.
  public private(set) var due: Double?
  private var isAnswering = false

  /// A schedule of at most `rate` frames a second.
  public init(rate: Int) { cadence = Cadence(interval: 1 / Double(rate)) }

  /// Something was pressed; if it changed what is sampled, `awaitsCounts`.
  public mutating func input(at time: Double, awaitsCounts: Bool) {
    isAnswering = true
    due = awaitsCounts ? min(due ?? .infinity, time + Self.patience) : time
  }

  /// New counts came.
  public mutating func counts(at time: Double) {
    let ordinary = isAnswering ? time : max(time, cadence.next)
    due = min(due ?? .infinity, ordinary)
  }

  /// A frame was drawn.
  public mutating func drawn(at time: Double) {
    due = nil
    isAnswering = false
    cadence.beat(at: time)
  }
}
