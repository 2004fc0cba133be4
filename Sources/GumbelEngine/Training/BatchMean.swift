/// The mean of a batch of gradient estimates: what one training step descends.
///
/// What is decided by a few picks is not worked out sample by sample: the picks are counted, and the estimate of
/// each outcome is weighted with its count. What needs no draw at all is worked out once.
struct BatchMean {
  /// Up to this many outcomes are counted.
  private static let mostOutcomes = 64

  private let estimator: any GradientEstimator
  private let counted: (any PickEstimator)?
  private let outcomes: Int
  private let noise: EstimatorNoise
  private let block: EstimateBlock

  init(_ estimator: any GradientEstimator, categories: Int, noise: EstimatorNoise) {
    self.estimator = estimator
    self.noise = noise
    block = EstimateBlock(categories: categories, kernels: noise.kernels)
    var outcomes = 1
    let picking = estimator as? any PickEstimator
    for _ in 0..<(picking?.pickCount ?? 0) where outcomes <= Self.mostOutcomes { outcomes *= categories }
    self.outcomes = outcomes
    counted = outcomes <= Self.mostOutcomes ? picking : nil
  }

  /// The mean over `samples`, to as many elements of `gradient` as there are categories.
  func fill(
    _ problem: GradientProblem, samples: Range<Int>, into gradient: UnsafeMutablePointer<Double>
  ) {
    gradient.update(repeating: 0, count: problem.count)
    if let counted {
      addOutcomes(counted, problem, samples, to: gradient)
    } else {
      for first in stride(from: samples.lowerBound, to: samples.upperBound, by: block.capacity) {
        let part = first..<min(first + block.capacity, samples.upperBound)
        block.fill(estimator, problem, samples: part, noise: noise)
        for k in 0..<problem.count { gradient[k] += sum(block.rows + k &* part.count, part.count) }
      }
      for k in 0..<problem.count { gradient[k] /= Double(samples.count) }
    }
  }

  private func addOutcomes(
    _ estimator: some PickEstimator, _ problem: GradientProblem, _ samples: Range<Int>,
    to gradient: UnsafeMutablePointer<Double>
  ) {
    let picks = estimator.pickCount
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: outcomes + picks) { memory in
      memory.initialize(repeating: 0)
      let counts = memory.baseAddress!
      let tuple = counts + outcomes
      if picks == 0 { counts[0] = Int32(samples.count) } else { count(estimator, problem, samples, counts) }
      for outcome in 0..<outcomes where counts[outcome] > 0 {
        var rest = outcome
        for place in 0..<picks { (rest, tuple[place]) = (rest / problem.count, Int32(rest % problem.count)) }
        estimator.fillRow(
          problem, picks: tuple, into: block.row, slopes: block.vector, weights: block.vector2)
        let share = Double(counts[outcome]) / Double(samples.count)
        for k in 0..<problem.count { gradient[k] += share * block.row[k] }
      }
    }
  }

  /// Counts the outcomes of all samples: an outcome is its picks as digits, the first pick the lowest.
  private func count(
    _ estimator: some PickEstimator, _ problem: GradientProblem, _ samples: Range<Int>,
    _ counts: UnsafeMutablePointer<Int32>
  ) {
    let picks = estimator.pickCount
    estimator.fillLaw(problem, into: block.vector)
    let thresholdCount = block.prepareThresholds(of: block.vector)
    let atOnce = EstimateBlock.picksAtOnce / picks
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: atOnce) {
      let end = min(first + atOnce, samples.upperBound)
      block.pick(first * picks..<end * picks, noise.picks, thresholdCount: thresholdCount)
      for sample in 0..<end - first {
        var outcome = 0
        for place in stride(from: picks - 1, through: 0, by: -1) {
          outcome = outcome &* problem.count &+ Int(block.picks[sample &* picks &+ place])
        }
        counts[outcome] += 1
      }
    }
  }
}

@inline(never)
private func sum(_ plane: UnsafePointer<Double>, _ count: Int) -> Double {
  var sum = 0.0
  for i in 0..<count { sum += plane[i] }
  return sum
}
