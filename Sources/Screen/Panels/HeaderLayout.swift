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

  /// Where they do not all fit, only the tab of the `open` view has words.
  init(width: Int, open: View) {
    let titles = View.allCases.map { " \($0.rawValue + 1) \($0.title) " }
    let all = titles.reduce(0) { $0 + $1.count }
    hasTitle = 1 + Self.title.count + 2 + all < width
    let first = hasTitle ? 1 + Self.title.count + 2 : 1
    let fits = first + all < width
    var column = first
    var tabs: [Tab] = []
    for (view, title) in zip(View.allCases, titles) {
      let shown = fits || view == open ? title : " \(view.rawValue + 1) "
      let tab = Tab(view: view, title: shown, column: column)
      tabs.append(tab)
      column = tab.end
    }
    self.tabs = tabs
  }
}
