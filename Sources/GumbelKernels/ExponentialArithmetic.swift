/// eᵃ for a ≤ 0, within 1.5 units in the last place; exactly 1 at 0 and exactly 0 below −87, where Float
/// would become subnormal.
///
/// a = n·ln 2 + r with |r| ≤ ½ ln 2; eʳ by a minimax polynomial of degree 6 (relative error 3e-9), 2ⁿ by its
/// bits.
@inline(always)
func exponentialOfNonpositive(_ a: Float) -> Float {
  let clamped = a > lowestExponent ? a : lowestExponent
  // Adding 1.5·2²³ rounds to the nearest integer in every instruction set alike.
  let shifted = clamped * 1.44269504 + 0x1.8p23
  let n = shifted - 0x1.8p23
  let r = (clamped - n * 0.693359375) - n * -2.12194440e-4
  var p: Float = 0.0013814615
  p = p * r + 0.00836871
  p = p * r + 0.04166839
  p = p * r + 0.16666521
  p = p * r + 0.49999994
  p = p * (r * r) + r + 1
  let scale = Float(bitPattern: (shifted.bitPattern &+ 127) << 23)
  return a > lowestExponent ? p * scale : 0
}

/// Arguments at or below this give 0.
private let lowestExponent: Float = -87

/// The units of a fixed-point sum: 2⁻⁴⁸. A Double near 24 has that spacing, so that adding 24 rounds a value
/// in [−8, 8] to a whole number of units and leaves them in the low bits of the pattern.
@inline(always)
func fixedUnits(_ value: Double) -> Int64 {
  Int64(bitPattern: (value + 24).bitPattern) &- Int64(bitPattern: 0x4038_0000_0000_0000)
}
