import ArgumentParser
import GumbelEngine

/// One of several equal shares of a command's work, written `2/5`.
struct Shard: Equatable, Sendable, CustomStringConvertible {
  /// The most shares of one piece of work.
  static let most = 100_000
  /// All the work as a single share.
  static let whole = Shard(number: 1, count: 1)

  /// Which share this is, from 1.
  let number: Int
  /// How many there are.
  let count: Int

  /// The share with that number, `nil` where there is none.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), 1...Self.most ~= count,
      1...count ~= number
    else { return nil }
    self.init(number: number, count: count)
  }

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  var description: String { "\(number)/\(count)" }

  /// This share of `range`: all shares together are the whole, in their order. Some are empty where there are
  /// more shares than elements.
  func share(of range: Range<Int>) -> Range<Int> {
    let parts = range.split(into: count)
    return number <= parts.count ? parts[number - 1] : range.upperBound..<range.upperBound
  }
}

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
