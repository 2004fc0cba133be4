// Taking results out of the program, without writing over a file by mistake.

import Experiment

extension FieldEditor {
  /// Whether it asks for the file that the view is written to.
  var isFile: Bool { if case .file = subject { true } else { false } }
}

/// What is on screen, taken away.
extension State {
  /// Copies code that does the same, in the next language each time.
  mutating func copyCode() -> [Effect] {
    let language = copiedLanguage?.next(by: 1) ?? .pytorch
    copiedLanguage = language
    notice = Notice(text: "Copied as \(language.title) code; Y again for \(language.next(by: 1).title).")
    return [.copy(code(in: language))]
  }

  mutating func editFileName() {
    openField(.file(replacing: false), text: writtenFile ?? "gumbel-\(view.name).svg")
  }

  /// Asks for the view to be written; the editor stays until it is.
  func write(_ editor: FieldEditor) -> [Effect] {
    guard case .file(let replacing) = editor.subject else { return [] }
    return [.write(file: editor.text.trimmingSpaces, replacing: replacing)]
  }

  mutating func finishWriting(_ result: WritingResult) {
    guard case .field(var editor) = overlays.last, editor.isFile else { return }
    switch result {
    case .done(let file):
      overlays.removeLast()
      writtenFile = file
      notice = Notice(text: "Written to \(file).")
      return
    case .exists:
      editor.subject = .file(replacing: true)
      editor.problem = "This file exists; Enter again replaces it."
    case .failed(let problem): editor.problem = problem
    }
    overlays[overlays.count - 1] = .field(editor)
  }
}
