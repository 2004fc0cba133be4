import Experiment
import Explorer
import GumbelEngine
import Live

/// Draws at each of a row of temperatures.
struct SweepWork: ShardedWork {
  static let command = "sweep"

  let experiment: Experiment
  let from: Double
  let to: Double
  let points: Int
  let count: Int
  let threads: Int

  var notices: [String]? { experiment.readingNotices }

  var arguments: [String] {
    ["--from", from.shortest, "--to", to.shortest, "--points", String(points), "--count", String(count)]
      + experiment.selfContainedArguments
  }

  private var temperatures: [Temperature] {
    Sweep.logSpaced(from: from, to: to, points: points).compactMap { try? Temperature($0) }
  }

  /// No draws yet at the temperatures of a share.
  private func empty(_ shard: Shard) -> [SweepPoint] {
    let parameters = experiment.parameters
    return temperatures[shard.share(of: 0..<points)].map {
      SweepPoint(parameters.setting, at: $0, constructions: [parameters.right])
    }
  }

  /// The tallies of the temperatures of a share.
  func part(of shard: Shard) -> [Tally] {
    let some = empty(shard)
    // Whole temperatures for each thread, as long as there are enough of them.
    let threadsEach = max(threads / max(some.count, 1), 1)
    return concurrentMap(some, threads: threads) { point in
      var point = point
      point.advance(to: count, kernels: ProcessKernels.chosen) {
        $0.extend(&$1, draws: $2, threads: threadsEach)
      }
      return point.tallies[0]
    }
  }

  func isSound(_ part: [Tally], of shard: Shard) -> Bool {
    let some = empty(shard)
    return part.count == some.count
      && zip(part, some).allSatisfy { tally, point in tally.isSound(draws: count, like: point.tallies[0]) }
  }

  func report(of parts: [[Tally]]) -> any Report {
    SweepReport(
      experiment: experiment, count: count,
      points: zip(empty(.whole), parts.joined()).map { $0.counting([$1]) }, threads: threads)
  }
}

extension SweepWork {
  init(arguments: [String]) throws {
    self = try Sweep.parse(arguments).work()
  }
}
