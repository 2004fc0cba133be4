import ArgumentParser
import Reports

/// A command whose work can be done in shares.
protocol SharingCommand: ParsableCommand {
  associatedtype Work: ShardedWork

  var shards: ShardOptions { get }
  var output: OutputOptions { get }

  /// What is to be worked out.
  func work() throws -> Work

  /// Works out one share of it.
  func part(of work: Work, _ shard: Shard) throws -> Work.Part

  /// The result of all parts, in the order of their shares.
  func report(of work: Work, _ parts: [Work.Part]) -> any Report
}

extension SharingCommand {
  /// Does the work, or the share of it that was asked for, and writes what it comes to.
  func share(_ work: Work) throws {
    guard let shard = shards.shard else {
      return try output.write(report(of: work, [try part(of: work, .whole)], notices: work.notices))
    }
    guard output.format ?? .json == .json else {
      throw Failure.usage(
        "--format \(output.effectiveFormat.rawValue): a share is written as JSON",
        cure: "Leave --format out here and give it to merge.")
    }
    try output.write(
      try ShardFile(work, shard: shard, part: try part(of: work, shard), version: version).text)
  }

  /// The result of all shares of work that this command did with `label.arguments`.
  static func merged(_ set: ShardSet, _ label: ShardLabel) throws -> any Report {
    let (command, work): (Self, Work)
    do {
      command = try parse(label.arguments)
      work = try command.work()
    } catch {
      throw set.argumentProblem
    }
    return command.report(of: work, try set.parts(of: work), notices: label.notices)
  }

  /// The result with what was assumed of the input, where a command has input.
  private func report(of work: Work, _ parts: [Work.Part], notices: [String]?) -> any Report {
    let report = report(of: work, parts)
    return notices.map { report.noting($0) } ?? report
  }
}
