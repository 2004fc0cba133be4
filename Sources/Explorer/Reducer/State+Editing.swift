// Opens the editors with what is there to be edited, and hands on to them what is typed.

extension State {
  mutating func editCategory() {
    let line = CategoryLine(label: parameters.labels[selection], logit: parameters.logits.values[selection])
    openField(.category(selection), text: line.text)
  }

  mutating func editNewCategory() { openField(.newCategory, text: "") }

  mutating func editAll() {
    let lines = zip(parameters.labels, parameters.logits.values).map {
      CategoryLine(label: $0, logit: $1).text
    }
    overlays.append(.text(TextEditor(lines: lines, line: selection, cursor: lines[selection].count)))
  }

  mutating func openField(_ subject: FieldEditor.Subject, text: String) {
    overlays.append(
      .field(
        FieldEditor(subject: subject, text: text, cursor: text.count, isUntouched: !text.isEmpty)))
  }

  /// Puts typed text into the editor, if one is open, and returns whether one is.
  mutating func insert(_ text: String) -> Bool {
    withEditor(line: { $0.insert(text) }, field: { $0.insert(text) }, text: { $0.insert([text]) })
  }

  mutating func edit(_ action: EditAction) {
    withEditor(line: { $0.apply(action) }, field: { $0.apply(action) }, text: { $0.apply(action) })
  }

  /// Changes the editor on top, if there is one, and returns whether there is.
  @discardableResult
  mutating func withEditor(
    line changeLine: (inout Line) -> Void, field changeField: (inout FieldEditor) -> Void,
    text changeText: (inout TextEditor) -> Void
  ) -> Bool {
    guard let overlay = overlays.popLast() else { return false }
    switch overlay {
    case .field(var editor):
      changeField(&editor)
      overlays.append(.field(editor))
    case .text(var editor):
      changeText(&editor)
      overlays.append(.text(editor))
    case .find(var finder):
      let previous = finder.text
      finder.edit(changeLine)
      find(&finder, after: previous)
      overlays.append(.find(finder))
    case .palette(var palette):
      let previous = palette.text
      palette.edit(changeLine)
      if palette.text != previous { palette.refresh(in: self) }
      overlays.append(.palette(palette))
    case .open(var dialog):
      dialog.edit(changeLine)
      overlays.append(.open(dialog))
    case .list(var picker):
      let previous = picker.text
      picker.edit(changeLine)
      if picker.text != previous { picker.refresh() }
      overlays.append(.list(picker))
    case .help:
      overlays.append(overlay)
      return false
    }
    return true
  }

  /// Searches anew if the text has changed, and moves the choice along.
  private mutating func find(_ finder: inout Finder, after previous: String) {
    guard finder.text != previous else { return }
    finder.search(labels: parameters.labels, order: order, after: previous)
    selection = finder.place.map { order[finder.rows[$0]] } ?? finder.origin
  }
}
