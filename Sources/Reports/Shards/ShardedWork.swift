/// The commands whose work can be done in shares.
package enum ShardedCommand: String, CaseIterable, Sendable {
  case sample, sweep, gradients, train
}

/// What a command works out, such that shares of it can be worked out anywhere and put together.
///
/// The whole is the one share of one, so that a result is the same bytes however it was shared out.
package protocol ShardedWork {
  /// What a share comes to, exact to the last bit.
  associatedtype Part: Codable

  /// The command.
  static var command: ShardedCommand { get }

  /// Options that ask for the same work wherever they are given: no files, no preset seeds.
  var arguments: [String] { get }

  /// What was assumed of the input, which `arguments` do not say; nil where the command has none.
  var notices: [String]? { get }

  /// Whether `part` can be what `shard` came to. What was read from a file need not be.
  func isSound(_ part: Part, of shard: Shard) -> Bool
}
