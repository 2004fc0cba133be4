import Explorer
import Reports

/// The commands that need no screen.
enum DialogueHelp {
  /// Each with what it does, a line each.
  static let text: String = {
    var table = Table(columns: [.text("command"), .text("does")])
    for word in CommandWord.all where !word.needsScreen && !here.contains(where: { $0.key == word.name }) {
      table.rows.append([word.offScreenUsage, word.sentence])
    }
    table.rows += here.map { [$0, $1] }
    return table.page.text
  }()

  /// Those that do something else here than on a screen.
  private static let here: KeyValuePairs = [
    "copy": "Prints the command line that restores what is set now.",
    "show": "Prints the counts beside their laws.",
    "help": "Prints this list.",
    "quit": "Leaves, as do exit, bye and the end of the input.",
  ]
}
