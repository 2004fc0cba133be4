import GumbelEngine

/// An objective of one's own that says no more than it has to.
struct PlainObjective: Objective {
  let objective: StandardObjective
  func value(at weights: Span<Double>) -> Double { objective.value(at: weights) }
  func gradient(at weights: Span<Double>, into gradient: inout MutableSpan<Double>) {
    objective.gradient(at: weights, into: &gradient)
  }
}

enum Problems {
  static let objectives: [StandardObjective] = [
    .linear(weights: [1, -2, 0.5, 3]), .quadratic(target: [0.45, 0.3, 0.15, 0.1]),
    .power(exponent: 3, target: [0.2, 0.5, 0.1, 0.2]), .power(exponent: 1.5, target: [0.45, 0.3]),
    .power(exponent: 1, target: [0, 1]), .trap,
  ]

  /// Categories as they come: few, many, one, masked, far apart.
  static let logits: [[Double]] = [
    [0, 0.7, 1.1, 1.4], [2, -.infinity, 0.5], [3], [-.infinity, 0, -.infinity], [0, -90, -20, 1],
    (0..<70).map { Double($0 % 7) / 3 },
  ]

  /// The known answers' problem: π = (.1, .2, .3, .4), f = ‖y − c‖².
  static func known(temperature: Double = 1) -> GradientProblem {
    GradientProblem(
      logits: try! Logits(probabilities: [0.1, 0.2, 0.3, 0.4]), temperature: try! Temperature(temperature),
      objective: StandardObjective.quadratic(target: [0.45, 0.3, 0.15, 0.1]))
  }
}

extension Objective {
  func value(_ point: [Double]) -> Double { value(at: point.span) }

  func gradient(_ point: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: point.count)
    var span = result.mutableSpan
    gradient(at: point.span, into: &span)
    return result
  }

  /// ∇ by central differences of `function` at `point`.
  static func differences(
    of function: ([Double]) -> Double, at point: [Double], step: Double = 1e-5
  ) -> [Double] {
    point.indices.map { k in
      var (above, below) = (point, point)
      above[k] += step
      below[k] -= step
      return (function(above) - function(below)) / (2 * step)
    }
  }
}

/// The largest distance between two vectors' numbers.
func distance(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

/// The moments of so many samples.
func measured(
  _ estimator: some GradientEstimator, _ problem: GradientProblem, samples: Int, seed: UInt64 = 11
) -> GradientMoments {
  var run = EstimatorRun(estimator, problem: problem, noise: .measuring(seed: seed), enumerates: false)
  run.advance(to: samples, in: EstimateBlock(categories: problem.count))
  return run.moments
}
