import Explorer
import GumbelEngine

/// Draws at each of a row of temperatures.
struct SweepWork: ShardedWork {
  static let command = "sweep"

  let state: State
  let from: Double
  let to: Double
  let points: Int
  let count: Int
  let threads: Int

  var arguments: [String] {
    ["--from", from.shortest, "--to", to.shortest, "--points", String(points), "--count", String(count)]
      + state.selfContainedArguments
  }

  private var temperatures: [Temperature] {
    Sweep.logSpaced(from: from, to: to, points: points).compactMap { try? Temperature($0) }
  }

  /// The tallies of the temperatures of a share.
  func part(of shard: Shard) -> [Tally] {
    let some = Array(temperatures[shard.share(of: 0..<points)])
    // Whole temperatures for each thread, as long as there are enough of them.
    let threadsEach = max(threads / max(some.count, 1), 1)
    return concurrentMap(some, threads: threads) { temperature in
      let sampler = sampler(temperature)
      var tallies = sampler.emptyTallies
      sampler.extend(&tallies, draws: 0..<count, threads: threadsEach)
      return tallies[0]
    }
  }

  func isSound(_ part: [Tally], of shard: Shard) -> Bool {
    let some = temperatures[shard.share(of: 0..<points)]
    return part.count == some.count
      && zip(part, some).allSatisfy { tally, temperature in
        tally.isSound(draws: count, like: sampler(temperature).emptyTallies[0])
      }
  }

  func report(of parts: [[Tally]]) -> any Report {
    SweepReport(state: state, count: count, points: zip(temperatures, parts.joined()))
  }

  private func sampler(_ temperature: Temperature) -> Sampler {
    var setting = state.parameters.setting
    setting.temperature = temperature
    return Sampler(
      setting: setting, constructions: [state.parameters.right], spreadCategories: [], kernels: Kernels.chosen
    )
  }
}

extension SweepWork {
  init(arguments: [String]) throws {
    self = try Sweep.parse(arguments).work()
  }
}
