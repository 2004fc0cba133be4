import Experiment
import Explorer
import GumbelEngine
import Live

/// Draws and what they add up to.
struct SampleWork: ShardedWork {
  /// The tallies of both sides, or the picks alone where the method makes no more.
  struct Part: Codable {
    var tallies: [Tally]?
    var picks: [[Int]]?
  }

  static let command = "sample"

  let experiment: Experiment
  let draws: Range<Int>
  let method: SamplingMethod
  let threads: Int

  var notices: [String]? { experiment.readingNotices }

  var arguments: [String] {
    ["--count", String(draws.count), "--first", String(draws.lowerBound), "--method", method.rawValue]
      + experiment.selfContainedArguments
  }

  func part(of shard: Shard) -> Part {
    let share = shard.share(of: draws)
    let sampler = sampler
    guard method == .gumbelMax else {
      return Part(
        picks: sampler.constructions.indices.map {
          sampler.pickCounts(draws: share, side: $0, method: method, threads: threads)
        })
    }
    var tallies = sampler.emptyTallies
    sampler.extend(&tallies, draws: share, threads: threads)
    return Part(tallies: tallies)
  }

  func isSound(_ part: Part, of shard: Shard) -> Bool {
    let share = shard.share(of: draws)
    let empty = sampler.emptyTallies
    if method == .gumbelMax {
      guard let tallies = part.tallies, tallies.count == empty.count else { return false }
      return zip(tallies, empty).allSatisfy { $0.isSound(draws: share.count, like: $1) }
    }
    guard let picks = part.picks, picks.count == empty.count else { return false }
    return picks.allSatisfy { side in
      side.count == experiment.parameters.logits.count && side.allSatisfy { 0...share.count ~= $0 }
        && side.reduce(0, &+) == share.count
    }
  }

  func report(of parts: [Part]) -> any Report {
    var tallies: [Tally]?
    var picks: [[Int]]?
    for part in parts {
      tallies = joined(tallies, part.tallies) { $0.append($1) }
      picks = joined(picks, part.picks) { counts, more in
        for index in counts.indices { counts[index] += more[index] }
      }
    }
    return SampleReport(
      experiment: experiment, draws: draws.count, method: method,
      picks: picks ?? tallies?.map(\.picks) ?? [], tallies: tallies)
  }

  /// What stands so far and what comes next, side by side.
  private func joined<Side>(_ sum: [Side]?, _ next: [Side]?, add: (inout Side, Side) -> Void) -> [Side]? {
    guard var sum, let next else { return sum ?? next }
    for side in sum.indices { add(&sum[side], next[side]) }
    return sum
  }

  private var sampler: Sampler {
    Sampler(
      setting: experiment.parameters.setting,
      constructions: [experiment.parameters.left, experiment.parameters.right],
      spreadCategories: [], kernels: ProcessKernels.chosen)
  }
}

extension SampleWork {
  init(arguments: [String]) throws {
    self = try Sample.parse(arguments).work()
  }
}

extension Experiment {
  /// Options that restore the categories and parameters without the file they came from.
  var selfContainedArguments: [String] {
    var experiment = self
    experiment.opened = nil
    return Array(experiment.commandLineArguments().dropFirst())
  }
}
