import GumbelEngine

/// What is known of the weights at one temperature, a construction each: the law, and what draws gave.
public struct SweepRecord: Sendable, Equatable {
  /// The temperature.
  public let temperature: Double
  /// The exact figures, left and right; `nil` where they are not worked out.
  public let exact: [WeightFigures]?
  /// The figures of the draws, left and right; `nil` where none were made.
  public let sampled: [WeightFigures]?

  /// A quantity of a construction: exact where there is a formula, else as the draws have it.
  public func value(_ quantity: SweepQuantity, of construction: Int, at place: Int) -> Double? {
    exact?[construction].value(quantity, at: place) ?? sampled?[construction].value(quantity, at: place)
  }
}

/// What a worker publishes of a sweep: immutable, and stamped with its job.
public struct SweepFinding: Finding {
  /// What was asked.
  public let job: SweepJob
  /// The present temperature; `nil` where the job's is not the one that is asked for.
  public let present: SweepRecord?
  /// Laws at ascending temperatures, as far as they are worked out.
  public let curve: [SweepRecord]
  /// Draws at ascending temperatures, as far as they are made.
  public let points: [SweepRecord]
  /// The estimator at the present temperature.
  public let gradient: EstimatorResult?
  /// The estimator over all temperatures.
  public let gradientCurve: [GradientCurvePoint]
  /// ‖exact gradient‖²: the squared error of having no gradient at all.
  public let squaredGradient: Double
  /// The draws made at a temperature so far, on average over all.
  public let draws: Int
  /// The draws to be made at each.
  public let drawsInAll: Int
  /// Whether everything is known.
  public let isComplete: Bool

  /// Takes the place of what was known over the temperatures before.
  public func enter(_ state: inout State) { state.sweep = self }

  /// The same without what belongs to another job than `other`; `nil` where all does.
  func relevant(to other: SweepJob) -> SweepFinding? {
    guard job.hasCurves(of: other) else { return nil }
    let isHere = job.setting.temperature == other.setting.temperature
    let hasCurve = job.gradient.hasCurve(of: other.gradient)
    let hasRow = job.gradient.hasRows(of: other.gradient)
    if isHere, hasCurve, hasRow { return self }
    return SweepFinding(
      job: job, present: isHere ? present : nil, curve: curve, points: points,
      gradient: hasRow ? gradient : nil, gradientCurve: hasCurve ? gradientCurve : [],
      squaredGradient: squaredGradient, draws: draws, drawsInAll: drawsInAll, isComplete: false)
  }

  /// Where the category stands among those that are followed.
  public func place(of category: Int) -> Int { job.categories.firstIndex(of: category) ?? 0 }

  /// Whether there is a formula for a quantity of a construction; else draws alone tell.
  public func isExact(_ quantity: SweepQuantity, of construction: Int) -> Bool {
    curve.first?.exact?[construction].value(quantity, at: 0) != nil
  }

  /// The records that tell of a quantity: of its law where there is a formula, else of draws.
  public func records(_ quantity: SweepQuantity, of construction: Int) -> [SweepRecord] {
    isExact(quantity, of: construction) ? curve : points
  }
}
