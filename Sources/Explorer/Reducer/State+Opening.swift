import Experiment

/// The dialog that opens a file. What is on disk only the outside world knows: it is asked when the typed
/// line changes.
extension State {
  var openDialog: OpenDialog? {
    if case .open(let dialog) = overlays.last { dialog } else { nil }
  }

  mutating func openFileDialog() { overlays.append(.open(OpenDialog())) }

  /// Asks for what there is for the typed line, if it is another than was asked for last.
  mutating func lookUp() -> [Effect] {
    guard var dialog = openDialog, dialog.lookedUp != dialog.question else { return [] }
    dialog.lookedUp = dialog.question
    dialog.moved = nil
    dialog.problem = nil
    setDialog(dialog)
    return [.lookUp(dialog.text, as: dialog.quantity)]
  }

  mutating func receive(_ listing: OpenListing, for text: String, as quantity: FileQuantity?) {
    guard var dialog = openDialog, dialog.text == text, dialog.quantity == quantity else { return }
    dialog.found = listing
    dialog.moved = nil
    setDialog(dialog)
  }

  /// Opens what is highlighted or typed; a folder is gone into.
  mutating func commit(_ dialog: OpenDialog) -> [Effect] {
    guard let moved = dialog.moved, dialog.found.entries.indices.contains(moved) else {
      return dialog.text.isEmpty ? [] : [.open(dialog.text, as: dialog.quantity)]
    }
    let entry = dialog.found.entries[moved]
    complete(dialog, by: entry)
    return entry.isComplete ? [.open(entry.text, as: dialog.quantity)] : []
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

  /// Reads the values as the next quantity: as the file decides, then as each that there is.
  mutating func nextQuantity() {
    guard var dialog = openDialog else { return }
    let choices: [FileQuantity?] = [nil] + FileQuantity.allCases
    let index = choices.firstIndex(of: dialog.quantity) ?? 0
    dialog.quantity = choices[(index + 1) % choices.count]
    setDialog(dialog)
    notice = Notice(
      text: dialog.quantity.map { "Values are read as \($0.name)." } ?? "The file decides what values are.")
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
      let told = "\(Numbers.grouped(file.logits.count)) categories from \(name)."
      notice = Notice(text: ([told] + file.notices).joined(separator: " "))
    }
  }

  private mutating func setDialog(_ dialog: OpenDialog) { overlays[overlays.count - 1] = .open(dialog) }
}
