/// The logarithm of the density of Gumbel-Softmax, the Concrete distribution:
///
///     p(y) = (K−1)!·τ^(K−1)·Π_k π_k·y_k^(−τ−1) / (Σ_k π_k·y_k^(−τ))^K.
///
/// Maddison, Mnih and Teh, "The Concrete Distribution" (ICLR 2017), equation 10. Everything happens in log space and
/// starts from ln y, so that it is right where y itself rounds to 0 or 1: near the faces of the simplex, and at the
/// smallest τ.
public struct ConcreteDensity: Sendable, Equatable {
  /// ln π of the categories that are not masked, and their places among all.
  private let logProbabilities: [Double]
  private let open: [Int]
  private let count: Int
  private let temperature: Double
  /// ln (K−1)! + (K−1) ln τ.
  private let constant: Double

  /// The density for logits at a finite τ > 0. Masked categories are left out: y has none of them.
  public init(logits: Logits, temperature: Double) {
    precondition(temperature > 0 && temperature < .infinity, "a finite τ > 0")
    let all = logits.logProbabilities
    count = logits.count
    open = all.indices.filter { !logits.isMasked($0) }
    logProbabilities = open.map { all[$0] }
    self.temperature = temperature
    constant = logGamma(Double(open.count)) + Double(open.count - 1) * naturalLogarithm(temperature)
  }

  /// ln p(y) by the first K − 1 weights, given ln y: finite for every category that is not masked, −∞ for the others,
  /// otherwise −∞ comes back, as outside of the simplex. Cost: K exponentials.
  public func logarithm(logWeights: [Double]) -> Double {
    let logDensity = logarithmOfLogWeights(logWeights)
    return logDensity == -.infinity ? logDensity : logDensity - open.reduce(0) { $0 + logWeights[$1] }
  }

  /// The logarithm of the density of ln y, Π_k y_k times that of y: what the paper calls ExpConcrete.
  public func logarithmOfLogWeights(_ logWeights: [Double]) -> Double {
    precondition(logWeights.count == count, "one logarithm for each category")
    var support = 0
    for logWeight in logWeights where logWeight > -.infinity { support += 1 }
    guard support == open.count else { return -.infinity }
    func term(_ place: Int) -> Double { logProbabilities[place] - temperature * logWeights[open[place]] }
    var top = -Double.infinity
    for place in open.indices { top = max(top, term(place)) }
    guard top < .infinity else { return -.infinity }
    // Each term loses the largest before they are added: they may be as large as 1/τ.
    var (sum, powers) = (0.0, 0.0)
    for place in open.indices {
      let below = term(place) - top
      sum += exponential(below)
      powers += below
    }
    return constant + powers - Double(open.count) * naturalLogarithm(sum)
  }
}
