import ArgumentParser
import Reports

/// The option that has a command do one share of its work.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do one share of the work, from 1/n to n/n; `merge` makes the result of all. Needs --seed.",
      valueName: "i/n"),
    transform: { text in
      guard let shard = Shard(text) else {
        throw ValidationError("give the number of a share and of all, up to \(Shard.most), such as 2/5")
      }
      return shard
    })
  var shard: Shard?

  /// Says what a share lacks: without a seed each would draw its own.
  func check(seed: UInt64?) throws {
    if shard != nil, seed == nil {
      throw ValidationError("--shard needs --seed, the same for all shares; give a number, such as --seed 1")
    }
  }
}
