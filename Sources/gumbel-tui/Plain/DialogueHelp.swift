import Explorer

/// The commands that need no screen.
enum DialogueHelp {
  /// Each with what it does, a line each.
  static let text: String = {
    var table = Table(columns: [.text("command"), .text("does")])
    for word in CommandWord.all where !word.needsScreen && word.name != "show" && word.name != "quit" {
      table.rows.append([word.offScreenUsage, word.sentence])
    }
    table.rows += [
      ["show", "Prints the counts beside their laws."],
      ["help", "Prints this list."],
      ["quit", "Leaves; so does the end of the input."],
    ]
    return table.aligned
  }()
}
