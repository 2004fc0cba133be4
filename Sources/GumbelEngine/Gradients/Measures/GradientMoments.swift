/// Mean and variance of an estimator, over all its samples or over those that were made.
public struct GradientMoments: Sendable, Equatable {
  /// The mean of the estimates, in category order.
  public let mean: [Double]
  /// The variance of one estimate, in category order.
  public let variances: [Double]
  /// How many samples were made; `nil` where all were gone through, and mean and variance are exact.
  public let samples: Int?
  /// The standard error of `variance`: how far the variances of groups of consecutive samples are spread, divided by
  /// the root of the number of groups (batch means; of four groups it is itself only known to 40 %). 0 where the
  /// variance is exact, `nil` where there are too few samples for two groups.
  public let varianceError: Double?

  /// Moments with the given parts.
  public init(mean: [Double], variances: [Double], samples: Int?, varianceError: Double? = nil) {
    self.mean = mean
    self.variances = variances
    self.samples = samples
    self.varianceError = samples == nil ? 0 : varianceError
  }

  /// The trace of the covariance of one estimate.
  public var variance: Double { variances.reduce(0, +) }

  /// √(variance/samples), the expected distance of the mean from where it would end; 0 where it is exact.
  public var standardError: Double { samples.map { (variance / Double(max($0, 1))).squareRoot() } ?? 0 }

  /// The standard error of each number of the mean, in category order.
  public var standardErrors: [Double] {
    variances.map { variance in samples.map { (variance / Double(max($0, 1))).squareRoot() } ?? 0 }
  }

  /// How far the mean is from `exact`, and what one estimate is worth.
  public func errors(against exact: [Double]) -> GradientErrors {
    var square = 0.0
    var product = 0.0
    var lengths = (0.0, 0.0)
    for (measured, exact) in zip(mean, exact) {
      square += (measured - exact) * (measured - exact)
      product += measured * exact
      lengths.0 += measured * measured
      lengths.1 += exact * exact
    }
    let length = (lengths.0 * lengths.1).squareRoot()
    return GradientErrors(
      bias: square.squareRoot(), variance: variance,
      cosine: length > 0 && length < .infinity ? min(max(product / length, -1), 1) : nil)
  }
}

/// What is wrong with an estimator.
public struct GradientErrors: Sendable, Equatable {
  /// ‖mean − exact‖. Of sampled moments it contains the sampling error, about one standard error.
  public let bias: Double
  /// The trace of the covariance of one estimate.
  public let variance: Double
  /// The cosine of the angle between mean and exact gradient; `nil` where one of them is 0.
  public let cosine: Double?

  /// E‖estimate − exact‖² = bias² + variance.
  public var meanSquaredError: Double { bias * bias + variance }
}
