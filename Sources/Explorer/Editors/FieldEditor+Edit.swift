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
