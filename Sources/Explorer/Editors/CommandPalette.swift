import Experiment

/// The line of a typed command, with what it could become.
public struct CommandPalette: Sendable, Equatable, LineEditing {
  /// What is typed.
  public internal(set) var text = ""
  /// The cursor, in characters from the start.
  public internal(set) var cursor = 0
  /// What the text could become, the likeliest first. Worked out when the text changes, not in every frame.
  public internal(set) var candidates: [Candidate] = []
  /// The command that the first word names, once more follows it.
  public internal(set) var word: CommandWord?
  /// The candidate that was moved to, if one was.
  var moved: Int?
  /// Whether the text is a command as it stands.
  var isCommand = false
  /// Why the command was not run.
  public internal(set) var problem: String?

  /// The candidate that Enter takes; `nil` where it takes the text as it stands.
  public var highlighted: Int? {
    if let moved { return moved }
    guard let first = candidates.first, !text.isEmpty else { return nil }
    return !isCommand || first.text.trimmingSpaces == text.trimmingSpaces ? 0 : nil
  }

  /// Works out what the text could become.
  mutating func refresh(in state: State) {
    candidates = commandCandidates(text, in: state)
    isCommand = (try? parseCommand(text, in: state)) != nil
    word = commandWord(beginning: text)
    moved = nil
    problem = nil
  }

  /// Moves the highlight, round and round.
  mutating func move(by places: Int) {
    guard !candidates.isEmpty else { return }
    let start = highlighted ?? (places > 0 ? -1 : 0)
    moved = ((start + places) % candidates.count + candidates.count) % candidates.count
  }
}
