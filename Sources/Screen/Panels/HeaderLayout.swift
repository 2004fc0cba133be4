import Explorer

/// Where the tabs stand in the first row.
struct HeaderLayout {
  /// A tab and where it begins.
  struct Tab {
    let view: View
    let title: String
    let column: Int

    /// The column after it.
    var end: Int { column + title.count }
  }

  static let title = "gumbel-tui"

  /// Whether the program's name stands before the tabs.
  let hasTitle: Bool
  let tabs: [Tab]

  init(width: Int) {
    hasTitle = width >= 56
    var column = hasTitle ? 1 + Self.title.count + 2 : 1
    var tabs: [Tab] = []
    for view in View.allCases {
      let tab = Tab(view: view, title: " \(view.rawValue + 1) \(view.title) ", column: column)
      tabs.append(tab)
      column = tab.end
    }
    self.tabs = tabs
  }
}
