// Draws without the screen, for tables, scripts and pipes.

import ArgumentParser
import Explorer
import GumbelEngine
import Live
import Reports

extension SamplingMethod: ExpressibleByArgument {}

/// `gumbel-tui sample`
struct Sample: SharingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw, and print the counts beside their exact law, or the draws themselves.",
    discussion: """
      The draws of a seed are numbered: --first 500 --count 500 continues --count 500.

      All methods follow the same law. Only gumbel-max has the noise of the other commands and the explorer, \
      and with it the weights y; the others make picks alone. multinomial makes the counts of all draws at \
      once: they do not add up to those of another range.
      """)

  @OptionGroup(title: "Draws")
  var counting: CountOptions

  @Option(
    help: ArgumentHelp("Print the draws of one side instead of the summary, one a line.", valueName: "what"))
  var emit: Emission?

  @Option(help: ArgumentHelp("The side that --emit prints.", valueName: "side"))
  var side = Side.right

  @Option(help: ArgumentHelp("How picks are made.", valueName: "name"))
  var method = SamplingMethod.gumbelMax

  @OptionGroup(title: "Shares") var shards: ShardOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try shards.check(seed: common.parameters.seeds.seed)
    if method == .multinomial, shards.shard != nil {
      throw ValidationError(
        "--shard: --method multinomial makes the counts of all draws at once; take another method")
    }
    guard let emit else { return }
    if method == .multinomial {
      throw ValidationError(
        "--emit: --method multinomial makes counts and no single draws; take another method")
    }
    if emit != .picks, method != .gumbelMax {
      throw ValidationError(
        "--emit \(emit.rawValue): --method \(method.rawValue) makes picks only; take --method gumbel-max")
    }
  }

  func run() throws {
    let work = try work()
    guard let emit else { return try share(work) }
    let parameters = work.experiment.parameters
    let construction = side == .left ? parameters.left : parameters.right
    let emitter = Emitter(parameters: parameters, construction: construction, method: method)
    let draws = (shards.shard ?? .whole).share(of: work.draws)
    try withOutput(output.output) { try emitter.emit(emit, draws: draws, to: $0) }
  }

  func work() throws -> SampleWork {
    SampleWork(
      experiment: try common.notedExperiment(), draws: try counting.draws(default: 1_000_000), method: method,
      kernels: ProcessKernels.chosen)
  }

  func part(of work: SampleWork, _ shard: Shard) -> SampleWork.Part {
    let (share, sampler) = (shard.share(of: work.draws), work.sampler)
    let threads = common.screen.threadCount
    guard method == .gumbelMax else {
      return SampleWork.Part(
        picks: sampler.constructions.indices.map {
          sampler.pickCounts(draws: share, side: $0, method: method, threads: threads)
        })
    }
    var tallies = sampler.emptyTallies
    sampler.extend(&tallies, draws: share, threads: threads)
    return SampleWork.Part(tallies: tallies)
  }

  func report(of work: SampleWork, _ parts: [SampleWork.Part]) -> any Report { work.report(of: parts) }
}

extension Side: ExpressibleByArgument {}

/// What `sample --emit` prints.
enum Emission: String, CaseIterable, ExpressibleByArgument {
  case picks, weights, noise
}
