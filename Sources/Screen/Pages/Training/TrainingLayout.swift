import Console
import Explorer
import GumbelEngine

/// How the training view divides the screen: the estimators as tracks, and below them, where there is room, the way of
/// the followed run: its losses, and its probabilities with flips and τ, or what a network makes of test items.
struct TrainingLayout: Equatable {
  let size: GridSize
  /// Task and schedule.
  let settings: Region
  /// What the task models, where there is room.
  let sentence: Int?
  let headings: Int
  let table: Region
  /// Which estimators show.
  let window: ListWindow
  let losses: Region?
  let paths: Region?
  let rules: [Int]
  let story: Region

  /// Rows of the part below: a title, three categories, flips and τ.
  private static let lowest = 6

  /// Rows of the same for a network: a heading and three rows of pictures. So many estimators always show.
  private static let (picturesLowest, fewestTracks) = (13, 3)

  init(size: GridSize, racers: Int, chosen: Int, isNetwork: Bool = false) {
    self.size = size
    let isTall = size.rows >= 22
    let isRoomy = size.rows >= 30
    var next = isRoomy ? 2 : 1
    settings = Region(column: 0, row: next, columns: size.columns, rows: size.columns < 72 && isTall ? 2 : 1)
    next = settings.bottom
    sentence = isRoomy ? next : nil
    if isRoomy { next += 1 }
    var rules: [Int] = []
    if isRoomy {
      rules.append(next)
      next += 1
    }
    headings = next
    next += 1
    story = Region(
      column: 0, row: size.rows - 1 - (size.rows >= 16 ? 2 : 1), columns: size.columns,
      rows: size.rows >= 16 ? 2 : 1)
    if isRoomy { rules.append(story.row - 1) }
    let bottom = story.row - (isRoomy ? 1 : 0)
    let room = bottom - next
    let hasBelow = room >= Self.lowest + 4
    let gap = isRoomy ? 1 : 0
    let lowest = isNetwork ? Self.picturesLowest : Self.lowest
    let tracks = hasBelow ? min(racers, max(room - lowest - gap, Self.fewestTracks)) : room
    table = Region(column: 0, row: next, columns: size.columns, rows: max(tracks, 1))
    window = ListWindow(count: racers, lines: table.rows, chosen: chosen)
    let below = Region(
      column: 0, row: table.bottom + gap, columns: size.columns, rows: bottom - table.bottom - gap)
    if hasBelow, size.columns >= 72 {
      // Ten pictures of eight columns stand beside their names from 200 columns on.
      let left = size.columns / 2 - (isNetwork ? 2 : 0)
      losses = Region(column: 0, row: below.row, columns: left, rows: below.rows)
      paths = Region(column: left + 1, row: below.row, columns: size.columns - left - 2, rows: below.rows)
    } else if isNetwork {
      losses = hasBelow ? Region(column: 0, row: below.row, columns: size.columns - 1, rows: below.rows) : nil
      paths = nil
    } else {
      losses = nil
      paths = hasBelow ? Region(column: 0, row: below.row, columns: size.columns - 1, rows: below.rows) : nil
    }
    self.rules = rules
  }

  var margin: Int { size.columns >= 72 ? 2 : 1 }
}
