/// E[y], the variance and the mean entropy of y = softmax((s + g)/τ) for any number of categories, by one quadrature.
///
/// Under the law of the W that is tilted by e^(−uS), with means M_j, variances V_j and T = Σ M_j, V = Σ V_j of uW,
///
///     Var y_i = ∫ [(M_i − m_i·T)² + (1 − 2m_i)·V_i + m_i²·V] Π_j E[e^(−uW_j)] d(ln u),   m_i = E[y_i],
///
/// in which nothing cancels as long as m_i ≤ ½. Of the largest, where m_i can be next to 1, the same is
/// (n_i·M_i − m_i·T')² + n_i²·V_i + m_i²·V', with n_i = 1 − m_i = ∫ T'·Π d(ln u), T' and V' without category i.
///
/// The integrand is a function of x = ln u on a grid, see `RelaxedTransform`. Categories between the points of the grid
/// are laid down on it by interpolation, so that the sums over all of them that the integrand consists of take no more
/// time for a vocabulary than for a few hundred categories.
struct RelaxedMoments {
  /// E[y] and the variance of y, in category order.
  private(set) var means: [Double]
  private(set) var variances: [Double]
  /// The mean of −Σ y ln y, in nats.
  let entropy: Double

  /// Scores further below the largest, in units of max(1, τ), have weights below 10⁻²⁵: they count as 0.
  private static let deepest = -60.0
  /// Below ln(1/K) minus this, what is left of the integrals is below 10⁻¹³.
  private static let tail = 33.0
  private static let largestExponent = 45.0

  /// The moments for scores of which at least one is above −∞, at a finite τ > 0.
  init(scores: [Double], temperature: Double) {
    let offsets = Self.offsets(scores, unit: max(temperature, 1))
    let masses = GridMasses(offsets)
    let lowest = Int(((-Self.tail - naturalLogarithm(Double(scores.count))) / RelaxedTransform.spacing))
    let transform = RelaxedTransform(temperature: temperature, from: lowest + masses.first)
    let integrand = Self.integrand(transform, masses, from: lowest)
    entropy = -GumbelLaw.mean - integrand.entropy * RelaxedTransform.spacing
    means = []
    variances = []
    (means, variances) = Self.moments(transform, masses, offsets, integrand)
  }

  /// How far each score is below the largest, in spacings of the grid; `nil` where it does not count.
  private static func offsets(_ scores: [Double], unit: Double) -> [Double?] {
    let top = scores.max() ?? 0
    return scores.map { score in
      let offset = (score - top) / unit
      return offset < deepest ? nil : offset / RelaxedTransform.spacing
    }
  }

  /// Π_j E[e^(−uW_j)] at the points from `lowest` on where it is not negligible, T' and V' there, and the integral of
  /// the entropy.
  private struct Integrand {
    let lowest: Int
    var products: [Double] = []
    var otherMeans: [Double] = []
    var otherVariances: [Double] = []
    var entropy = 0.0
  }

  private static func integrand(
    _ transform: RelaxedTransform, _ masses: GridMasses, from lowest: Int
  ) -> Integrand {
    var integrand = Integrand(lowest: lowest)
    var point = lowest
    // The last points of the grid are left to the interpolation.
    while point + masses.last - transform.first < transform.exponents.count {
      let index = point - transform.first
      let exponent = transform.exponents[index] + masses.sum(of: transform.exponents, around: index)
      if exponent > largestExponent { break }
      let product = exponential(-exponent)
      integrand.products.append(product)
      integrand.otherMeans.append(masses.sum(of: transform.means, around: index))
      integrand.otherVariances.append(masses.sum(of: transform.variances, around: index))
      integrand.entropy +=
        product * (transform.entropies[index] + masses.sum(of: transform.entropies, around: index))
      point += 1
    }
    return integrand
  }

