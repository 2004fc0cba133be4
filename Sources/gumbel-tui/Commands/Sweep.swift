import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Live
import RealModule
import Reports

/// `gumbel-tui sweep`
struct Sweep: SharingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Print what every quantity does as the temperature runs over a range.",
    discussion: """
      The temperatures are evenly spaced on the log scale, both ends included. Draws are of the construction \
      of the right panel; all temperatures see the same noise. --tau plays no part.
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Lowest temperature, above 0.", valueName: "t"),
    transform: number(above: 0, example: "0.5"))
  var from = 0.01

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Highest temperature.", valueName: "t"),
    transform: number(above: 0, example: "0.5"))
  var to = 100.0

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of temperatures, 2 to 100000.", valueName: "n"),
    transform: wholeNumber(2...100_000, example: "41"))
  var points = 41

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Draws at each temperature.", valueName: "n"),
    transform: wholeNumber(1...Int.max, example: "1000 or 1e6"))
  var count = 100_000

  @OptionGroup(title: "Shares") var shards: ShardOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try shards.check(seed: common.parameters.seeds.seed)
    guard to > from else {
      throw ValidationError(
        "--to: \(Numbers.exact(to)) is not above --from (\(Numbers.exact(from))); give a larger number")
    }
  }

  func run() throws {
    try share(try work())
  }

  func work() throws -> SweepWork {
    SweepWork(
      experiment: try common.notedExperiment(),
      temperatures: Self.logSpaced(from: from, to: to, points: points).compactMap { try? Temperature($0) },
      count: count,
      options: [
        "--from", Numbers.exact(from), "--to", Numbers.exact(to), "--points", String(points), "--count",
        String(count),
      ])
  }

  func part(of work: SweepWork, _ shard: Shard) -> [Tally] {
    let (points, threads, count) = (work.points(of: shard), common.screen.threadCount, count)
    // Whole temperatures for each thread, as long as there are enough of them.
    let threadsEach = max(threads / max(points.count, 1), 1)
    return concurrentMap(points, threads: threads) { point in
      var point = point
      point.advance(to: count, kernels: ProcessKernels.chosen) {
        $0.extend(&$1, draws: $2, threads: threadsEach)
      }
      return point.tallies[0]
    }
  }

  func report(of work: SweepWork, _ parts: [[Tally]]) -> any Report {
    work.report(
      of: concurrentMap(work.points(counting: parts), threads: common.screen.threadCount) {
        SweepReport.Point($0)
      })
  }

  /// `points` numbers from `from` to `to`, each the same multiple of the one before; of those in between twelve
  /// digits, because in further ones machines differ.
  static func logSpaced(from: Double, to: Double, points: Int) -> [Double] {
    let (low, high) = (Double.log10(from), Double.log10(to))
    return (0..<points).map { index in
      if index == 0 { return from }
      if index == points - 1 { return to }
      let exact = Double.pow(10, low + (high - low) * Double(index) / Double(points - 1))
      return Double(Numbers.significant(exact, 12)) ?? exact
    }
  }
}
