import ArgumentParser
import LogitFiles
import Reports

/// `gumbel-tui merge`
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the shares of --shard together.",
    discussion: """
      Give the files of all shares of one piece of work, in any order. The result is that of the command without \
      --shard, to the last byte.

        for i in 1 2 3; do gumbel-tui sample --seed 1 --shard $i/3 --output $i.json & done; wait
        gumbel-tui merge 1.json 2.json 3.json
      """)

  @Argument(help: ArgumentHelp("Files of shares.", valueName: "file"), completion: .file())
  var files: [String]

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    var set = ShardSet(version: version)
    for name in files { try set.add(try Self.read(name), name: name) }
    let (label, command) = try set.complete()
    let report: any Report =
      switch command {
      case .sample: try Sample.merged(set, label)
      case .sweep: try Sweep.merged(set, label)
      case .gradients: try Gradients.merged(set, label)
      case .train: try Train.merged(set, label)
      }
    writeNotes(label.notices ?? [])
    try output.write(report)
  }

  private static func read(_ name: String) throws(Failure) -> [UInt8] {
    do throws(LogitFileError) {
      return try readFile(name)
    } catch {
      throw Failure(error, option: "")
    }
  }
}
