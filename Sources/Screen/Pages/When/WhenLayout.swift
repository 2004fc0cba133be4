import Console
import Explorer
import GumbelEngine

/// How the view that asks when noise pays divides the screen: the table, below it what the chosen row rests on, and the
/// answer in words.
struct WhenLayout: Equatable {
  let size: GridSize
  /// What the rows are, and the seed; `nil` where there is no room.
  let settings: Region?
  let headings: Int
  let list: Region
  /// Which rows show.
  let window: ListWindow
  /// The conditions of the chosen row; `nil` where there is no room.
  let conditions: Region?
  let rules: [Int]
  let story: Region

  init(size: GridSize, count: Int, chosen: Int) {
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
    let storyRows = isRoomy ? 5 : isTall ? 3 : 2
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    let conditionRows = isTall ? 1 : 0
    let bottom = story.row - (isTall ? 1 : 0)
    if isTall { rules.append(bottom) }
    let room = max(bottom - headings - 1 - conditionRows - (isTall ? 1 : 0), 1)
    window = ListWindow(count: count, lines: min(room, count), chosen: chosen)
    list = Region(column: 0, row: headings + 1, columns: size.columns, rows: min(room, count))
    conditions = isTall ? Region(column: 0, row: list.bottom + 1, columns: size.columns) : nil
    if isTall { rules.append(list.bottom) }
    self.rules = rules
  }

  var margin: Int { size.columns >= 72 ? 2 : 1 }

  /// Whether losses have their error beside them.
  var hasErrors: Bool { size.columns >= 112 }

  /// Whether every way has a column; else only what paid is told.
  var hasCells: Bool { size.columns >= 72 }

  /// Columns of a cell: a loss, its error and the mark.
  var cell: Int { hasErrors ? 17 : 9 }

  /// Columns of the name of a row.
  var name: Int { hasErrors ? 28 : hasCells ? 22 : size.columns - margin - paid - 1 }

  /// Columns of what paid.
  var paid: Int { hasCells ? size.columns - margin - name - 4 * cell - 2 : 18 }

  /// Where the cell of a way ends.
  func end(_ way: Int) -> Int { margin + name + (way + 1) * cell }

  /// Where what paid begins.
  var paidStart: Int { hasCells ? end(3) + 2 : margin + name }
}
