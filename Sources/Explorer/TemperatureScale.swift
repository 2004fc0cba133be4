import GumbelEngine

/// The stops of the temperature on its logarithmic scale from 0.01 to 100: 47 to a decade, about 5 % apart,
/// and among them 1, 2 and 5 of every decade, so that arrows arrive at 0.5 or 1 exactly.
public enum TemperatureScale {
  /// The ends of the scale.
  public static let range = 0.01...100.0

  /// All stops, ascending. Each is a decimal of three digits, without the dust of repeated products.
  public static let stops: [Double] =
    [10_000.0, 1000, 100, 10].flatMap { divisor in mantissas.map { $0 / divisor } } + [100]

  private static let mantissas: [Double] = [
    100, 105, 110, 116, 122, 128, 135, 141, 149, 156, 164, 172, 181, 190,
    200, 210, 220, 231, 243, 255, 267, 280, 294, 309, 324, 340, 357, 374, 393, 412, 433, 454, 476,
    500, 525, 552, 580, 610, 640, 673, 707, 743, 781, 820, 862, 906, 952,
  ]

  /// The next stop above or below `value`; `extra` is one more stop. From outside of the range the next
  /// stop is its nearer end, and there is none further out.
  static func stop(from value: Double, up: Bool, extra: Double?) -> Double? {
    let stop = up ? stops.first { $0 > value } : stops.last { $0 < value }
    guard let extra, range.contains(extra), up ? extra > value : extra < value else { return stop }
    guard let stop else { return extra }
    return up ? min(stop, extra) : max(stop, extra)
  }

  /// The stop that is the easiest to read among those in `range`: 1 of a decade, else 2 or 5, else the one
  /// next to the middle.
  static func roundestStop(in range: Range<Double>) -> Double? {
    let inside = stops.indices.filter { range.contains(stops[$0]) }
    let round =
      inside.first { $0 % mantissas.count == 0 }
      ?? inside.first { [200, 500].contains(mantissas[$0 % mantissas.count]) }
    return (round ?? (inside.isEmpty ? nil : inside[inside.count / 2])).map { stops[$0] }
  }

  /// Twice or half of `value`, held at the ends of the range; `nil` if that would lead further out.
  static func scaled(_ value: Double, up: Bool) -> Double? {
    let product = min(max(up ? value * 2 : value / 2, range.lowerBound), range.upperBound)
    return (up ? product > value : product < value) ? product : nil
  }
}
