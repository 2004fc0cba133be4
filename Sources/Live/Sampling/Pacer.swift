import Explorer
import RealModule

/// Says how many draws may have been made by now: a pure function of a pace and of the seconds that
/// draws have been running, so that it needs no clock of its own.
///
/// Time only counts while draws run. A ramp goes on over changes of the parameters and starts again when
/// its number changes.
struct Pacer: Equatable {
  /// When a ramp reaches full speed.
  static let rampSeconds = 3.0

  private var pace: Pace
  private var rampStart: Int
  /// Seconds on the ramp, up to the anchor.
  private var rampElapsed = 0.0
  /// From where draws are counted: the time, and the draws done then.
  private var anchor: (time: Double, draws: Int)

  /// A pace that starts at `time` after `draws` draws; the first one more is allowed at once.
  init(pace: Pace, rampStart: Int, time: Double, draws: Int) {
    self.pace = pace
    self.rampStart = rampStart
    anchor = (time, draws)
  }

  static func == (left: Pacer, right: Pacer) -> Bool {
    left.pace == right.pace && left.rampStart == right.rampStart && left.rampElapsed == right.rampElapsed
      && left.anchor == right.anchor
  }

  /// Stops counting time; `start` goes on from here.
  mutating func stop(at time: Double) {
    if pace == .ramp { rampElapsed += max(time - anchor.time, 0) }
    anchor.time = time
  }

  /// Goes on after a stop, perhaps at another pace or from another number of draws.
  mutating func start(pace: Pace, rampStart: Int, time: Double, draws: Int) {
    if rampStart != self.rampStart { rampElapsed = 0 }
    self.pace = pace
    self.rampStart = rampStart
    anchor = (time, draws)
  }

  /// The draws that may have been made by `time`; `Int.max` at full speed.
  func allowance(at time: Double) -> Int {
    let seconds = max(time - anchor.time, 0)
    switch pace {
    case .full: return .max
    case .perSecond(let rate): return anchor.draws + 1 + Int(seconds * Double(rate))
    case .ramp:
      let end = rampElapsed + seconds
      guard end < Self.rampSeconds else { return .max }
      return anchor.draws + 1 + Int(Self.ramp(end) - Self.ramp(rampElapsed))
    }
  }

  /// The time at which draw number `draws` + 1 is allowed, if it is not already.
  func time(ofDrawAfter draws: Int) -> Double {
    let wanted = Double(draws - anchor.draws)
    guard wanted > 0 else { return anchor.time }
    switch pace {
    case .full: return anchor.time
    case .perSecond(let rate): return anchor.time + wanted / Double(max(rate, 1))
    case .ramp:
      let seconds = Self.rampInverse(Self.ramp(rampElapsed) + wanted) - rampElapsed
      return anchor.time + max(seconds, 0)
    }
  }

  /// Draws made in the first `seconds` of a ramp: the pace is 10^seconds a second, and this its integral.
  private static func ramp(_ seconds: Double) -> Double { (Double.pow(10, seconds) - 1) / ln10 }

  private static func rampInverse(_ draws: Double) -> Double {
    min(Double.log10(draws * ln10 + 1), rampSeconds)
  }

  private static let ln10 = Double.log(10)
}
