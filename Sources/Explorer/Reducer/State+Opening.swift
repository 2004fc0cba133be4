import Experiment

/// The dialog that opens a file. What is on disk only the outside world knows, and it may take its time to answer:
/// what it is asked is a job that follows from the dialog.
extension State {
  var openDialog: OpenDialog? {
    if case .open(let dialog) = overlays.last { dialog } else { nil }
  }

  mutating func openFileDialog() { overlays.append(.open(OpenDialog())) }

  /// The line that is to be looked up now, if one is.
  public var lookUpJob: ReadingJob? { openDialog.flatMap { $0.isCurrent ? nil : $0.lookUp } }

  /// The file that is to be opened now, if one is.
  public var openingJob: ReadingJob? { openDialog?.opening }

  mutating func receive(_ listing: OpenListing, for job: ReadingJob) {
    guard var dialog = openDialog, dialog.lookUp == job else { return }
    let deferred = dialog.deferred
    dialog.found = listing
    dialog.answered = job
    dialog.moved = nil
    dialog.deferred = []
    if dialog.opening == nil { dialog.waiting = nil }
    setDialog(dialog)
    for command in deferred { _ = perform(command) }
  }

  /// Puts a command off that is about what is not found yet, and returns whether it was.
  mutating func putOff(_ command: Command) -> Bool {
    guard var dialog = openDialog, !dialog.isCurrent else { return false }
    dialog.deferred.append(command)
    setDialog(dialog)
    return true
  }

  /// Opens what is highlighted or typed; a folder is gone into.
  mutating func commit(_ dialog: OpenDialog) {
    if !dialog.deferred.isEmpty, putOff(.commit) { return }
    guard let moved = dialog.moved, dialog.found.entries.indices.contains(moved) else {
      return open(dialog.text)
    }
    let entry = dialog.found.entries[moved]
    complete(dialog, by: entry)
    if entry.isComplete { open(entry.text) }
  }

  private mutating func open(_ text: String) {
    guard var dialog = openDialog, !text.isEmpty else { return }
    dialog.problem = nil
    dialog.opening = ReadingJob(text: text, quantity: dialog.quantity)
    setDialog(dialog)
  }

  /// Stops waiting for the file that is being opened, and returns whether one is.
  mutating func giveUpOpening() -> Bool {
    guard var dialog = openDialog, dialog.opening != nil else { return false }
    dialog.opening = nil
    dialog.waiting = nil
    setDialog(dialog)
    return true
  }

  /// Tells how long the outside world is waited for.
  mutating func wait(for kind: FileJobKind, _ waiting: Waiting) {
    if var dialog = openDialog {
      // Where both are waited for, the file is what was asked for last.
      let isAsked = dialog.opening != nil ? kind == .opening : kind == .lookUp && !dialog.isCurrent
      guard isAsked else { return }
      dialog.waiting = waiting
      setDialog(dialog)
    } else if case .field(var editor) = overlays.last, editor.isWriting, kind == .writing {
      editor.waiting = waiting
      overlays[overlays.count - 1] = .field(editor)
    }
  }

  /// Completes the line by the highlighted entry, or by the first.
  mutating func complete(_ dialog: OpenDialog) {
    if putOff(.complete) { return }
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
    guard var dialog = openDialog else { return }
    if !dialog.hasRows || !dialog.deferred.isEmpty, putOff(.chooseRow(by: rows)) { return }
    dialog.chooseRow(by: rows)
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
    guard var dialog = openDialog, dialog.opening != nil else { return }
    dialog.opening = nil
    dialog.waiting = nil
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
