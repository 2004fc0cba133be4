import Console
import Explorer
import GumbelEngine

/// How the view of one draw divides the screen.
struct OneDrawLayout: Equatable {
  let size: GridSize
  let controls: Region
  /// The names of the constructions, and under it the titles of the columns.
  let names: Int
  let titles: Int
  let list: Region
  /// The rows from one category to the next.
  let step: Int
  let window: ListWindow
  let rules: [Int]
  let story: Region
  let columns: OneDrawColumns

  init(size: GridSize, count: Int, chosen: Int, left: Construction, right: Construction) {
    self.size = size
    let isTall = size.rows >= 24
    let isRoomy = size.rows >= 30
    var next = isRoomy ? 2 : 1
    let controlRows = size.columns < 116 && isTall ? 2 : 1
    controls = Region(column: 0, row: next, columns: size.columns, rows: controlRows)
    next += controls.rows
    var rules: [Int] = []
    if isRoomy {
      rules.append(next)
      next += 1
    }
    names = next
    titles = next + 1
    next += isRoomy ? 3 : 2
    let storyRows = size.rows >= 16 ? 2 : 1
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    if isTall { rules.append(story.row - 1) }
    list = Region(
      column: 0, row: next, columns: size.columns, rows: story.row - (isTall ? 1 : 0) - next)
    step = count * 3 - 2 <= list.rows ? 3 : count * 2 - 1 <= list.rows ? 2 : 1
    window = ListWindow(count: count, room: (list.rows + step - 1) / step, chosen: chosen)
    self.rules = rules
    columns = OneDrawColumns(width: size.columns, left: left, right: right)
  }

  var margin: Int { size.columns >= 72 ? 2 : 1 }
}
