/// An estimator that is decided by n categorical picks and nothing else, so that with few categories all its
/// estimates can be gone through. With n = 0 there is only one.
protocol PickEstimator: GradientEstimator {
  /// How many independent picks decide an estimate.
  var pickCount: Int { get }

  /// The law that each of them follows, to K elements.
  func fillLaw(_ problem: GradientProblem, into law: UnsafeMutablePointer<Double>)

  /// The estimate for these picks, to the K elements of `row`. `slopes` and `weights` are scratch of K elements.
  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>)
}

extension PickEstimator {
  func fillLaw(_ problem: GradientProblem, into law: UnsafeMutablePointer<Double>) {
    for k in 0..<problem.count { law[k] = problem.probabilities[k] }
  }

  /// Draws the picks by the inverse of the distribution function, and writes an estimate for each tuple.
  public func estimate(
    _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
  ) {
    if samples.isEmpty { return }
    guard pickCount > 0 else { return repeatOnlyEstimate(problem, in: block) }
    fillLaw(problem, into: block.vector)
    let thresholdCount = block.prepareThresholds(of: block.vector)
    if pickCount == 1, problem.count <= samples.count {
      return gatherEstimates(problem, samples, noise, block, thresholdCount)
    }
    if pickCount > EstimateBlock.picksAtOnce {
      return estimateWithManyPicks(problem, samples, noise, block, thresholdCount)
    }
    let samplesAtOnce = EstimateBlock.picksAtOnce / pickCount
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: samplesAtOnce) {
      let end = min(first + samplesAtOnce, samples.upperBound)
      block.pick(first * pickCount..<end * pickCount, noise.picks, thresholdCount: thresholdCount)
      for sample in first..<end {
        let picks = block.picks + (sample - first) * pickCount
        write(problem, picks: picks, sample: sample - samples.lowerBound, in: block)
      }
    }
  }

  private func write(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, sample: Int, in block: EstimateBlock
  ) {
    let row = block.row
    fillRow(problem, picks: picks, into: row, slopes: block.vector, weights: block.vector2)
    for k in 0..<problem.count { block.rows[k &* block.count &+ sample] = row[k] }
  }

  private func repeatOnlyEstimate(_ problem: GradientProblem, in block: EstimateBlock) {
    fillRow(problem, picks: block.picks, into: block.row, slopes: block.vector, weights: block.vector2)
    for k in 0..<problem.count {
      (block.rows + k &* block.count).update(repeating: block.row[k], count: block.count)
    }
  }

  /// One pick an estimate, and more samples than categories: every estimate there can be is made once.
  private func gatherEstimates(
    _ problem: GradientProblem, _ samples: Range<Int>, _ noise: EstimatorNoise, _ block: EstimateBlock,
    _ thresholdCount: Int
  ) {
    // Categories times samples have room for all.
    let table = block.rates
    for category in 0..<problem.count {
      block.picks[0] = Int32(category)
      fillRow(
        problem, picks: block.picks, into: table + category &* problem.count, slopes: block.vector,
        weights: block.vector2)
    }
    block.pick(samples, noise.picks, thresholdCount: thresholdCount)
    for k in 0..<problem.count {
      let row = block.rows + k &* block.count
      for i in 0..<block.count { row[i] = table[Int(block.picks[i]) &* problem.count &+ k] }
    }
  }

  /// More picks an estimate than are made at once: they are gathered first.
  private func estimateWithManyPicks(
    _ problem: GradientProblem, _ samples: Range<Int>, _ noise: EstimatorNoise,
    _ block: EstimateBlock, _ thresholdCount: Int
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: pickCount) { picks in
      for sample in samples {
        for first in stride(from: 0, to: pickCount, by: EstimateBlock.picksAtOnce) {
          let count = min(EstimateBlock.picksAtOnce, pickCount - first)
          let draw = sample * pickCount + first
          block.pick(draw..<draw + count, noise.picks, thresholdCount: thresholdCount)
          (picks.baseAddress! + first).update(from: block.picks, count: count)
        }
        write(problem, picks: picks.baseAddress!, sample: sample - samples.lowerBound, in: block)
      }
    }
  }

  /// Goes through all tuples of picks.
  public func enumerated(_ problem: GradientProblem) -> GradientMoments? {
    Enumeration(problem, picks: pickCount).map { $0.moments(of: self, problem) }
  }
}
