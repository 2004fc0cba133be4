import ArgumentParser
import Explorer
import GumbelEngine
import RealModule

/// `gumbel-tui sweep`
struct Sweep: ParsableCommand {
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
        "--to: \(to.shortest) is not above --from (\(from.shortest)); give a larger number")
    }
  }

  func run() throws {
    try output.write(try work(), shard: shards.shard)
  }

  /// What is to be drawn.
  func work() throws -> SweepWork {
    SweepWork(
      experiment: try common.notedExperiment(), from: from, to: to, points: points, count: count,
      threads: common.screen.threadCount)
  }

  /// `points` numbers from `from` to `to`, each the same multiple of the one before; of those in between twelve
  /// digits, because in further ones machines differ.
  static func logSpaced(from: Double, to: Double, points: Int) -> [Double] {
    let (low, high) = (Double.log10(from), Double.log10(to))
    return (0..<points).map { index in
      if index == 0 { return from }
      if index == points - 1 { return to }
      let exact = Double.pow(10, low + (high - low) * Double(index) / Double(points - 1))
      return Double(exact.significant(12)) ?? exact
    }
  }
}
