/// The files of all shares of one piece of work.
package struct ShardSet {
  private struct File {
    let name: String
    let bytes: [UInt8]
    let shard: Shard
  }

  /// The version of the program: others may make other numbers.
  private let version: String
  /// The label of the first file.
  private var first: ShardLabel?
  /// As they were added.
  private var files: [File] = []

  /// No files yet, to be merged by `version` of the program.
  package init(version: String) { self.version = version }

  /// Takes the file called `name`, and checks that it is a share of the same work as those before.
  package mutating func add(_ bytes: [UInt8], name: String) throws(ShardProblem) {
    let label = try ShardLabel(bytes, file: name)
    guard label.version == version else {
      throw ShardProblem(
        "\(name): made by version \(label.version), and this is \(version)",
        cure: "Make and merge all shares with one version.")
    }
    guard let shard = Shard(label.shard) else {
      throw ShardProblem("\(name): there is no share '\(label.shard)'", cure: "Make the file again.")
    }
    if let first, !label.isOfSameWork(as: first) {
      throw ShardProblem(
        "\(name): a share of other work than \(files[0].name)",
        cure: "Give the files of one command with the same options.")
    }
    first = first ?? label
    files.append(File(name: name, bytes: bytes, shard: shard))
  }

  /// What all files say of their work, and what command it was; the share is that of the first. Checks that there is
  /// every share once.
  package func complete() throws(ShardProblem) -> (label: ShardLabel, command: ShardedCommand) {
    guard let first else {
      throw ShardProblem("no files", cure: "Name the files of all shares: gumbel-tui merge *.json")
    }
    try checkShares()
    guard let command = ShardedCommand(rawValue: first.command) else {
      throw ShardProblem(
        "\(files[0].name): a share of '\(first.command)', which has no shares",
        cure: "Merge with the program that wrote it.")
    }
    return (first, command)
  }

  private var inOrder: [File] { files.sorted { $0.shard.number < $1.shard.number } }

  private func checkShares() throws(ShardProblem) {
    let files = inOrder
    let count = files[0].shard.count
    for (expected, file) in zip(1..., files) {
      guard file.shard.count == count else {
        throw ShardProblem(
          "\(file.name): share \(file.shard), and \(files[0].name) is share \(files[0].shard)",
          cure: "Give the shares of one number of shares.")
      }
      if file.shard.number < expected {
        throw ShardProblem("\(file.name): share \(file.shard) is there twice", cure: "Name each share once.")
      }
      if file.shard.number > expected { throw missing(expected, count) }
    }
    if files.count < count { throw missing(files.count + 1, count) }
  }

  private func missing(_ number: Int, _ count: Int) -> ShardProblem {
    ShardProblem(
      "share \(number)/\(count) is missing",
      cure: "Make it with --shard \(number)/\(count), and name all \(count) files.")
  }

  /// Why the arguments of the files ask for no work.
  package var argumentProblem: ShardProblem {
    ShardProblem(
      "\(inOrder[0].name): its arguments do not say what was worked out", cure: "Make the file again.")
  }

  /// What all shares of `work` came to, in their order.
  package func parts<Work: ShardedWork>(of work: Work) throws(ShardProblem) -> [Work.Part] {
    var parts: [Work.Part] = []
    for file in inOrder {
      let part = try ShardFile<Work.Part>(file.bytes, file: file.name).part
      guard work.isSound(part, of: file.shard) else {
        throw ShardProblem(
          "\(file.name): its numbers are not those of share \(file.shard)",
          cure: "Make it again with --shard \(file.shard).")
      }
      parts.append(part)
    }
    return parts
  }
}

extension ShardLabel {
  /// Whether the files of both labels are of the same work.
  fileprivate func isOfSameWork(as other: ShardLabel) -> Bool {
    command == other.command && arguments == other.arguments && notices == other.notices
  }
}
