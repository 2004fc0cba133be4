/// What one category adds to an objective that is a sum over the categories.
protocol SeparableTerm {
  func value(_ y: Double) -> Double
  func slope(_ y: Double) -> Double
}

struct LinearTerm: SeparableTerm {
  let weight: Double
  func value(_ y: Double) -> Double { weight * y }
  func slope(_ y: Double) -> Double { weight }
}

struct SquareTerm: SeparableTerm {
  let target: Double
  func value(_ y: Double) -> Double { (y - target) * (y - target) }
  func slope(_ y: Double) -> Double { 2 * (y - target) }
}

struct PowerTerm: SeparableTerm {
  let target: Double
  let exponent: Double

  func value(_ y: Double) -> Double { power(abs(y - target), exponent) }

  func slope(_ y: Double) -> Double {
    let distance = y - target
    // At the kink of p = 1 the middle of all slopes.
    if distance == 0 { return 0 }
    let slope = exponent * power(abs(distance), exponent - 1)
    return distance < 0 ? -slope : slope
  }
}

/// xᵖ for x ≥ 0 and p ≥ 0: whole powers up to the eighth by multiplication, others through the logarithm.
private func power(_ x: Double, _ p: Double) -> Double {
  if p <= 8, p == p.rounded(.down) {
    var result = 1.0
    for _ in 0..<Int(p) { result *= x }
    return result
  }
  return x == 0 ? 0 : exponential(p * naturalLogarithm(x))
}

/// The sum of the terms at every one-hot vector: all that is there at 0, with one term changed.
func sumsAtVertices<Term: SeparableTerm>(
  _ list: [Double], _ term: (Double) -> Term, _ categories: Int
) -> [Double] {
  let terms = (0..<categories).map { term($0 < list.count ? list[$0] : 0) }
  let origin = terms.reduce(0) { $0 + $1.value(0) }
  return terms.map { origin - $0.value(0) + $0.value(1) }
}

/// Points in planes: category k of point i at k·count + i.
struct PointPlanes {
  let start: UnsafePointer<Double>
  let count: Int
  let categories: Int

  /// Σ over the categories of each term's value, at every point.
  func sum<Term: SeparableTerm>(
    _ list: [Double], _ term: (Double) -> Term, into values: UnsafeMutablePointer<Double>
  ) {
    values.update(repeating: 0, count: count)
    for k in 0..<categories {
      let term = term(k < list.count ? list[k] : 0)
      let plane = start + k &* count
      for i in 0..<count { values[i] += term.value(plane[i]) }
    }
  }

  /// Each term's slope, at every point.
  func slopes<Term: SeparableTerm>(
    _ list: [Double], _ term: (Double) -> Term, into slopes: UnsafeMutablePointer<Double>
  ) {
    for k in 0..<categories {
      let term = term(k < list.count ? list[k] : 0)
      let plane = start + k &* count
      let result = slopes + k &* count
      for i in 0..<count { result[i] = term.slope(plane[i]) }
    }
  }

  /// (y₁ − y₂)² + ½y₃.
  func trap(into values: UnsafeMutablePointer<Double>) {
    for i in 0..<count {
      let difference = start[i] - (categories > 1 ? start[count &+ i] : 0)
      values[i] = difference * difference + (categories > 2 ? 0.5 * start[2 &* count &+ i] : 0)
    }
  }

  /// 2(y₁ − y₂), −2(y₁ − y₂), ½, 0, ….
  func trapSlopes(into slopes: UnsafeMutablePointer<Double>) {
    for i in 0..<count {
      let difference = start[i] - (categories > 1 ? start[count &+ i] : 0)
      slopes[i] = 2 * difference
      if categories > 1 { slopes[count &+ i] = -2 * difference }
    }
    for k in 2..<max(categories, 2) {
      (slopes + k &* count).update(repeating: k == 2 ? 0.5 : 0, count: count)
    }
  }
}
