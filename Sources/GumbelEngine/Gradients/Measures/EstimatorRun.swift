/// The measurement of one estimator on one problem, as far as it has got: exact where its samples can be gone
/// through, else sampled from sample 0 on.
public struct EstimatorRun: Sendable {
  /// The estimator.
  public let estimator: any GradientEstimator
  private let problem: GradientProblem
  private let noise: EstimatorNoise
  private let exactMoments: GradientMoments?
  private var tally: GradientTally

  /// No samples yet. Goes through all samples where they are few, which takes milliseconds at most; a caller
  /// that wants samples in any case sets `enumerates` to `false`.
  public init(
    _ estimator: any GradientEstimator, problem: GradientProblem, noise: EstimatorNoise,
    enumerates: Bool = true
  ) {
    self.estimator = estimator
    self.problem = problem
    self.noise = noise
    exactMoments = enumerates ? estimator.enumerated(problem) : nil
    tally = GradientTally(exact: problem.exactGradient)
  }

  /// Whether mean and variance are exact, so that there is nothing to sample.
  public var isEnumerated: Bool { exactMoments != nil }

  /// The samples made.
  public var samples: Int { tally.samples }

  /// What is known.
  public var moments: GradientMoments { exactMoments ?? tally.moments }

  /// Makes the samples up to `target`. Stop in between at multiples of `GradientTally.leafSamples` only. `block` is scratch
  /// for the problem's number of categories.
  public mutating func advance(to target: Int, in block: EstimateBlock) {
    if isEnumerated { return }
    tally.append(tally(of: samples..<max(target, samples), in: block))
  }

  /// The sums of `samples`, which begin at a multiple of `GradientTally.leafSamples`: parts can be made at the
  /// same time and appended in their order.
  public func tally(of samples: Range<Int>, in block: EstimateBlock) -> GradientTally {
    var sums = GradientTally(exact: tally.exact)
    let leafSamples = GradientTally.leafSamples(categories: problem.count)
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: leafSamples) {
      let leaf = first..<min(first + leafSamples, samples.upperBound)
      sums.addLeaf(estimator, problem, samples: leaf, noise: noise, in: block)
    }
    return sums
  }

  /// Adds sums of the samples that directly follow.
  public mutating func append(_ next: GradientTally) { tally.append(next) }
}
