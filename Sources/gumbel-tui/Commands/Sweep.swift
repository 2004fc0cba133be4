import ArgumentParser
import Explorer
import Glibc
import GumbelEngine

/// `gumbel-tui sweep`
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Print what every quantity does as the temperature runs over a range.",
    discussion: """
      The temperatures are evenly spaced on the log scale, both ends included. Draws are of the construction \
      of the right panel; all temperatures see the same noise. --tau plays no part.
      """)

  @Option(help: ArgumentHelp("Lowest temperature, above 0.", valueName: "t"))
  var from = 0.01

  @Option(help: ArgumentHelp("Highest temperature.", valueName: "t"))
  var to = 100.0

  @Option(help: ArgumentHelp("Number of temperatures, 2 to 100000.", valueName: "n"))
  var points = 41

  @Option(help: ArgumentHelp("Draws at each temperature.", valueName: "n"))
  var count = 100_000

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard from > 0, from.isFinite else {
      throw ValidationError("--from: \(from) is not a finite number above 0.")
    }
    guard to > from, to.isFinite else {
      throw ValidationError("--to: \(to) is not a finite number above --from (\(from)).")
    }
    guard (2...100_000).contains(points) else {
      throw ValidationError("--points: \(points) is not between 2 and 100000.")
    }
    if count < 1 { throw ValidationError("--count: \(count) is not above 0.") }
  }

  func run() throws {
    let state = try common.state()
    let temperatures = Self.logSpaced(from: from, to: to, points: points)
    try output.write(SweepReport(state: state, temperatures: temperatures, count: count))
  }

  /// `points` numbers from `from` to `to`, each the same multiple of the one before.
  static func logSpaced(from: Double, to: Double, points: Int) -> [Double] {
    let (low, high) = (log10(from), log10(to))
    return (0..<points).map { index in
      if index == 0 { return from }
      if index == points - 1 { return to }
      return pow(10, low + (high - low) * Double(index) / Double(points - 1))
    }
  }
}
