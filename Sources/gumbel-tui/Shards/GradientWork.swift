import Experiment
import Explorer
import GumbelEngine
import Live

/// Estimates of a gradient by some estimators.
struct GradientWork: ShardedWork {
  static let command = "gradients"

  let experiment: Experiment
  let choice: EstimatorChoice
  /// The estimators as they were named, and their options.
  let named: String
  let options: EstimatorOptions
  let settings: EstimatorParameters
  let samples: Int
  let threads: Int

  var notices: [String]? { experiment.readingNotices }

  var arguments: [String] {
    ["--estimators", named, "--samples", String(samples)] + options.arguments
      + experiment.selfContainedArguments
  }

  /// The sums of each estimator that has to be sampled, over the samples of a share. Parts begin at whole leaves,
  /// so that any number of shares and threads gives the same.
  func part(of shard: Shard) -> [GradientTally] {
    let runs = runs().filter { !$0.isEnumerated }
    let leaves = leaves(of: shard)
    let parts = leaves.split(into: threads).map(samples(of:))
    let pieces = runs.indices.flatMap { index in parts.map { (index: index, samples: $0) } }
    let categories = problem.count
    let tallies = concurrentMap(pieces, threads: threads) { piece in
      let block = EstimateBlock(categories: categories, kernels: ProcessKernels.chosen)
      return (piece.index, runs[piece.index].tally(of: piece.samples, in: block))
    }
    var sums = runs.map { _ in GradientTally(exact: problem.exactGradient) }
    for (index, tally) in tallies { sums[index].append(tally) }
    return sums
  }

  func isSound(_ part: [GradientTally], of shard: Shard) -> Bool {
    let exact = problem.exactGradient
    let samples = samples(of: leaves(of: shard))
    return part.count == runs().count { !$0.isEnumerated }
      && part.allSatisfy { $0.isSound(samples: samples, exact: exact) }
  }

  func report(of parts: [[GradientTally]]) -> any Report {
    var runs = runs()
    for part in parts {
      for (index, tally) in zip(runs.indices.filter { !runs[$0].isEnumerated }, part) {
        runs[index].append(tally)
      }
    }
    return GradientReport(experiment: experiment, runs: runs, skipped: choice.skipped)
  }

  private var problem: GradientProblem { experiment.parameters.gradientProblem }

  /// The estimators; those whose samples are few are done.
  private func runs() -> [EstimatorRun] {
    let noise = EstimatorNoise.measuring(seed: experiment.parameters.seed, kernels: ProcessKernels.chosen)
    let (settings, problem) = (settings, problem)
    return concurrentMap(choice.kinds, threads: threads) {
      EstimatorRun(settings.estimator($0), problem: problem, noise: noise)
    }
  }

  private var leafSamples: Int { GradientTally.leafSamples(categories: problem.count) }

  private func leaves(of shard: Shard) -> Range<Int> {
    shard.share(of: 0..<(samples + leafSamples - 1) / leafSamples)
  }

  private func samples(of leaves: Range<Int>) -> Range<Int> {
    let start = min(leaves.lowerBound * leafSamples, samples)
    return start..<max(min(leaves.upperBound * leafSamples, samples), start)
  }
}

extension GradientWork {
  init(arguments: [String]) throws {
    self = try Gradients.parse(arguments).work()
  }
}
