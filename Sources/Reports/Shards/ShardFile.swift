import FoundationEssentials

/// What every file of a share begins with: whose share it is.
package struct ShardLabel: Codable, Equatable, Sendable {
  /// The version that wrote it: others may make other numbers.
  package let version: String
  /// The command whose work is shared.
  package let command: String
  /// The options that ask for the work.
  package let arguments: [String]
  /// The share, such as `2/5`.
  package let shard: String
  /// What was assumed of the input; nil where the command has none.
  package let notices: [String]?

  /// Reads the label of a file; what else is in it does not matter.
  init(_ bytes: [UInt8], file: String) throws(ShardProblem) {
    self = try decoded(bytes, file: file)
  }

  fileprivate init(_ work: some ShardedWork, shard: Shard, version: String) {
    self.version = version
    command = type(of: work).command.rawValue
    arguments = work.arguments
    self.shard = shard.description
    notices = work.notices
  }
}

/// A share of some work: a label, and what the share came to.
package struct ShardFile<Part: Codable>: Codable {
  let version: String
  let command: String
  let arguments: [String]
  let shard: String
  let notices: [String]?
  let part: Part

  /// The file of one share, which `version` of the program worked out.
  package init<Work: ShardedWork>(
    _ work: Work, shard: Shard, part: Part, version: String
  ) where Work.Part == Part {
    let label = ShardLabel(work, shard: shard, version: version)
    (self.version, command, arguments) = (version, label.command, label.arguments)
    (self.shard, notices) = (label.shard, label.notices)
    self.part = part
  }

  /// Reads a file of a share.
  init(_ bytes: [UInt8], file: String) throws(ShardProblem) {
    self = try decoded(bytes, file: file)
  }

  /// The text of the file.
  package var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      return JSON.escaped(String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
    }
  }
}

private func decoded<Value: Decodable>(_ bytes: [UInt8], file: String) throws(ShardProblem) -> Value {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  do {
    return try decoder.decode(Value.self, from: Data(bytes))
  } catch {
    throw ShardProblem(
      "\(file): not a share\(place(of: error))",
      cure: "Give the files that sample, sweep, gradients or train wrote with --shard.")
  }
}

/// Where in a file something is wrong.
private func place(of error: any Error) -> String {
  let (context, problem): (DecodingError.Context, String)
  switch error as? DecodingError {
  case .keyNotFound(let key, let at): (context, problem) = (at, "there is no '\(key.stringValue)'")
  case .typeMismatch(_, let at), .valueNotFound(_, let at):
    (context, problem) = (at, "something else is there")
  case .dataCorrupted(let at): (context, problem) = (at, at.codingPath.isEmpty ? "not JSON" : "damaged")
  default: return ""
  }
  let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
  return path.isEmpty ? ": \(problem)" : " (\(path.dropFirst())): \(problem)"
}
