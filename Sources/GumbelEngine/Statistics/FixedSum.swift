/// A sum in units of 2⁻⁴⁸, kept as a 128-bit integer: exact, associative, and roomy enough for 10¹² draws.
struct FixedSum: Sendable, Equatable {
  static let fractionBits = 48
  static let zero = FixedSum(units: 0)

  var units: Int128

  static func += (left: inout FixedSum, right: FixedSum) { left.units += right.units }

  /// A single value, rounded to the unit.
  init(_ value: Double) { units = Int128((value * 0x1p48).rounded()) }

  init(units: Int128) { self.units = units }

  /// Whether it can be the sum of so many terms in `range`, each of which was rounded by up to 10⁻⁵.
  func isPlausible(terms: Int, each range: ClosedRange<Double>) -> Bool {
    let room = range.lowerBound - 1e-5...range.upperBound + 1e-5
    return terms == 0 ? units == 0 : room.contains(mean(over: terms))
  }

  /// The sum divided by `count`; 0 for no terms.
  func mean(over count: Int) -> Double {
    count == 0 ? 0 : Double(units) / 0x1p48 / Double(count)
  }
}
