import Console

/// A result as a person reads it, line by line.
///
/// Makes every line printable, so that a report can put labels into it as they are. A line feed in a label does not
/// begin a line.
package struct PrintedPage {
  /// The lines, each printable.
  package private(set) var lines: [String]

  /// A page of these lines; an empty one is a gap.
  package init(_ lines: String...) { self.init(lines) }

  /// A page of these lines; an empty one is a gap.
  package init(_ lines: [String]) { self.lines = lines.map(\.printable) }

  /// The lines of one page, then those of the other.
  package static func + (above: PrintedPage, below: PrintedPage) -> PrintedPage {
    var page = above
    page.lines += below.lines
    return page
  }

  /// The lines, each ended by a line feed.
  package var text: String { lines.map { $0 + "\n" }.joined() }
}
