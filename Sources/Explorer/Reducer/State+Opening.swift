/// The dialog that opens a file. What is on disk only the outside world knows: it is asked when the typed
/// line changes.
extension State {
  var openDialog: OpenDialog? {
    if case .open(let dialog) = overlays.last { dialog } else { nil }
  }

  mutating func openFileDialog() { overlays.append(.open(OpenDialog())) }

  /// Asks for what there is for the typed line, if it is another than was asked for last.
  mutating func lookUp() -> [Effect] {
    guard var dialog = openDialog, dialog.lookedUp != dialog.text else { return [] }
    dialog.lookedUp = dialog.text
    dialog.moved = nil
    dialog.problem = nil
    setDialog(dialog)
    return [.lookUp(dialog.text)]
  }

  mutating func receive(_ listing: OpenListing, for text: String) {
    guard var dialog = openDialog, dialog.text == text else { return }
    dialog.found = listing
    dialog.moved = nil
    setDialog(dialog)
  }

  /// Opens what is highlighted or typed; a folder is gone into.
  mutating func commit(_ dialog: OpenDialog) -> [Effect] {
    guard let moved = dialog.moved, dialog.found.entries.indices.contains(moved) else {
      return dialog.text.isEmpty ? [] : [.open(dialog.text)]
    }
    let entry = dialog.found.entries[moved]
    complete(dialog, by: entry)
    return entry.isComplete ? [.open(entry.text)] : []
  }

  /// Completes the line by the highlighted entry, or by the first.
  mutating func complete(_ dialog: OpenDialog) {
    guard let entry = dialog.found.entries.dropFirst(dialog.moved ?? 0).first else { return }
    complete(dialog, by: entry)
  }

  private mutating func complete(_ dialog: OpenDialog, by entry: OpenListing.Entry) {
    var dialog = dialog
    dialog.replace(by: entry.text)
    setDialog(dialog)
  }

  /// Goes to another row of the array.
  mutating func chooseRow(by rows: Int) {
    guard var dialog = openDialog, let text = dialog.text(rowsFurther: rows) else { return }
    dialog.replace(by: text)
    setDialog(dialog)
  }

  mutating func finishOpening(_ result: OpeningResult) {
    guard var dialog = openDialog else { return }
    switch result {
    case .failed(let problem):
      dialog.problem = problem
      setDialog(dialog)
    case .done(let file, let name, let temperature):
      overlays.removeLast()
      change(source: name) {
        $0.labels = file.labels
        $0.logits = file.logits
        $0.temperature = temperature ?? $0.temperature
      }
      opened = file
      notice = Notice(text: "\(Numbers.grouped(file.logits.count)) categories from \(name).")
    }
  }

  private mutating func setDialog(_ dialog: OpenDialog) { overlays[overlays.count - 1] = .open(dialog) }
}
