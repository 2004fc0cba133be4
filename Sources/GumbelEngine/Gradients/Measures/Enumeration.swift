/// All tuples of n picks, gone through in order, where they are few.
struct Enumeration {
  /// The most tuples, and the most numbers in the estimates of all.
  private static let tupleLimit = 1 << 16
  private static let numberLimit = 1 << 22

  private let categories: Int
  private let picks: Int
  private let tuples: Int

  /// `nil` where there are too many.
  init?(_ problem: GradientProblem, picks: Int) {
    categories = problem.count
    self.picks = picks
    var tuples = 1
    for _ in 0..<picks {
      tuples *= problem.count
      guard tuples <= Self.tupleLimit else { return nil }
    }
    guard picks == 0 || tuples * problem.count <= Self.numberLimit else { return nil }
    self.tuples = tuples
  }

  /// Mean and variance of an estimator: Σ p·g, then Σ p·(g − mean)².
  func moments(of estimator: some PickEstimator, _ problem: GradientProblem) -> GradientMoments {
    var mean = [Double](repeating: 0, count: categories)
    forEachEstimate(of: estimator, problem) { probability, row in
      for k in 0..<categories { mean[k] += probability * row[k] }
    }
    var variances = [Double](repeating: 0, count: categories)
    if picks > 0 {
      forEachEstimate(of: estimator, problem) { probability, row in
        for k in 0..<categories { variances[k] += probability * (row[k] - mean[k]) * (row[k] - mean[k]) }
      }
    }
    return GradientMoments(mean: mean, variances: variances, samples: nil)
  }

  private func forEachEstimate(
    of estimator: some PickEstimator, _ problem: GradientProblem,
    _ body: (Double, UnsafePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * categories) { memory in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(picks, 1)) { tuple in
        let law = memory.baseAddress!
        let row = law + categories
        estimator.fillLaw(problem, into: law)
        for number in 0..<tuples {
          let probability = fill(tuple, number: number, law: law)
          // What is never picked, a masked category above all, has no estimate.
          guard probability > 0 else { continue }
          estimator.fillRow(
            problem, picks: tuple.baseAddress!, into: row, slopes: row + categories,
            weights: row + 2 * categories)
          body(probability, row)
        }
      }
    }
  }

  /// The tuple of that number, and its probability.
  private func fill(
    _ tuple: UnsafeMutableBufferPointer<Int32>, number: Int, law: UnsafePointer<Double>
  ) -> Double {
    var rest = number
    var probability = 1.0
    for place in 0..<picks {
      let (quotient, pick) = rest.quotientAndRemainder(dividingBy: categories)
      rest = quotient
      tuple[place] = Int32(pick)
      probability *= law[pick]
    }
    return probability
  }
}
