/// Why a schedule was refused.
public enum ScheduleError: Error, Equatable, Sendable {
  /// Both ends are temperatures above 0 and below ∞: at the limits no relaxation has a gradient.
  case temperature(Double)
  /// The fraction is above 0 and at most 1.
  case fraction(Double)
}

/// How the temperature moves while training: from `start` to the floor `end`, which it reaches at a fraction of the
/// steps, and where it stays.
public struct TemperatureSchedule: Sendable, Hashable {
  /// The way from start to end.
  public enum Shape: String, CaseIterable, Sendable {
    case constant, linear, exponential, cosine
  }

  /// The way from start to end.
  public let shape: Shape
  /// τ at step 0.
  public let start: Double
  /// τ from the end of the way on.
  public let end: Double
  /// The share of all steps that the way takes.
  public let fraction: Double

  /// A schedule with the given parts; a constant one stays at `start`, whatever `end` says.
  public init(
    _ shape: Shape, from start: Double, to end: Double, fraction: Double = 0.8
  ) throws(ScheduleError) {
    let end = shape == .constant ? start : end
    for value in [start, end] where !(value > 0 && value < .infinity) { throw .temperature(value) }
    guard fraction > 0, fraction <= 1 else { throw .fraction(fraction) }
    self.shape = shape
    self.start = start
    self.end = end
    self.fraction = fraction
  }

  /// The same τ at every step.
  public static func constant(_ value: Double) throws(ScheduleError) -> TemperatureSchedule {
    try TemperatureSchedule(.constant, from: value, to: value)
  }

  /// The lowest temperature on the way.
  public var lowest: Double { min(start, end) }

  /// τ at `step`, from 0, of `steps`.
  public func temperature(step: Int, of steps: Int) -> Temperature {
    let value = value(at: Double(step) / (fraction * Double(max(steps, 1))))
    return (try? Temperature(value)) ?? .one
  }

  private func value(at progress: Double) -> Double {
    if progress >= 1 { return end }
    if progress <= 0 { return start }
    switch shape {
    case .constant: return start
    case .linear: return start + progress * (end - start)
    case .exponential: return start * exponential(progress * naturalLogarithm(end / start))
    case .cosine: return end + (start - end) * 0.5 * (1 + cosineOfHalfTurns(progress))
    }
  }
}

/// cos πx for x in [0, 1], within 1e-15, by 1 − 2 sin²(πx/2) and the Taylor series of the sine to the 19th power.
func cosineOfHalfTurns(_ x: Double) -> Double {
  let angle = x * (Double.pi / 2)
  let square = angle * angle
  var sum = 0.0
  for odd in stride(from: 19.0, through: 3, by: -2) { sum = (1 + sum) * -square / (odd * (odd - 1)) }
  let sine = angle * (1 + sum)
  return 1 - 2 * sine * sine
}
