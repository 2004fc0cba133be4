/// The law of the first of two weights of Gumbel-Softmax, in closed form: y₁ = σ((Δ + L)/τ), where Δ = z₁ − z₂ and
/// L = g₁ − g₂ is a standard logistic variable. Maddison, Mnih and Teh, "The Concrete Distribution" (ICLR 2017).
public struct BinaryWeightLaw: Sendable, Equatable {
  /// Δ, the logarithm of π₁/π₂.
  public let logOdds: Double
  /// τ, finite and above 0.
  public let temperature: Double

  /// The law for a difference of logits, infinite where one is masked, and a finite τ > 0.
  public init(logOdds: Double, temperature: Double) {
    precondition(temperature > 0 && temperature < .infinity && !logOdds.isNaN, "a finite τ > 0")
    self.logOdds = logOdds
    self.temperature = temperature
  }

  /// P(y₁ ≤ y) = σ(τ·logit y − Δ).
  public func cdf(_ y: Double) -> Double {
    if y <= 0 { return 0 }
    return y >= 1 ? 1 : logistic(temperature * logit(y) - logOdds)
  }

  /// The density of y₁ at y in (0, 1): τ·F(1 − F)/(y(1 − y)), with F the distribution function.
  public func density(_ y: Double) -> Double {
    guard y > 0, y < 1 else { return 0 }
    let place = temperature * logit(y) - logOdds
    return temperature * logistic(place) * logistic(-place) / (y * (1 - y))
  }

  /// The y with P(y₁ ≤ y) = u, for u in [0, 1].
  public func quantile(_ u: Double) -> Double {
    if u <= 0 { return 0 }
    return u >= 1 ? 1 : logistic((logOdds + logit(u)) / temperature)
  }

  /// P(max y > `threshold`), for a threshold from ½ to 1; at full relative precision in the tail.
  public func maximumAbove(_ threshold: Double) -> Double {
    if threshold >= 1 { return 0 }
    let reach = temperature * logit(max(threshold, 0.5))
    return min(logistic(logOdds - reach) + logistic(-logOdds - reach), 1)
  }

  /// E[y₁], to 10⁻⁹. Cost of this and the next two: a millisecond.
  public var mean: Double { moments.means[0] }

  /// The standard deviation of y₁, to 10⁻⁷ of itself wherever it is above 10⁻¹³.
  public var deviation: Double { moments.variances[0].squareRoot() }

  /// The mean entropy of (y₁, y₂), in nats.
  public var meanEntropy: Double { max(moments.entropy, 0) }

  private var moments: RelaxedMoments {
    RelaxedMoments(scores: [min(logOdds, 0), min(-logOdds, 0)], temperature: temperature)
  }

  /// E[max y] = 1 − ∫ P(max y ≤ c) dc from ½ to 1, to 10⁻¹¹.
  ///
  /// With c = σ(t), P = σ(τt − Δ) − σ(−τt − Δ) is 0 before |Δ|/τ and 1 after it, but for a stretch of length 1/τ, over
  /// which Gauss's rule goes in short pieces. Cost: some thousand exponentials.
  public var meanMaximum: Double {
    let distance = abs(logOdds)
    if distance == .infinity { return 1 }
    let beyond = 40.0
    let start = min(max((distance - beyond) / temperature, 0), beyond)
    let end = min((distance + beyond) / temperature, beyond)
    let pieces = Int(((end - start) * max(temperature, 1)).rounded(.up))
    let integral = gaussLegendre(from: start, to: end, pieces: max(pieces, 1)) { t in
      let reach = temperature * t
      let within = logistic(reach - distance) - logistic(-reach - distance)
      return within * logistic(t) * logistic(-t)
    }
    return 1 - integral - (end < beyond ? logistic(-end) : 0)
  }
}

/// σ(x) = 1/(1 + e⁻ˣ), without overflow.
func logistic(_ x: Double) -> Double {
  let tail = exponential(-abs(x))
  return x >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
}

/// ln(y/(1 − y)), precise at both ends.
private func logit(_ y: Double) -> Double { naturalLogarithm(y) - naturalLogarithmOfOnePlus(-y) }