  /// The integrals at every point of the grid that a category needs, and between them for the categories.
  private static func moments(
    _ transform: RelaxedTransform, _ masses: GridMasses, _ offsets: [Double?], _ integrand: Integrand
  ) -> (means: [Double], variances: [Double]) {
    var (means, variances) = ([Double](), [Double]())
    for offset in masses.first...masses.last {
      let isNeeded = masses.isOccupied(offset)
      let mean = isNeeded ? Self.mean(transform, integrand, offset) : 0
      means.append(mean)
      variances.append(isNeeded ? variance(transform, integrand, offset, mean: mean) : 0)
    }
    func read(_ integrals: [Double], at offset: Double) -> Double {
      LagrangeStencil(at: offset).value(of: integrals, origin: masses.first)
    }
    let largest = largestVariance(transform, integrand, mean: means[-masses.first])
    return (
      offsets.map { $0.map { read(means, at: $0) } ?? 0 },
      offsets.map { $0.map { $0 == 0 ? largest : max(read(variances, at: $0), 0) } ?? 0 }
    )
  }

  /// E[y] of a category with that offset.
  private static func mean(_ transform: RelaxedTransform, _ integrand: Integrand, _ offset: Int) -> Double {
    let start = integrand.lowest + offset - transform.first
    return RelaxedTransform.spacing
      * integrand.products.indices.reduce(0) { $0 + integrand.products[$1] * transform.means[start + $1] }
  }

  /// Var y of a category with that offset and mean, of which there may be none.
  private static func variance(
    _ transform: RelaxedTransform, _ integrand: Integrand, _ offset: Int, mean: Double
  ) -> Double {
    let top = integrand.lowest - transform.first
    let start = top + offset
    var sum = 0.0
    for place in integrand.products.indices {
      let distance =
        transform.means[start + place]
        - mean * (transform.means[top + place] + integrand.otherMeans[place])
      let spread = transform.variances[top + place] + integrand.otherVariances[place]
      sum +=
        integrand.products[place]
        * (transform.unit * distance * distance + (1 - 2 * mean) * transform.variances[start + place]
          + mean * mean * spread)
    }
    return RelaxedTransform.spacing * sum
  }

  /// Var y of a category with the largest score.
  private static func largestVariance(
    _ transform: RelaxedTransform, _ integrand: Integrand, mean: Double
  ) -> Double {
    let top = integrand.lowest - transform.first
    let (products, spacing) = (integrand.products, RelaxedTransform.spacing)
    let rest = spacing * products.indices.reduce(0) { $0 + products[$1] * integrand.otherMeans[$1] }
    var sum = 0.0
    for place in products.indices {
      let distance = rest * transform.means[top + place] - mean * integrand.otherMeans[place]
      sum +=
        products[place]
        * (transform.unit * distance * distance + rest * rest * transform.variances[top + place]
          + mean * mean * integrand.otherVariances[place])
    }
    return spacing * sum
  }
}

/// Masses laid down on an even grid, but for the first one at offset 0, which is kept apart.
private struct GridMasses {
  /// The first and the last point with a mass.
  let first: Int
  let last: Int
  private var points: [(offset: Int, mass: Double)] = []
  private var occupied: [Bool]

  /// One unit at each of `offsets`, of which at least one is there.
  init(_ offsets: [Double?]) {
    let lowest = offsets.reduce(0) { min($0, $1 ?? 0) }
    first = LagrangeStencil(at: lowest).first
    last = LagrangeStencil(at: 0).first + LagrangeStencil.count - 1
    var masses = [Double](repeating: 0, count: last - first + 1)
    occupied = masses.map { _ in false }
    var isApart = false
    for case let offset? in offsets {
      let stencil = LagrangeStencil(at: offset)
      let isLargest = offset == 0 && !isApart
      if isLargest { isApart = true }
      for point in 0..<LagrangeStencil.count {
        if !isLargest { masses[stencil.first - first + point] += stencil.weights[point] }
        occupied[stencil.first - first + point] = true
      }
    }
    points = masses.indices.filter { masses[$0] != 0 }.map { ($0 + first, masses[$0]) }
  }

  func isOccupied(_ offset: Int) -> Bool { occupied[offset - first] }

  /// Σ mass·function, the function being shifted so that offset 0 falls on `index`.
  func sum(of function: [Double], around index: Int) -> Double {
    points.reduce(0) { $0 + $1.mass * function[index + $1.offset] }
  }
}
