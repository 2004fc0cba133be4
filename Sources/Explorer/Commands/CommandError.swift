/// Why a command in words was not understood.
public enum CommandError: Error, Sendable, Equatable {
  /// There are no words.
  case empty
  /// No command begins with this word; perhaps another one was meant.
  case unknownWord(String, meant: String?)
  /// The command needs other or more words: how it is written.
  case usage(String)
  /// The command takes no words.
  case tooMuch(word: String)
  /// A value that should be one of a few.
  case unknownValue(String, known: [String])
  /// A number that cannot be read, or is none that the command can use.
  case number(String)
  /// No category has this label.
  case noCategory(String)
  /// Several categories have this label; the number of the first, from 1.
  case ambiguousCategory(String, first: Int)
  /// The command needs the screen.
  case needsScreen(word: String)

  /// The problem and its cure.
  public var message: String {
    switch self {
    case .empty: "write a command, such as tau 0.5"
    case .unknownWord(let word, let meant):
      "there is no command '\(word)'" + (meant.map { "; \($0)?" } ?? "")
    case .usage(let usage): "write \(usage)"
    case .tooMuch(let word): "nothing follows the word \(word)"
    case .unknownValue(let value, let known): "'\(value)' is none of \(known.joined(separator: ", "))"
    case .number(let problem): problem
    case .noCategory(let label): "no category is called '\(label)'"
    case .ambiguousCategory(let label, let first):
      "several categories are called '\(label)'; the first is #\(first)"
    case .needsScreen(let word):
      "\(word) needs the screen" + (Self.instead[word].map { "; \($0)" } ?? "")
    }
  }

  private static let insteadOfViews =
    "step tells of one draw, and gumbel-tui sweep, gradients, train and claims of the rest"

  /// What does without a screen what these words do on one.
  private static let instead = [
    "edit": "write logit a 2 or label a b", "edit-all": "write logits a 2, b 1",
    "pause": "write draws 1000", "faster": "write draws 1000", "slower": "write draws 1000",
    "view": insteadOfViews, "previous-view": insteadOfViews,
  ]
}
