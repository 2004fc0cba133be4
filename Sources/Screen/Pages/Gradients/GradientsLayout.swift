import Console
import Explorer
import GumbelEngine

/// How the gradients view divides the screen: the estimators as rows, and below them, where there is room, the
/// followed one: its mean category by category, and its curve over the temperature.
struct GradientsLayout: Equatable {
  let size: GridSize
  let controls: Region
  /// Objective and samples; `nil` where there is no room for them.
  let question: Region?
  let headings: Int
  let table: Region
  /// The rows from one estimator to the next, and which of them show.
  let step: Int
  let window: ListWindow
  let arrows: Region?
  let curve: Region?
  let rules: [Int]
  let story: Region

  /// Rows of the part below: a title and four categories at least.
  private static let lowest = 6

  init(size: GridSize, followed: EstimatorKind) {
    self.size = size
    let isTall = size.rows >= 24
    let isRoomy = size.rows >= 30
    var next = isRoomy ? 2 : 1
    let controlRows = size.columns < 72 && isTall ? 2 : 1
    controls = Region(column: 0, row: next, columns: size.columns, rows: controlRows)
    next += controlRows
    question = size.rows >= 16 ? Region(column: 0, row: next, columns: size.columns) : nil
    next += question?.rows ?? 0
    var rules: [Int] = []
    if isRoomy {
      rules.append(next)
      next += 1
    }
    headings = next
    next += 1
    let storyRows = size.rows >= 16 ? 2 : 1
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    if isTall { rules.append(story.row - 1) }
    let room = story.row - (isTall ? 1 : 0) - next
    let count = GradientRows.kinds.count
    step = room >= 2 * count + 16 ? 2 : 1
    let hasBelow = room >= 2 * Self.lowest
    let below = hasBelow ? max(room - count * step - 1, Self.lowest) : 0
    table = Region(column: 0, row: next, columns: size.columns, rows: room - below)
    let chosen = GradientRows.kinds.firstIndex(of: followed) ?? 0
    window = ListWindow(count: count, lines: min(table.rows / step, count), chosen: chosen)
    let start = story.row - (isTall ? 1 : 0) - below
    let left = size.columns >= 72 ? size.columns * 9 / 20 : size.columns
    arrows = hasBelow ? Region(column: 0, row: start, columns: left, rows: below) : nil
    curve =
      hasBelow && left < size.columns
      ? Region(column: left + 2, row: start, columns: size.columns - left - 3, rows: below) : nil
    self.rules = rules
  }

  var margin: Int { size.columns >= 72 ? 2 : 1 }

  /// The columns of the objective and its key.
  func objective(_ text: String) -> Region? {
    question.map {
      Region(column: margin + 10, row: $0.row, columns: min(text.count, size.columns - margin - 11))
    }
  }
}
