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
