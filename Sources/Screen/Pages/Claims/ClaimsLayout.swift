import Console
import Explorer
import GumbelEngine

/// How the claims view divides the screen: the claims as rows, below them the chosen one with its numbers, and the
/// sentence of why.
struct ClaimsLayout: Equatable {
  let size: GridSize
  /// Seed and progress; `nil` where there is no room for them.
  let settings: Region?
  let headings: Int
  let list: Region
  /// Which claims show.
  let window: ListWindow
  /// The statement and the numbers of the chosen one; `nil` where there is no room for them.
  let detail: Region?
  let rules: [Int]
  let story: Region

  /// The longest sentence of why takes so many columns with its verdict.
  private static let longestStory = 190
  /// Rows of the statement, and of the most numbers.
  private static let statementRows = 2

  init(size: GridSize, chosen: Int) {
    self.size = size
    let isTall = size.rows >= 20
    let isRoomy = size.rows >= 30
    var next = isRoomy ? 2 : 1
    settings = isTall ? Region(column: 0, row: next, columns: size.columns) : nil
    next += settings?.rows ?? 0
    var rules: [Int] = []
    if isRoomy {
      rules.append(next)
      next += 1
    }
    headings = next
    let margin = size.columns >= 72 ? 2 : 1
    let lines = (Self.longestStory + size.columns - 1) / (size.columns - 2 * margin)
    let storyRows = min(max(lines, 2), isTall ? 5 : 4)
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    let bottom = story.row - (isTall ? 1 : 0)
    if isTall { rules.append(bottom) }
    let room = bottom - headings - 1
    let detailRows = isTall ? Self.statementRows + (size.columns < 72 && size.rows >= 26 ? 6 : 3) + 1 : 0
    let rows = min(room - detailRows, Claim.all.count)
    list = Region(column: 0, row: headings + 1, columns: size.columns, rows: rows)
    window = ListWindow(count: Claim.all.count, lines: rows, chosen: chosen)
    if isTall {
      rules.append(list.bottom)
      detail = Region(
        column: 0, row: list.bottom + 1, columns: size.columns, rows: bottom - list.bottom - 1)
    } else {
      detail = nil
    }
    self.rules = rules
  }

  var margin: Int { size.columns >= 72 ? 2 : 1 }

  /// Whether rows have the statement, and not only the name.
  var hasStatements: Bool { size.columns >= 72 }

  /// Whether rows have numbers.
  var hasNumbers: Bool { size.columns >= 56 }

  /// The columns after the measured and the known number, not too far from the longest statement.
  var knownEnd: Int { min(size.columns - margin, 118) }
  var measuredEnd: Int { knownEnd - 11 }

  /// Where name or statement begin.
  var text: Int { margin + 10 }
}
