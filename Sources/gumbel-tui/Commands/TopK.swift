import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Live
import Reports

/// `gumbel-tui topk`
struct TopKCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topk",
    abstract: "Draw k categories without replacement (Gumbel top-k), or print how often each is included.",
    discussion: """
      A draw lists its categories in the order in which they were drawn. Temperature and constructions \
      play no part: the order of z + g does not depend on them.
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Categories in a draw.", valueName: "k"),
    transform: wholeNumber(1...Logits.limit, example: "3"))
  var k: Int

  @Flag(help: "Print the share of draws that include each category instead of the draws.")
  var summary = false

  @OptionGroup(title: "Draws")
  var counting: CountOptions

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let experiment = try common.notedExperiment()
    let sampler = try sampler(for: experiment.parameters)
    if summary {
      let draws = try counting.draws(default: 1_000_000)
      let report = InclusionReport(
        experiment: experiment, k: k, draws: draws.count,
        inclusion: draws.isEmpty ? nil : sampler.inclusion(draws: draws))
      try output.write(report.noting(experiment.readingNotices))
    } else {
      let listing = TopKListing(
        experiment: experiment, draws: try counting.draws(default: 10), sampler: sampler)
      try withOutput(output.output) { writer in
        try listing.write(as: output.effectiveFormat) { text throws(Failure) in try writer.append(text) }
      }
    }
  }

  private func sampler(for parameters: Parameters) throws(Failure) -> TopKSampler {
    do throws(TopKError) {
      return try TopKSampler(
        logits: parameters.logits, k: k, seed: parameters.seed, kernels: ProcessKernels.chosen)
    } catch {
      let cure = "Give a number from 1 to \(parameters.logits.unmaskedCount)."
      switch error {
      case .notPositive: throw .usage("--k: \(k) is not above 0", cure: cure)
      case .tooMany(_, let unmasked):
        throw .usage(
          "--k: \(k) of \(unmasked) unmasked categories cannot be drawn without replacement", cure: cure)
      }
    }
  }
}
