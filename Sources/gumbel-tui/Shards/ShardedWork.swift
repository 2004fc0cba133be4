/// What a command works out, such that shares of it can be worked out anywhere and put together.
///
/// The whole is the one share of one, so that a result is the same bytes however it was shared out.
protocol ShardedWork {
  /// What a share comes to, exact to the last bit.
  associatedtype Part: Codable

  /// The name of the command.
  static var command: String { get }

  /// The work that these options ask for, `arguments` of other work.
  init(arguments: [String]) throws

  /// Options that ask for the same work wherever they are given: no files, no preset seeds.
  var arguments: [String] { get }

  /// What was assumed of the input, which `arguments` do not say; nil where the command has none.
  var notices: [String]? { get }

  /// Works out one share.
  func part(of shard: Shard) throws -> Part

  /// Whether `part` can be what `shard` came to. What was read from a file need not be.
  func isSound(_ part: Part, of shard: Shard) -> Bool

  /// The result of all parts, in the order of their shares.
  func report(of parts: [Part]) -> any Report
}

extension ShardedWork {
  /// The result with what was assumed of the input, where a command has input.
  func report(of parts: [Part], notices: [String]?) -> any Report {
    let report = report(of: parts)
    return notices.map { report.noting($0) } ?? report
  }
}

extension OutputOptions {
  /// Does `work`, or a share of it, and writes what it comes to.
  func write(_ work: some ShardedWork, shard: Shard?) throws {
    guard let shard else {
      return try write(work.report(of: [try work.part(of: .whole)], notices: work.notices))
    }
    guard format ?? .json == .json else {
      throw Failure.usage(
        "--format \(effectiveFormat.rawValue): a share is written as JSON",
        cure: "Leave --format out here and give it to merge.")
    }
    try write(try ShardFile(work, shard: shard, part: try work.part(of: shard)).text)
  }
}
