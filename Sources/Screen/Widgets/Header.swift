import Console
import Explorer
import GumbelEngine

/// The first row: the program's name, the tabs, where the logits came from, and whether draws are made.
struct Header {
  let state: State

  func draw(width: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.fill(Region(column: 0, row: 0, columns: width), style: theme.header)
    var column = 1
    let layout = HeaderLayout(state, width: width)
    if layout.hasTitle { canvas.put(HeaderLayout.title, column, 0, style: theme.title) }
    for tab in layout.tabs {
      let isOpen = tab.view == state.view
      column = canvas.put(tab.title, tab.column, 0, style: isOpen ? theme.tabActive : theme.tab)
    }
    let page = state.view.page
    let status = page.status(state)
    let room = width - 1 - (column + 1)
    let subject = page.subject(state)
    let source = subject.name + (subject.isEdited ? "*" : "")
    let beside = [HeaderLayout.longestSource + 1, HeaderLayout.shortestSource].map {
      room - 3 - min(canvas.columns(of: source) + 1, $0)
    }.first { $0 >= RunStatus.columns(width: width) }
    let words = canvas.firstFitting(status.words(width: width), width: beside ?? room)
    guard canvas.columns(of: words) <= room else { return }
    let start = width - 1 - canvas.columns(of: words)
    canvas.put(words, start, 0, style: status.isHeld ? theme.paused : theme.live)
    // The name stays where it is while the words beside it change.
    let sourceEnd = min(start, width - 1 - RunStatus.columns(width: width)) - 3
    let sourceRoom = sourceEnd - (column + 1)
    guard sourceRoom >= min(HeaderLayout.shortestSource, canvas.columns(of: source)) else { return }
    canvas.putRight(source, end: sourceEnd, 0, width: sourceRoom, style: theme.header)
  }
}

extension RunStatus {
  /// The columns that are kept for the words. In the narrowest windows the name of what is drawn is worth more than the
  /// word after their number.
  static func columns(width: Int) -> Int {
    width < 44 ? "● 12.3 k".count : columns(narrow: isNarrow(width))
  }

  /// The words, fewer and fewer. Where the controls have no room for the number of draws, it is here.
  fileprivate func words(width: Int) -> [String] { Self.isNarrow(width) ? narrowWords : words }

  /// Whether the controls have no room for the number of draws.
  static func isNarrow(_ width: Int) -> Bool { width < 56 }
}
