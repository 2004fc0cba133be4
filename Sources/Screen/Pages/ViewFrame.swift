import Console
import Explorer

/// What the views of the triangle and of the temperature have alike: controls under the header, the story over the footer,
/// and rules beside them where there is room.
struct ViewFrame: Equatable {
  let size: GridSize
  let controls: Region
  /// The rows between, for the view itself.
  let rows: Range<Int>
  let rules: [Int]
  let story: Region

  init(size: GridSize) {
    self.size = size
    let isRoomy = size.rows >= 30
    controls = Region(
      column: 0, row: isRoomy ? 2 : 1, columns: size.columns,
      rows: size.columns < 116 && size.rows >= 24 ? 2 : 1)
    let storyRows = size.rows >= 16 ? 2 : 1
    story = Region(column: 0, row: size.rows - 1 - storyRows, columns: size.columns, rows: storyRows)
    let rule = isRoomy ? 1 : 0
    rows = controls.bottom + rule..<story.row - rule
    rules = isRoomy ? [controls.bottom, story.row - 1] : []
  }

  var margin: Int { isWide ? 2 : 1 }

  /// Whether there is room for things beside each other.
  var isWide: Bool { size.columns >= 72 }

  /// Draws the rules and the story.
  func draw(_ story: Story, on canvas: inout Canvas) {
    canvas.drawRules(rules, width: size.columns)
    StoryLine(texts: story.tellings, region: self.story).draw(margin: margin, on: &canvas)
  }
}

extension Canvas {
  /// Draws horizontal rules in these rows.
  mutating func drawRules(_ rows: [Int], width: Int) {
    for row in rows {
      fill(Region(column: 0, row: row, columns: width), with: symbols.horizontalRule, style: theme.rule)
    }
  }
}
