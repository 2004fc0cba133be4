import ArgumentParser
import Explorer

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
    let set = try ShardSet(files: files)
    let report: any Report =
      switch set.label.command {
      case SampleWork.command: try set.report(of: SampleWork.self)
      case SweepWork.command: try set.report(of: SweepWork.self)
      case GradientWork.command: try set.report(of: GradientWork.self)
      case TrainWork.command: try set.report(of: TrainWork.self)
      default:
        throw Failure(
          .data, "\(files[0]): a share of '\(set.label.command)', which has no shares",
          cure: "Merge with the program that wrote it.")
      }
    writeNotes(set.label.notices ?? [])
    try output.write(report)
  }
}
