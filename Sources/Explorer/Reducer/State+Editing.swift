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

  /// Puts typed text into the editor, if one is open.
  mutating func insert(_ text: String) {
    withEditor {
      $0.insert(text)
    } text: {
      $0.insert([text])
    }
  }

  /// Puts pasted text into the editor, if one is open; pasted text is never taken for commands.
  mutating func paste(_ text: String) {
    let lines = text.pastedLines
    withEditor {
      $0.insert(lines.joined(separator: " "))
    } text: {
      $0.insert(lines)
    }
  }

  mutating func edit(_ action: EditAction) {
    withEditor {
      $0.apply(action)
    } text: {
      $0.apply(action)
    }
  }

  private mutating func withEditor(
    field changeField: (inout FieldEditor) -> Void, text changeText: (inout TextEditor) -> Void
  ) {
    guard let overlay = overlays.popLast() else { return }
    switch overlay {
    case .field(var editor):
      changeField(&editor)
      overlays.append(.field(editor))
    case .text(var editor):
      changeText(&editor)
      overlays.append(.text(editor))
    case .help: overlays.append(overlay)
    }
  }
}
