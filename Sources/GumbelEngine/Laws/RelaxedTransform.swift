/// Expectations over a single category's Gumbel noise from which the law of all weights follows, on an even grid.
///
/// With scores s_j the weights are y_j = W_j/ΣW, W_j = exp((s_j + g_j)/τ). From 1/S = ∫₀^∞ e^(−uS) du follows
///
///     E[y_i] = ∫ E[uW_i e^(−uW_i)] Π_{j≠i} E[e^(−uW_j)] d(ln u),
///
/// and in the same way, from 1/S² = ∫ u e^(−uS) du, the variance Var y_i = E[(W_i − S·E[y_i])²/S²], which is a sum of
/// parts that are all positive, so that it keeps its digits however small it is, see `RelaxedMoments`. Everything is
/// made of functions of one number, x = ln u + s_j/τ. Stretched to x·τ where τ < 1, none of them changes faster than a double exponential, so that the
/// trapezoidal rule converges exponentially (Trefethen and Weideman, SIAM Review 56, 2014). The stretch makes the
/// inner integrals of the cold side, after one integration by parts, those of the hot side at 1/τ with other factors,
/// hence one loop for both. For the formula in general: James, Lijoi and Prünster, Scandinavian Journal of Statistics
/// 36 (2009).
struct RelaxedTransform {
  /// The distance between points of the grid, in units of max(1, τ) of a score.
  static let spacing = 0.125

  /// The index of the first point.
  let first: Int
  /// −ln E[e^(−W)].
  private(set) var exponents: [Double] = []
  /// Under the law of W that is tilted by e^(−W): the mean, the variance, and E[W ln W]; all divided by `unit`.
  private(set) var means: [Double] = []
  private(set) var variances: [Double] = []
  private(set) var entropies: [Double] = []
  /// The length of d(ln u) in units of the grid: min(1, τ).
  let unit: Double

  private static let step = 0.25
  private static let lowest = -4.0
  /// Beyond this exponent no product of transforms counts, however few the categories.
  private static let largestExponent = 300.0

  /// The functions at a finite τ > 0, from point `first` on up to where the exponent is too large to count.
  /// Cost: about a microsecond a point.
  init(temperature: Double, from first: Int) {
    self.first = first
    let isCold = temperature <= 1
    let slope = isCold ? temperature : 1 / temperature
    unit = isCold ? temperature : 1
    let nodes = Self.nodes(isCold: isCold, slope: slope, reach: 8 - Double(first) * Self.spacing)
    var point = first
    while exponents.last ?? 0 < Self.largestExponent {
      append(at: Double(point) * Self.spacing, nodes, isCold: isCold)
      point += 1
    }
  }

  /// A point of the inner trapezoidal rule.
  private struct Node {
    let noise: Double
    /// The density of the noise times the step.
    let weight: Double
    /// exp(slope·noise).
    let factor: Double
    /// What W (cold), or how far it is from its value without noise (hot), is made of; and its logarithm.
    let size: Double
    let logarithm: Double
  }

  /// From −4, where the density is 10⁻²², up to where it, or e^(−r) with r = exp(x + slope·g) at any x ≥ 8 − reach,
  /// leaves nothing to add.
  private static func nodes(isCold: Bool, slope: Double, reach: Double) -> [Node] {
    let highest = min(max(40, 40 / max(1 - slope, 1e-3)), max(reach / slope, 40))
    return (0...Int((highest - lowest) / step)).map { index in
      let noise = lowest + Double(index) * step
      return Node(
        noise: noise, weight: step * exponential(-noise - exponential(-noise)),
        factor: exponential(slope * noise),
        size: isCold ? exponential(-noise) : exponentialMinusOne(slope * noise),
        logarithm: isCold ? -noise : slope * noise)
    }
  }

  private mutating func append(at x: Double, _ nodes: [Node], isCold: Bool) {
    var (transform, mean, first, second, entropy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    let scale = exponential(x)
    for node in nodes {
      let r = scale * node.factor
      if r > 750 { break }
      let density = node.weight * exponential(-r)
      let tilted = density * r
      transform += density
      mean += tilted
      let sized = (isCold ? tilted : density) * node.size
      first += sized
      second += sized * node.size
      entropy += tilted * (isCold ? node.logarithm : x + node.logarithm)
    }
    exponents.append(-naturalLogarithm(transform))
    means.append(mean / transform)
    // Hot, W hardly differs from e^x: its variance is that of the difference.
    let shift = first / transform
    variances.append(
      isCold
        ? shift - unit * (mean / transform) * (mean / transform)
        : scale * scale * (second / transform - shift * shift))
    entropies.append(entropy / transform)
  }
}
