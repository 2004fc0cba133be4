/// The regularised upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a), for a ≥ ½ and x ≥ 0.
///
/// Below x = a + 1 the series of the lower function, above it Legendre's continued fraction in Lentz's form
/// (Abramowitz and Stegun 6.5.29, 6.5.31). Relative error below 1e-10 where Q is not smaller than 1e-300.
func regularizedUpperGamma(_ a: Double, _ x: Double) -> Double {
  if x <= 0 { return 1 }
  if x == .infinity { return 0 }
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

private func lowerSeries(_ a: Double, _ x: Double) -> Double {
  var term = 1 / a
  var sum = term
  var n = a
  while abs(term) > abs(sum) * 1e-17 {
    n += 1
    term *= x / n
    sum += term
  }
  return sum * gammaDensity(a, x) * x
}

private func upperFraction(_ a: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var h = d
  for i in 1... {
    let n = Double(i)
    let an = -n * (n - a)
    b += 2
    d = an * d + b
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = b + an / c
    if abs(c) < tiny { c = tiny }
    let step = d * c
    h *= step
    if abs(step - 1) < 1e-16 { break }
  }
  return gammaDensity(a, x) * x * h
}

/// x^(a−1)·e^(−x)/Γ(a). For large a through the deviation from the peak and Stirling's series, because the
/// plain exponent would lose the digits that its large terms cancel.
private func gammaDensity(_ a: Double, _ x: Double) -> Double {
  guard a > 30 else { return exponential((a - 1) * naturalLogarithm(x) - x - logGamma(a)) }
  let deviation = (x - a) / a
  let exponent = a * logMinusLinear(deviation)
  return (a / (2 * Double.pi)).squareRoot() * exponential(exponent - stirlingSeries(a)) / x
}

/// ln Γ(a) for a > 0: Stirling's formula above 30, and from there back down by Γ(a + 1) = a·Γ(a).
func logGamma(_ a: Double) -> Double {
  var product = 1.0
  var shifted = a
  while shifted <= 30 {
    product *= shifted
    shifted += 1
  }
  let formula = (shifted - 0.5) * naturalLogarithm(shifted) - shifted + 0.5 * naturalLogarithm(2 * Double.pi)
  return formula + stirlingSeries(shifted) - naturalLogarithm(product)
}

/// The remainder of Stirling's formula for ln Γ(a), for a > 30.
private func stirlingSeries(_ a: Double) -> Double {
  let square = a * a
  return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / a
}

/// ln(1 + u) − u without cancellation for small u.
private func logMinusLinear(_ u: Double) -> Double {
  guard abs(u) < 0.1 else { return naturalLogarithm(1 + u) - u }
  var power = u
  var sum = 0.0
  for n in 2..<40 {
    power *= -u
    let term = power / Double(n)
    sum += term
    if abs(term) < abs(sum) * 1e-18 { break }
  }
  return sum
}

/// The probability of a χ² of at least `value`, which is 0 or more, with `degreesOfFreedom` degrees of freedom,
/// at least 1.
public func chiSquareTail(_ value: Double, degreesOfFreedom: Int) -> Double {
  precondition(degreesOfFreedom > 0 && value >= 0, "a χ² of 0 or more with degrees of freedom")
  return regularizedUpperGamma(Double(degreesOfFreedom) / 2, value / 2)
}
