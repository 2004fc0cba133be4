// What lies over the view: how it opens, moves, closes, and runs what is typed.

import Experiment

extension State {
  mutating func openFinder() {
    overlays.append(.find(Finder(origin: selection, row: order.row(of: selection))))
  }

  mutating func openPalette() {
    var palette = CommandPalette()
    palette.refresh(in: self)
    overlays.append(.palette(palette))
  }

  /// Closes the topmost layer. A search that is left returns to where it began.
  mutating func back() {
    if overlays.isEmpty { return leaveTour() }
    if giveUpOpening() { return }
    if case .find(let finder) = overlays.popLast() { selection = finder.origin }
  }

  mutating func scrollHelp(by rows: Int) {
    guard case .help(let scroll) = overlays.last else { return }
    let last = KeyMap.helpRowCount - 1
    let rows = min(max(rows, -last), last)
    overlays[overlays.count - 1] = .help(scroll: min(max(scroll + rows, 0), last))
  }

  /// Holds the help to its last page, which only the screen knows: else the way back would begin with steps
  /// that show nothing.
  public mutating func holdHelpScroll(to last: Int) {
    guard case .help(let scroll) = overlays.last, scroll > last else { return }
    overlays[overlays.count - 1] = .help(scroll: last)
  }

  /// Moves to another match or proposal.
  mutating func highlight(by places: Int) {
    if putOff(.highlight(by: places)) { return }
    switch overlays.last {
    case .find(var finder):
      finder.move(by: places)
      if let place = finder.place { selection = order[finder.rows[place]] }
      overlays[overlays.count - 1] = .find(finder)
    case .palette(var palette):
      palette.move(by: places)
      overlays[overlays.count - 1] = .palette(palette)
    case .open(var dialog):
      dialog.move(by: places)
      overlays[overlays.count - 1] = .open(dialog)
    case .list(var picker):
      picker.move(by: places)
      overlays[overlays.count - 1] = .list(picker)
    case .help, .field, .text, nil: break
    }
  }

  /// Completes the typed command by the highlighted proposal, or by the first.
  mutating func complete() {
    if let dialog = openDialog { return complete(dialog) }
    if case .list(var picker) = overlays.last, let first = picker.matches.first {
      picker.replace(by: picker.items[picker.highlighted.map { picker.matches[$0] } ?? first].name)
      picker.refresh()
      overlays[overlays.count - 1] = .list(picker)
      return
    }
    guard case .palette(var palette) = overlays.last, !palette.candidates.isEmpty else { return }
    palette.replace(by: palette.candidates[palette.highlighted ?? 0].text)
    palette.refresh(in: self)
    overlays[overlays.count - 1] = .palette(palette)
  }

  /// Runs the typed command, or the highlighted proposal. One that needs more words is completed and stays,
  /// and so does one that cannot be read, with the reason.
  mutating func runTypedCommand(_ typed: CommandPalette) -> [Effect] {
    overlays[overlays.count - 1] = .palette(typed)
    let candidate = typed.highlighted.map { typed.candidates[$0] }
    if candidate?.needsMore == true {
      complete()
      return []
    }
    let text = candidate?.text ?? typed.text
    if text.trimmingSpaces.isEmpty {
      overlays.removeLast()
      return []
    }
    do throws(CommandError) {
      let command = try parseCommand(text, in: self)
      overlays.removeLast()
      return perform(command)
    } catch {
      var palette = typed
      palette.problem = error.message
      overlays[overlays.count - 1] = .palette(palette)
      return []
    }
  }
}
