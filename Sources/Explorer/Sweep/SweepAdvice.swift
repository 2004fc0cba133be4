import GumbelEngine

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
