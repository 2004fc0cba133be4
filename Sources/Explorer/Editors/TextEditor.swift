import Experiment

/// An editor of several lines: one category a line, `label logit`.
public struct TextEditor: Sendable, Equatable {
  /// The lines; never empty.
  public var lines: [String]
  /// The line of the cursor.
  public var line: Int
  /// The cursor in its line, in characters.
  public var cursor: Int
  /// Why the text was refused, with the number of the line.
  public var problem: String?
  /// Whether the text came from elsewhere, in place of all categories: their labels are not its own.
  public var replacesAll: Bool

  /// An editor with the given parts.
  public init(
    lines: [String], line: Int, cursor: Int, problem: String? = nil, replacesAll: Bool = false
  ) {
    self.lines = lines
    self.line = line
    self.cursor = cursor
    self.problem = problem
    self.replacesAll = replacesAll
  }
}

// Editing over several lines: where text goes, how lines are split and joined.
extension TextEditor {
  /// Inserts lines at the cursor: the first into the line it is in, the rest below.
  mutating func insert(_ inserted: [String]) {
    guard let first = inserted.first, let last = inserted.last else { return }
    if inserted.count == 1 { return update { $0.insert(first) } }
    let split = Line(lines[line], cursor: cursor)
    lines.replaceSubrange(
      line...line, with: [split.head + first] + inserted.dropFirst().dropLast() + [last + split.tail])
    move(toLine: line + inserted.count - 1, cursor: last.count)
    problem = nil
  }

  /// Inserts whole lines: in place of an empty text or line, else above or below the line of the cursor.
  mutating func insert(list: [String]) {
    guard let last = list.last else { return }
    let isBlank = lines.allSatisfy(\.trimmingSpaces.isEmpty)
    let start = isBlank ? 0 : cursor == 0 || lines[line].trimmingSpaces.isEmpty ? line : line + 1
    let end = isBlank ? lines.count : lines[line].trimmingSpaces.isEmpty ? start + 1 : start
    lines.replaceSubrange(start..<end, with: list)
    move(toLine: start + list.count - 1, cursor: last.count)
    problem = nil
  }

  /// Applies an action.
  mutating func apply(_ action: EditAction) {
    let length = lines[line].count
    switch action {
    case .newLine: insert(["", ""])
    case .up: move(toLine: line - 1)
    case .down: move(toLine: line + 1)
    case .left where cursor == 0 && line > 0: move(toLine: line - 1, cursor: .max)
    case .right where cursor == length && line + 1 < lines.count: move(toLine: line + 1, cursor: 0)
    case .deleteBackward where cursor == 0 && line > 0:
      move(toLine: line - 1, cursor: .max)
      joinNextLine()
    case .deleteForward where cursor == length && line + 1 < lines.count: joinNextLine()
    default: update { $0.apply(action) }
    }
  }

  /// Moves the cursor, held within the text.
  mutating func move(toLine target: Int, cursor column: Int? = nil) {
    line = min(max(target, 0), lines.count - 1)
    cursor = min(max(column ?? cursor, 0), lines[line].count)
  }

  private mutating func joinNextLine() {
    let joined = Line(lines[line] + lines.remove(at: line + 1), cursor: cursor)
    lines[line] = joined.text
    cursor = joined.cursor
    problem = nil
  }

  private mutating func update(_ body: (inout Line) -> Void) {
    var edited = Line(lines[line], cursor: cursor)
    body(&edited)
    lines[line] = edited.text
    cursor = edited.cursor
    problem = nil
  }
}
