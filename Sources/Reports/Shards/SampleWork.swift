import Experiment
import GumbelEngine
import KernelInterface

/// Draws and what they add up to.
package struct SampleWork: ShardedWork {
  /// The tallies of both sides, or the picks alone where the method makes no more.
  package struct Part: Codable, Sendable {
    fileprivate var tallies: [Tally]?
    fileprivate var picks: [[Int]]?

    /// A tally of each side.
    package init(tallies: [Tally]) { self.tallies = tallies }

    /// How often each side picked each category.
    package init(picks: [[Int]]) { self.picks = picks }
  }

  package static let command = ShardedCommand.sample

  /// What is drawn from.
  package let experiment: Experiment
  /// The numbers of the draws.
  package let draws: Range<Int>
  /// How picks are made.
  package let method: SamplingMethod
  /// Makes the draws of both sides.
  package let sampler: Sampler

  /// Draws of both constructions of `experiment`, made with `kernels`.
  package init(
    experiment: Experiment, draws: Range<Int>, method: SamplingMethod, kernels: any KernelSet
  ) {
    self.experiment = experiment
    self.draws = draws
    self.method = method
    let parameters = experiment.parameters
    sampler = Sampler(
      setting: parameters.setting, constructions: [parameters.left, parameters.right], spreadCategories: [],
      kernels: kernels)
  }

  package var notices: [String]? { experiment.readingNotices }

  package var arguments: [String] {
    ["--count", String(draws.count), "--first", String(draws.lowerBound), "--method", method.rawValue]
      + experiment.selfContainedArguments
  }

  package func isSound(_ part: Part, of shard: Shard) -> Bool {
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

  /// The result of all parts, in the order of their shares.
  package func report(of parts: [Part]) -> SampleReport {
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
}

extension Experiment {
  /// Options that restore the categories and parameters without the file they came from.
  var selfContainedArguments: [String] {
    var experiment = self
    experiment.opened = nil
    return Array(experiment.commandLineArguments().dropFirst())
  }
}
