import Console
import Explorer

/// How Compare divides the screen: each part's rows, from the size and the number of categories alone.
struct CompareLayout: Equatable {
  let size: GridSize
  /// One or two rows of controls.
  private(set) var controls = Region(column: 0, row: 1, columns: 0)
  /// The row under the header is left free.
  private(set) var topRule: Int?
  private(set) var panelHeader = 0
  private(set) var legend: Int?
  private(set) var axis: Int?
  /// The rows of the categories, with the row of the rest.
  private(set) var list = Region(column: 0, row: 0, columns: 0)
  private(set) var bottomRule: Int?
  private(set) var story = Region(column: 0, row: 0, columns: 0)
  private(set) var statistics = Region(column: 0, row: 0, columns: 0)
  let density: Density
  let window: ListWindow
  let columns: CompareColumns
  /// The last row.
  var footer: Int { size.rows - 1 }

  /// The smallest size that is drawn.
  static let minimum = GridSize(columns: 40, rows: 12)

  /// The layout for `count` categories of which the one at place `chosen` must be seen.
  init(size: GridSize, count: Int, chosen: Int) {
    self.size = size
    var rows = CompareRows(size: size, count: count)
    density = rows.density
    rows.spendSpareRows()
    // The last category needs no gap below it. Only lists of one row per category are longer than the room.
    let room = (rows.list + density.rows - density.drawnRows) / density.rows
    window = ListWindow(count: count, room: room, chosen: chosen)
    columns = CompareColumns(width: size.columns, density: density)
    place(rows)
  }

  private mutating func place(_ rows: CompareRows) {
    var next = 1
    func take(_ rows: Int, _ present: Bool = true) -> Int? {
      guard present else { return nil }
      defer { next += rows }
      return next
    }
    _ = take(1, rows.has(.topGap))
    controls = Region(column: 0, row: next, columns: size.columns, rows: rows.has(.secondControls) ? 2 : 1)
    next += controls.rows
    topRule = take(1, rows.has(.topRule))
    panelHeader = next
    next += 1
    legend = take(1, rows.has(.legend))
    axis = take(1, rows.has(.axis))
    statistics = Region(column: 0, row: 0, columns: size.columns, rows: rows.statistics)
    statistics.row = footer - statistics.rows
    story = Region(column: 0, row: 0, columns: size.columns, rows: rows.has(.secondStory) ? 2 : 1)
    story.row = statistics.row - story.rows
    bottomRule = rows.has(.bottomRule) ? story.row - 1 : nil
    list = Region(column: 0, row: next, columns: size.columns, rows: (bottomRule ?? story.row) - next)
  }
}

/// How many rows a category takes.
enum Density: Equatable {
  /// Picks, weight, a spread of one or more rows, and a gap.
  case full(spreadRows: Int)
  /// Picks, weight, spread.
  case three
  /// Picks; spread with the average beside it.
  case two
  /// Picks alone; the average is a number.
  case one

  /// The rows of a category, with the gap below it.
  var rows: Int {
    switch self {
    case .full(let spreadRows): spreadRows + 3
    case .three: 3
    case .two: 2
    case .one: 1
    }
  }

  /// The rows that are drawn on.
  var drawnRows: Int {
    if case .full = self { rows - 1 } else { rows }
  }
}
