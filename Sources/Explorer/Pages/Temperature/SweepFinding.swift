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

/// Where a quantity that falls as τ rises crosses a level.
enum SweepCrossing: Equatable {
  /// Above the level up to this temperature.
  case at(Double)
  /// Below it, or above it, at every temperature.
  case nowhere, everywhere
}

/// Which temperature the estimator's error advises.
enum GradientAdvice: Equatable {
  /// The one with the least squared error, and whether it is the first or the last that is looked at.
  case least(Double, atEnd: Bool)
  /// The mean itself errs by as much as no gradient at all would.
  case noneBetter
  /// The mean does not, but its variance makes every single estimate err so much.
  case average
}

extension SweepFinding {
  /// Where a quantity of a construction falls below `level` for the last time: between the two neighbouring
  /// temperatures, linearly in ln τ. `nil` where it is not known yet.
  func crossing(_ quantity: SweepQuantity, of construction: Int, level: Double) -> SweepCrossing? {
    let places = records(quantity, of: construction).compactMap { record in
      record.value(quantity, of: construction, at: 0).map { (temperature: record.temperature, value: $0) }
    }
    // Temperatures ascend, and those at the end become known last.
    guard let last = places.last, last.temperature >= TemperatureScale.range.upperBound else { return nil }
    guard let index = places.lastIndex(where: { $0.value >= level }) else { return .nowhere }
    guard index + 1 < places.count else { return .everywhere }
    let (left, right) = (places[index], places[index + 1])
    let share = (left.value - level) / (left.value - right.value)
    let step = naturalLogarithm(right.temperature / left.temperature)
    return .at(left.temperature * exponential(share * step))
  }

  /// What the estimator's mean squared error over τ advises; `nil` where it is not known.
  var gradientAdvice: GradientAdvice? {
    guard let least = gradientCurve.min(by: { $0.meanSquaredError < $1.meanSquaredError }) else { return nil }
    // An estimate that is always next to 0 errs by the length of the gradient, however small its variance.
    let none = 0.95 * squaredGradient
    if gradientCurve.allSatisfy({ $0.squaredBias >= none }) { return .noneBetter }
    if least.meanSquaredError >= none { return .average }
    let ends = [
      gradientCurve[0].temperature, GradientRows.temperatures[GradientRows.temperatures.count - 1].value,
    ]
    return .least(least.temperature, atEnd: ends.contains(least.temperature))
  }
}
