import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Live

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
      let report = InclusionReport(experiment: experiment, draws: draws, sampler: sampler)
      try output.write(report.noting(experiment.readingNotices))
    } else {
      let listing = TopKListing(
        experiment: experiment, draws: try counting.draws(default: 10), sampler: sampler)
      try withOutput(output.output) { try listing.write(as: output.effectiveFormat, to: $0) }
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

/// How often each category is among the first k.
struct InclusionReport: Report {
  private let experiment: Experiment
  private let k: Int
  private let draws: Int
  /// `nil` where there were no draws.
  private let inclusion: [Double]?

  /// Makes the draws and counts them.
  init(experiment: Experiment, draws: Range<Int>, sampler: TopKSampler) {
    self.experiment = experiment
    k = sampler.k
    self.draws = draws.count
    inclusion = draws.isEmpty ? nil : sampler.inclusion(draws: draws)
  }

  var json: JSON {
    .object(
      experiment.parameters.distributionMembers + [
        .init(key: "k", value: .integer(k)), .init(key: "draws", value: .integer(draws)),
        .init(key: "inclusion", value: .optional(inclusion)),
      ])
  }

  var csv: Table {
    var table = Table(
      columns: [.number("category"), .text("label"), .number("logit"), .number("inclusion")])
    let parameters = experiment.parameters
    table.rows = parameters.labels.indices.map {
      [
        String($0), parameters.labels[$0], parameters.logits.values[$0].shortest,
        inclusion?[$0].shortest ?? "",
      ]
    }
    return table
  }

  var page: Page {
    var table = Table(
      columns: [.text("category"), .number("logit"), .number("probability"), .number("inclusion")])
    let parameters = experiment.parameters
    let probabilities = parameters.logits.probabilities
    table.rows = parameters.labels.indices.map {
      [
        parameters.labels[$0], parameters.logits.values[$0].significant(6), probabilities[$0].fixed(4),
        inclusion?[$0].fixed(4) ?? "–",
      ]
    }
    let heading =
      "\(experiment.source): \(k) of \(parameters.logits.count.grouped) categories without replacement, "
      + "seed \(parameters.seed), \(draws.grouped) draws"
    return Page(heading, "") + table.page
  }
}
