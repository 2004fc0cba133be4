import ArgumentParser

/// The program: a root command whose default is the explorer.
struct GumbelTUI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gumbel-tui",
    abstract: "See what Gumbel noise does to a softmax with temperature.",
    discussion: """
      Alone, or with the options of `explore`, it opens the explorer; the other commands print the same \
      numbers and exit.

        gumbel-tui
        gumbel-tui --logits 2,1.2,0.6 --labels the,a,this --tau 0.5
        gumbel-tui sample --preset trap --count 100000 --format json

      `gumbel-tui explore --help` lists the options that all commands have in common.
      """,
    version: version,
    subcommands: [
      Explore.self, Sample.self, TopKCommand.self, Sweep.self, Gradients.self, Train.self,
      When.self, Claims.self,
      SnapshotCommand.self, SnippetCommand.self,
      Merge.self, PresetsCommand.self, Info.self,
    ],
    defaultSubcommand: Explore.self)
}
