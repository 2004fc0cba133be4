import RealModule

/// The standard Gumbel distribution: P(g ≤ x) = exp(−e⁻ˣ).
public enum GumbelLaw {
  /// The mean, Euler's constant γ.
  public static let mean = 0.577215664901532860606512090082402431
  /// The variance, π²/6.
  public static let variance = Double.pi * Double.pi / 6

  /// P(g ≤ x).
  public static func cdf(_ x: Double) -> Double { Double.exp(-Double.exp(-x)) }

  /// P(g > x), at full relative precision in the upper tail.
  public static func upperTail(_ x: Double) -> Double { -Double.expMinusOne(-Double.exp(-x)) }

  /// The x with P(g ≤ x) = u, for u in [0, 1].
  public static func quantile(_ u: Double) -> Double { -Double.log(-Double.log(u)) }

  /// The x with P(g > x) = tail, at full relative precision for the smallest tails.
  public static func upperQuantile(_ tail: Double) -> Double {
    -Double.log(-Double.log(onePlus: -tail))
  }
}
