import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Live
import Reports

/// `gumbel-tui gradients`
struct Gradients: SharingCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradients",
    abstract: "Print bias and variance of the gradient estimators beside the exact gradient.",
    discussion: """
      The gradient is that of E f(D) with respect to the logits, D being the one-hot vector of a category drawn \
      from their softmax. Each row is one estimate of the whole of it: bias is the distance of its mean from \
      the exact gradient, variance the trace of its covariance. What follows from picks alone is gone through \
      exactly where there are few; the rest is sampled. --no-noise, --hard and constructions play no part.
      """)

  @Option(
    help: ArgumentHelp(
      "Estimators, separated by commas, or all.", valueName: "a,b,..."),
    completion: .list(["all"] + EstimatorKind.allCases.map(\.rawValue)))
  var estimators = "all"

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Estimates to make of what is sampled.", valueName: "n"),
    transform: wholeNumber(2...1_000_000_000_000, example: "1000 or 1e6"))
  var samples = 100_000

  @OptionGroup(title: "Estimators") var settings: EstimatorOptions
  @OptionGroup(title: "Shares") var shards: ShardOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try shards.check(seed: common.parameters.seeds.seed)
  }

  func run() throws {
    try share(try work())
  }

  func work() throws -> GradientWork {
    let experiment = try common.notedExperiment()
    let parameters = experiment.parameters
    if parameters.objective == .trap, parameters.logits.count < 3 {
      throw Failure.usage(
        "--objective: trap needs 3 categories, and there are \(parameters.logits.count)",
        cure: "Give more logits, such as --logits 0,0,0, or another objective.")
    }
    let choice = try EstimatorChoice(estimators, temperature: parameters.temperature)
    let (values, problem) = (try settings.parameters(), parameters.gradientProblem)
    let noise = EstimatorNoise.measuring(seed: parameters.seed, kernels: ProcessKernels.chosen)
    let runs = concurrentMap(choice.kinds, threads: common.screen.threadCount) {
      EstimatorRun(values.estimator($0), problem: problem, noise: noise)
    }
    return GradientWork(
      experiment: experiment, runs: runs, skipped: choice.skipped, samples: samples,
      options: ["--estimators", estimators, "--samples", String(samples)] + settings.arguments)
  }

  func part(of work: GradientWork, _ shard: Shard) -> [GradientTally] {
    let (runs, threads) = (work.sampledRuns, common.screen.threadCount)
    let problem = work.experiment.parameters.gradientProblem
    let parts = work.samples(of: shard, threads: threads)
    let pieces = runs.indices.flatMap { index in parts.map { (index: index, samples: $0) } }
    let tallies = concurrentMap(pieces, threads: threads) { piece in
      let block = EstimateBlock(categories: problem.count, kernels: ProcessKernels.chosen)
      return (piece.index, runs[piece.index].tally(of: piece.samples, in: block))
    }
    var sums = runs.map { _ in GradientTally(exact: problem.exactGradient) }
    for (index, tally) in tallies { sums[index].append(tally) }
    return sums
  }

  func report(of work: GradientWork, _ parts: [[GradientTally]]) -> any Report { work.report(of: parts) }
}

/// The estimators that were asked for, and those that are left out.
struct EstimatorChoice {
  /// What is measured.
  let kinds: [EstimatorKind]
  /// What `all` leaves out, and why.
  let skipped: [(kind: EstimatorKind, reason: String)]

  private static let reinmaxReason = "needs a temperature of 1 or more"

  /// Reads the names that are defined at `temperature`.
  init(_ text: String, temperature: Temperature) throws(Failure) {
    if text.lowercased() == "all" {
      kinds = EstimatorKind.allCases.filter { $0.isDefined(at: temperature) }
      skipped = EstimatorKind.allCases.filter { !$0.isDefined(at: temperature) }
        .map { ($0, Self.reinmaxReason) }
      return
    }
    let kinds = try EstimatorKind.named(text)
    for kind in kinds where !kind.isDefined(at: temperature) {
      throw .usage(
        "--estimators: \(kind.rawValue) \(Self.reinmaxReason), and it is \(Numbers.exact(temperature.value))",
        cure: "Give --tau 1, or leave \(kind.rawValue) out.")
    }
    self.kinds = kinds
    skipped = []
  }
}
