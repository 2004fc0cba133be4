import Console
import Explorer

/// Where the tabs stand in the first row. Where room is short, only the open tab keeps its name, then the
/// program's name goes, then only the numbers stay, and then they stand close: where the logits came from and
/// whether draws are made is worth more.
struct HeaderLayout {
  /// A tab and where it begins.
  struct Tab {
    let view: View
    let title: String
    let column: Int

    /// The column after it.
    var end: Int { column + title.count }
  }

  /// How much is said before what the tabs leave room for.
  enum Form: CaseIterable {
    case full, openNamed, openNamedAlone, numbers, closeNumbers

    /// The text of each tab.
    func titles(_ names: [String], open: Int) -> [String] {
      names.enumerated().map { index, name in
        let number = index + 1
        return switch self {
        case .full: " \(number) \(name) "
        case .numbers: index == open ? "[\(number)]" : " \(number) "
        case .closeNumbers: index == open ? "[\(number)]" : index < open ? " \(number)" : "\(number) "
        default: index == open ? " \(number) \(name) " : " \(number) "
        }
      }
    }

    fileprivate var hasTitle: Bool { self == .full || self == .openNamed }
  }

  static let title = "gumbel-tui"

  /// Whether the program's name stands before the tabs.
  let hasTitle: Bool
  let tabs: [Tab]

  init(_ state: State, width: Int) {
    let names = View.allCases.map(\.title)
    let form = Self.form(
      names, open: state.view.rawValue, source: DisplayWidth.columns(state.view.page.subject(state).name),
      width: width)
    hasTitle = form.hasTitle && Self.hasRoomForTitle(width)
    var column = Self.start(form, width: width)
    var tabs: [Tab] = []
    for (view, title) in zip(View.allCases, form.titles(names, open: state.view.rawValue)) {
      let tab = Tab(view: view, title: title, column: column)
      tabs.append(tab)
      column = tab.end
    }
    self.tabs = tabs
  }

  /// The form that leaves room for a source of so many columns and the run's state; else for the beginning of the
  /// source, else for the state alone.
  static func form(_ names: [String], open: Int, source: Int, width: Int) -> Form {
    // Room for the mark of an edited one is kept, so that the tabs do not jump at the first edit.
    let whole = min(source + 1, longestSource)
    let cut = min(whole, shortestSource)
    let steps: [(form: Form, source: Int)] =
      Form.allCases.map { ($0, whole) } + [(.closeNumbers, cut)]
    let fitting = steps.first { form, source in
      let tabs = form.titles(names, open: open).reduce(start(form, width: width)) { $0 + $1.count }
      return tabs + 1 + 3 + source + RunStatus.columns(narrow: RunStatus.isNarrow(width)) + 1 <= width
    }
    return fitting?.form ?? .closeNumbers
  }

  /// Longer names of files are cut before tabs are.
  static let longestSource = 16
  /// Of a name that is cut at least so much is shown, or nothing.
  static let shortestSource = 5

  private static func start(_ form: Form, width: Int) -> Int {
    form.hasTitle && hasRoomForTitle(width) ? 1 + title.count + 2 : 1
  }

  private static func hasRoomForTitle(_ width: Int) -> Bool { width >= 56 }
}
