extension State {
  /// Takes pasted text, which is never taken for commands. An editor gets it; where none is open, the editor
  /// of all categories opens with it, so that it can be looked at before it counts.
  mutating func paste(_ text: String) {
    notice = nil
    lastChange = nil
    let lines = text.pastedLines
    let list = PastedList(text)
    let words = lines.joined(separator: " ")
    let isTaken = withEditor(
      line: { $0.insert(words) }, field: { $0.insert(words) },
      text: { editor in
        if let list { editor.insert(list: list.lines) } else { editor.insert(lines) }
      })
    if !isTaken { review(list, lines) }
  }

  private mutating func review(_ list: PastedList?, _ lines: [String]) {
    let shown = list?.lines ?? lines
    guard let first = shown.first, shown.contains(where: { !$0.trimmingSpaces.isEmpty }) else { return }
    overlays.append(.text(TextEditor(lines: shown, line: 0, cursor: first.count)))
    let count = list.map { "\(grouped($0.lines.count)) categories" } ?? "text"
    notice = Notice(text: "Pasted \(count): Ctrl-S takes it over, Esc drops it.")
  }
}
