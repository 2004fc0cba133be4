import Experiment
import Explorer
import GumbelEngine

/// Estimates of a gradient by some estimators.
package struct GradientWork: ShardedWork {
  package static let command = ShardedCommand.gradients

  /// What the gradient is of.
  package let experiment: Experiment
  /// The estimators, without samples yet; those that could be enumerated are done.
  package let runs: [EstimatorRun]
  private let skipped: [(kind: EstimatorKind, reason: String)]
  private let samples: Int
  /// The options that ask for estimators and samples.
  private let options: [String]

  /// `samples` of each of `runs` that is not enumerated, which `options` ask for; `skipped` are the estimators that were
  /// left out, and why.
  package init(
    experiment: Experiment, runs: [EstimatorRun], skipped: [(kind: EstimatorKind, reason: String)],
    samples: Int, options: [String]
  ) {
    self.experiment = experiment
    self.runs = runs
    self.skipped = skipped
    self.samples = samples
    self.options = options
  }

  package var notices: [String]? { experiment.readingNotices }

  package var arguments: [String] { options + experiment.selfContainedArguments }

  /// The estimators that have to be sampled.
  package var sampledRuns: [EstimatorRun] { runs.filter { !$0.isEnumerated } }

  /// The samples of a share, in as many parts as there are `threads`. Parts begin at whole leaves, so that any number of
  /// shares and threads gives the same sums.
  package func samples(of shard: Shard, threads: Int) -> [Range<Int>] {
    leaves(of: shard).split(into: threads).map(samples(of:))
  }

  package func isSound(_ part: [GradientTally], of shard: Shard) -> Bool {
    let exact = problem.exactGradient
    let samples = samples(of: leaves(of: shard))
    return part.count == sampledRuns.count
      && part.allSatisfy { $0.isSound(samples: samples, exact: exact) }
  }

  /// The result of all parts, in the order of their shares.
  package func report(of parts: [[GradientTally]]) -> GradientReport {
    var runs = runs
    for part in parts {
      for (index, tally) in zip(runs.indices.filter { !runs[$0].isEnumerated }, part) {
        runs[index].append(tally)
      }
    }
    return GradientReport(experiment: experiment, runs: runs, skipped: skipped)
  }

  private var problem: GradientProblem { experiment.parameters.gradientProblem }

  private var leafSamples: Int { GradientTally.leafSamples(categories: problem.count) }

  private func leaves(of shard: Shard) -> Range<Int> {
    shard.share(of: 0..<(samples + leafSamples - 1) / leafSamples)
  }

  private func samples(of leaves: Range<Int>) -> Range<Int> {
    let start = min(leaves.lowerBound * leafSamples, samples)
    return start..<max(min(leaves.upperBound * leafSamples, samples), start)
  }
}
