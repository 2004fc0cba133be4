import Console

/// A result as a person reads it, line by line.
///
/// Makes every line printable, so that a report can put labels into it as they are. A line feed in a label does not
/// begin a line.
struct Page {
  private(set) var lines: [String]

  /// A page of these lines; an empty one is a gap.
  init(_ lines: String...) { self.init(lines) }

  /// A page of these lines; an empty one is a gap.
  init(_ lines: [String]) { self.lines = lines.map(\.printable) }

  /// The lines of one page, then those of the other.
  static func + (above: Page, below: Page) -> Page {
    var page = above
    page.lines += below.lines
    return page
  }

  /// The lines, each ended by a line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }
}
