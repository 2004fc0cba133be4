/// E[y], E[y²] and the mean entropy of y = softmax((s + g)/τ) for any number of categories, by one quadrature.
///
/// The integrand is a function of x = ln u on a grid, see `RelaxedTransform`. Categories between the points of the grid
/// are laid down on it by interpolation, so that the sums over all of them that the integrand consists of take no more
/// time for a vocabulary than for a few hundred categories.
struct RelaxedMoments {
  /// E[y] and E[y²], in category order.
  private(set) var means: [Double]
  private(set) var squares: [Double]
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
    squares = []
    (means, squares) = Self.moments(transform, masses, offsets, integrand)
  }

  /// How far each score is below the largest, in spacings of the grid; `nil` where it does not count.
  private static func offsets(_ scores: [Double], unit: Double) -> [Double?] {
    let top = scores.max() ?? 0
    return scores.map { score in
      let offset = (score - top) / unit
      return offset < deepest ? nil : offset / RelaxedTransform.spacing
    }
  }

  /// Π_j E[e^(−uW_j)] at the points from `lowest` on where it is not negligible, and the integral of the entropy.
  private struct Integrand {
    let lowest: Int
    var products: [Double] = []
    var entropy = 0.0
  }

  private static func integrand(
    _ transform: RelaxedTransform, _ masses: GridMasses, from lowest: Int
  ) -> Integrand {
    var integrand = Integrand(lowest: lowest)
    var point = lowest
    // The last points of the grid are left to the interpolation.
    while point + masses.last - transform.first < transform.exponents.count {
      let exponent = masses.sum(of: transform.exponents, around: point - transform.first)
      if exponent > largestExponent { break }
      let product = exponential(-exponent)
      integrand.products.append(product)
      integrand.entropy += product * masses.sum(of: transform.entropies, around: point - transform.first)
      point += 1
    }
    return integrand
  }

  /// The integrals at every point of the grid that a category needs, and between them for the categories.
  private static func moments(
    _ transform: RelaxedTransform, _ masses: GridMasses, _ offsets: [Double?], _ integrand: Integrand
  ) -> (means: [Double], squares: [Double]) {
    func integrals(_ function: [Double]) -> [Double] {
      (masses.first...masses.last).map { offset in
        guard masses.isOccupied(offset) else { return 0 }
        let start = integrand.lowest + offset - transform.first
        return RelaxedTransform.spacing
          * integrand.products.indices.reduce(0) { $0 + integrand.products[$1] * function[start + $1] }
      }
    }
    let (means, squares) = (integrals(transform.means), integrals(transform.squares))
    func read(_ integrals: [Double]) -> [Double] {
      offsets.map { $0.map { LagrangeStencil(at: $0).value(of: integrals, origin: masses.first) } ?? 0 }
    }
    return (read(means), read(squares))
  }
}

/// Masses laid down on an even grid.
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
    for case let offset? in offsets {
      let stencil = LagrangeStencil(at: offset)
      for point in 0..<LagrangeStencil.count {
        masses[stencil.first - first + point] += stencil.weights[point]
        occupied[stencil.first - first + point] = true
      }
    }
    points = masses.indices.filter { occupied[$0] }.map { ($0 + first, masses[$0]) }
  }

  func isOccupied(_ offset: Int) -> Bool { occupied[offset - first] }

  /// Σ mass·function, the function being shifted so that offset 0 falls on `index`.
  func sum(of function: [Double], around index: Int) -> Double {
    points.reduce(0) { $0 + $1.mass * function[index + $1.offset] }
  }
}
