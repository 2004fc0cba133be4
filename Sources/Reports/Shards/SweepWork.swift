import Experiment
import Explorer
import GumbelEngine

/// Draws at each of a row of temperatures.
package struct SweepWork: ShardedWork {
  package static let command = ShardedCommand.sweep

  /// What is drawn from; the construction is that of the right panel.
  package let experiment: Experiment
  /// Draws at each temperature.
  package let count: Int
  private let temperatures: [Temperature]
  /// The options that ask for temperatures and draws.
  private let options: [String]

  /// `count` draws at each of `temperatures`, which `options` ask for.
  package init(experiment: Experiment, temperatures: [Temperature], count: Int, options: [String]) {
    self.experiment = experiment
    self.temperatures = temperatures
    self.count = count
    self.options = options
  }

  package var notices: [String]? { experiment.readingNotices }

  package var arguments: [String] { options + experiment.selfContainedArguments }

  /// The temperatures of a share, without draws yet.
  package func points(of shard: Shard) -> [SweepPoint] {
    let parameters = experiment.parameters
    return temperatures[shard.share(of: temperatures.indices)].map {
      SweepPoint(parameters.setting, at: $0, constructions: [parameters.right])
    }
  }

  package func isSound(_ part: [Tally], of shard: Shard) -> Bool {
    let points = points(of: shard)
    return part.count == points.count
      && zip(part, points).allSatisfy { tally, point in tally.isSound(draws: count, like: point.tallies[0]) }
  }

  /// All temperatures with their draws, of all parts in the order of their shares.
  package func points(counting parts: [[Tally]]) -> [SweepPoint] {
    zip(points(of: .whole), parts.joined()).map { $0.counting([$1]) }
  }

  /// The result of all points.
  package func report(of points: [SweepReport.Point]) -> SweepReport {
    SweepReport(experiment: experiment, count: count, points: points)
  }
}
