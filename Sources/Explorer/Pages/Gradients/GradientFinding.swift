import GumbelEngine

/// What is known of one estimator.
public struct EstimatorResult: Sendable, Equatable {
  /// Which it is.
  public let kind: EstimatorKind
  /// Mean and variance of its estimates.
  public let moments: GradientMoments
  /// What is wrong with them.
  public let errors: GradientErrors
  /// What an estimate costs.
  public let cost: EstimatorCost

  /// Whether bias shows: more of it than sampling explains.
  public let hasBias: Bool
}

extension GradientMoments {
  /// Whether so much bias is more than sampling, or rounding up to `resolution`, explains: three standard errors, which
  /// without any bias are exceeded at most once in 370 times.
  func shows(bias: Double, resolution: Double) -> Bool { bias > max(3 * standardError, resolution) }
}

/// A point of the curve over the temperature.
public struct GradientCurvePoint: Sendable, Equatable {
  /// The temperature.
  public let temperature: Double
  /// ‖mean − exact‖².
  public let squaredBias: Double
  /// The trace of the covariance.
  public let variance: Double
  /// Whether bias shows: more of it than sampling explains.
  public let hasBias: Bool
  /// The standard error of the bias, 0 where it is exact: ‖mean − exact‖ is off by no more than the error of the mean is
  /// long, which is √(variance/samples) in the root mean square.
  public let biasError: Double
  /// The standard error of the variance, 0 where it is exact; `nil` where there are too few samples to tell.
  public let varianceError: Double?

  /// A point with the given parts.
  public init(
    temperature: Double, squaredBias: Double, variance: Double, hasBias: Bool, biasError: Double = 0,
    varianceError: Double? = 0
  ) {
    self.temperature = temperature
    self.squaredBias = squaredBias
    self.variance = variance
    self.hasBias = hasBias
    self.biasError = biasError
    self.varianceError = varianceError
  }

  /// Whether bias and variance are exact, without a sample.
  public var isExact: Bool { varianceError == 0 && biasError == 0 }

  /// The mean squared error.
  public var meanSquaredError: Double { squaredBias + variance }

  /// bias² within two standard errors of the bias.
  public var squaredBiasRange: ClosedRange<Double> {
    let bias = squaredBias.squareRoot()
    let (low, high) = (max(bias - 2 * biasError, 0), bias + 2 * biasError)
    return low * low...high * high
  }

  /// The variance within two standard errors; `nil` where these are not known.
  public var varianceRange: ClosedRange<Double>? {
    varianceError.map { max(variance - 2 * $0, 0)...variance + 2 * $0 }
  }
}

/// What a worker publishes of a job: immutable, and stamped with it.
public struct GradientFinding: Finding {
  /// What was asked.
  public let job: GradientJob
  /// The gradient itself, in category order.
  public let exact: [Double]
  /// What is less than this, of a gradient's length or of a bias, is rounding.
  public let resolution: Double
  /// The estimators as far as they are known, in the order of the job's.
  public let rows: [EstimatorResult]
  /// The followed estimator at ascending temperatures; those are left out where it is not known or not defined.
  public let curve: [GradientCurvePoint]
  /// The samples made so far of what is sampled.
  public let samples: Int
  /// Whether all samples are made.
  public let isComplete: Bool

  /// Takes the place of the older estimates.
  public func enter(_ state: inout State) { state.gradients = self }

  /// The row of an estimator, if it is known.
  public func row(_ kind: EstimatorKind) -> EstimatorResult? { rows.first { $0.kind == kind } }

  /// The row with the least mean squared error.
  public var best: EstimatorResult? {
    rows.min { $0.errors.meanSquaredError < $1.errors.meanSquaredError }
  }

  /// The same without what belongs to another job than `other`; `nil` where all does.
  func relevant(to other: GradientJob) -> GradientFinding? {
    guard job.hasRows(of: other) else { return nil }
    if job.hasCurve(of: other) { return self }
    return GradientFinding(
      job: job, exact: exact, resolution: resolution, rows: rows, curve: [], samples: samples,
      isComplete: false)
  }

  /// The temperature next to the job's, on the log scale, where bias² and variance are equal; `nil` where the
  /// curve shows none.
  public var crossing: Double? {
    let crossings = zip(curve, curve.dropFirst()).filter { left, right in
      (left.squaredBias > left.variance) != (right.squaredBias > right.variance)
    }
    let here = job.temperature.value
    func ratio(_ value: Double) -> Double { max(value / here, here / value) }
    return crossings.map { ($0.temperature * $1.temperature).squareRoot() }.min { ratio($0) < ratio($1) }
  }
}
