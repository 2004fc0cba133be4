import RealModule

/// The regularised upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a), for a > 0 and x ≥ 0.
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
  guard a > 30 else { return Double.exp((a - 1) * Double.log(x) - x - Double.logGamma(a)) }
  let deviation = (x - a) / a
  let exponent = a * logMinusLinear(deviation)
  let square = a * a
  let stirling = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / a
  return (a / (2 * Double.pi)).squareRoot() * Double.exp(exponent - stirling) / x
}

/// ln(1 + u) − u without cancellation for small u.
private func logMinusLinear(_ u: Double) -> Double {
  guard abs(u) < 0.1 else { return Double.log(onePlus: u) - u }
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

/// The probability of a χ² of at least `value` with `degreesOfFreedom` degrees of freedom.
public func chiSquareTail(_ value: Double, degreesOfFreedom: Int) -> Double {
  regularizedUpperGamma(Double(degreesOfFreedom) / 2, value / 2)
}
