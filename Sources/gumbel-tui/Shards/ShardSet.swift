import LogitFiles

/// The files of all shares of one piece of work.
struct ShardSet {
  private struct File {
    let name: String
    let bytes: [UInt8]
    let shard: Shard
  }

  /// What all files say of their work; the share is that of the first.
  let label: ShardLabel
  /// In the order of their shares.
  private let files: [File]

  /// Reads the files, and checks that they are the shares of one piece of work and that none is missing.
  init(files names: [String]) throws(Failure) {
    var files: [File] = []
    var first: ShardLabel?
    for name in names {
      let bytes = try Self.read(name)
      let label = try ShardLabel(bytes, file: name)
      try label.checkVersion(file: name)
      guard let shard = Shard(label.shard) else {
        throw Failure(.data, "\(name): there is no share '\(label.shard)'", cure: "Make the file again.")
      }
      if let first { try label.check(against: first, file: name, firstFile: names[0]) }
      first = first ?? label
      files.append(File(name: name, bytes: bytes, shard: shard))
    }
    guard let first else {
      throw .usage("merge: no files", cure: "Name the files of all shares: gumbel-tui merge *.json")
    }
    label = first
    self.files = files.sorted { $0.shard.number < $1.shard.number }
    try checkShares()
  }

  private static func read(_ name: String) throws(Failure) -> [UInt8] {
    do throws(LogitFileError) {
      return try readFile(name)
    } catch {
      throw Failure(error, option: "")
    }
  }

  private func checkShares() throws(Failure) {
    let count = files[0].shard.count
    for (expected, file) in zip(1..., files) {
      guard file.shard.count == count else {
        throw Failure(
          .data, "\(file.name): share \(file.shard), and \(files[0].name) is share \(files[0].shard)",
          cure: "Give the shares of one number of shares.")
      }
      if file.shard.number < expected {
        throw Failure(
          .data, "\(file.name): share \(file.shard) is there twice", cure: "Name each share once.")
      }
      if file.shard.number > expected { throw missing(expected, count) }
    }
    if files.count < count { throw missing(files.count + 1, count) }
  }

  private func missing(_ number: Int, _ count: Int) -> Failure {
    Failure(
      .data, "share \(number)/\(count) is missing",
      cure: "Make it with --shard \(number)/\(count), and name all \(count) files.")
  }

  /// The result of all shares, read as those of `Work`.
  func report<Work: ShardedWork>(of _: Work.Type) throws -> any Report {
    let work: Work
    do {
      work = try Work(arguments: label.arguments)
    } catch {
      throw Failure(
        .data, "\(files[0].name): its arguments do not say what was worked out", cure: "Make the file again.")
    }
    let parts = try files.map { file in
      let part = try ShardFile<Work.Part>(file.bytes, file: file.name).part
      guard work.isSound(part, of: file.shard) else {
        throw Failure(
          .data, "\(file.name): its numbers are not those of share \(file.shard)",
          cure: "Make it again with --shard \(file.shard).")
      }
      return part
    }
    return work.report(of: parts, notices: label.notices)
  }
}

extension ShardLabel {
  /// Checks that this version made the file: another may make other numbers.
  fileprivate func checkVersion(file: String) throws(Failure) {
    guard version == gumbel_tui.version else {
      throw Failure(
        .data, "\(file): made by version \(version), and this is \(gumbel_tui.version)",
        cure: "Make and merge all shares with one version.")
    }
  }

  /// Checks that two files are of the same work.
  fileprivate func check(against first: ShardLabel, file: String, firstFile: String) throws(Failure) {
    guard command == first.command, arguments == first.arguments, notices == first.notices else {
      throw Failure(
        .data, "\(file): a share of other work than \(firstFile)",
        cure: "Give the files of one command with the same options.")
    }
  }
}
