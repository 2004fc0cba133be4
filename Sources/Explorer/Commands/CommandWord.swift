import Experiment

/// A word that begins a command.
public struct CommandWord: Sendable, Equatable {
  /// The word.
  public let name: String
  /// How the command is written: `tau [number]`, where what stands in `[ ]` may be left out.
  public let usage: String
  /// The keys that do the same, with glyphs; empty if none does.
  public let keys: String
  /// The keys in ASCII.
  public let asciiKeys: String
  /// What it does, as a sentence.
  public let sentence: String
  /// What the word alone asks for; `nil` if it cannot stand alone.
  let command: Command?
  /// What may follow it.
  let argument: CommandArgument?

  private init(name: String, sentence: String, action: KeyAction? = nil) {
    self.name = name
    self.sentence = sentence
    argument = CommandArgument.following(name)
    let isOptional = action != nil
    usage = argument.map { "\(name) " + (isOptional ? "[\($0.form)]" : $0.form) } ?? name
    keys = action?.keys.first?.name(ascii: false) ?? ""
    asciiKeys = action?.keys.first?.name(ascii: true) ?? ""
    command = action?.command
  }

  /// All words: those of the key table in its order, then those that no key stands for.
  public static let all: [CommandWord] =
    KeyMap.bindings.flatMap { binding in
      binding.actions.compactMap { action in
        action.word.map {
          CommandWord(name: $0, sentence: action.sentence ?? binding.sentence, action: action)
        }
      }
    } + [
      CommandWord(name: "logit", sentence: "Sets the logit of a category, the chosen one if none is named."),
      CommandWord(
        name: "logits", sentence: "Replaces all categories by a list of logits, or of labels and logits."),
      CommandWord(name: "label", sentence: "Renames a category, the chosen one if none is named."),
      CommandWord(name: "draws", sentence: "Makes as many draws and stands still."),
    ]

  /// Whether it can be said on a screen only.
  public var needsScreen: Bool {
    guard let argument else { return command?.needsScreen ?? false }
    return !argument.values.isEmpty && argument.values.allSatisfy(\.command.needsScreen)
  }

  /// How it is written where there is no screen: what only opens an editor alone has to be followed by more.
  public var offScreenUsage: String {
    command?.needsScreen == true ? usage.filter { $0 != "[" && $0 != "]" } : usage
  }

  /// What people say who have not looked it up.
  private static let aliases = ["exit": "quit", "bye": "quit", "temperature": "tau"]

  /// The word with that name, whatever its case, or the one that is meant by it.
  static func named(_ name: String) -> CommandWord? {
    let name = name.lowercased()
    let known = aliases[name] ?? name
    return all.first { $0.name == known }
  }
}

/// A command as it is typed, taken apart: `tau 0.5`, and for those who think in other languages `tau=0.5` or
/// `:tau 0.5`.
struct CommandText {
  /// The first word as it is written.
  let name: String
  /// What follows it, without the spaces around.
  let rest: String
  /// Whether a space or a sign ended the first word, so that no more of it can come.
  let isNameComplete: Bool

  init(_ text: String) {
    let line = text.drop(while: \.isWhitespace)
    let command = line.hasPrefix(":") ? line.dropFirst().drop(while: \.isWhitespace) : line
    let end = command.firstIndex { $0.isWhitespace || $0 == "=" } ?? command.endIndex
    name = String(command[..<end])
    isNameComplete = end < command.endIndex
    let isAssigned = isNameComplete && command[end] == "="
    rest = command[end...].dropFirst(isAssigned ? 1 : 0).trimmingSpaces
  }

  /// The command that the first word names.
  var word: CommandWord? { CommandWord.named(name) }
}
