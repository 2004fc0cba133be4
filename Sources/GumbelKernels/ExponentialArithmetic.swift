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
  // Neighbouring powers paired (Estrin): the same operations in half the latency.
  let square = r * r
  let low = 0.16666521 * r + 0.49999994
  let high = (0.00836871 * r + 0.04166839) + 0.0013814615 * square
  let p = (high * square + low) * square + r + 1
  let scale = Float(bitPattern: (shifted.bitPattern &+ 127) << 23)
  return a > lowestExponent ? p * scale : 0
}

/// Arguments at or below this give 0.
private let lowestExponent: Float = -87

/// The units of a fixed-point sum: 2⁻⁴⁸. A Double near 24 has that spacing, so that adding 24 rounds a value
/// in [−8, 8] to a whole number of units and leaves them in the low bits of the pattern.
@inline(always)
func fixedUnits(_ value: Double) -> Int64 { offsetUnits(value) &- unitsOffset(1) }

/// `fixedUnits` and `unitsOffset(1)`: sums take the offset off once for all their terms.
@inline(always)
func offsetUnits(_ value: Double) -> Int64 { Int64(bitPattern: (value + 24).bitPattern) }

/// What `offsetUnits` adds to a sum of `count` terms; it wraps around as the sum does.
@inline(always)
func unitsOffset(_ count: Int) -> Int64 { Int64(truncatingIfNeeded: count) &* 0x4038_0000_0000_0000 }
