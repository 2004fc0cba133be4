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
