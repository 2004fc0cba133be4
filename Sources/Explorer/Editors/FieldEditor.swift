/// A one-line editor.
public struct FieldEditor: Sendable, Equatable {
  /// What is edited.
  public enum Subject: Sendable, Equatable {
    case temperature
    /// Label and logit of a category, `label logit` or only `logit`.
    case category(Int)
    /// Label and logit of a category to be added.
    case newCategory
    case objective
    case schedule
    /// The file that the view is written to; whether the present one may be replaced.
    case file(replacing: Bool)
  }
  /// What is edited.
  public var subject: Subject
  /// The text so far.
  public var text: String
  /// The cursor, in characters from the start.
  public var cursor: Int
  /// Why the text was refused, shown in place; nothing is lost.
  public var problem: String?
  /// Whether the text still is the value as it stood: shown selected, and typing replaces it.
  public var isUntouched: Bool
  /// Whether the file is being written, and the editor waits for that.
  public internal(set) var isWriting = false
  /// How long that is waited for; `nil` while it is too short to be told.
  public internal(set) var waiting: Waiting?

  /// An editor with the given parts.
  public init(
    subject: Subject, text: String, cursor: Int, problem: String? = nil, isUntouched: Bool = false
  ) {
    self.subject = subject
    self.text = text
    self.cursor = cursor
    self.problem = problem
    self.isUntouched = isUntouched
  }
}

// A value stands ready to be typed over: the first key replaces it, a move of the cursor keeps it.
extension FieldEditor: LineEditing {
  /// Inserts typed or pasted text, in place of a value that has not been touched yet.
  mutating func insert(_ inserted: String) {
    if isUntouched { text = "" }
    update { $0.insert(inserted) }
  }

  /// Applies an action; deleting in a value that has not been touched yet deletes all of it.
  mutating func apply(_ action: EditAction) {
    if isUntouched, [.deleteBackward, .deleteForward].contains(action) { text = "" }
    update { $0.apply(action) }
  }

  private mutating func update(_ body: (inout Line) -> Void) {
    edit(body)
    problem = nil
    isWriting = false
    waiting = nil
    if isFile { subject = .file(replacing: false) }
    isUntouched = false
  }
}
