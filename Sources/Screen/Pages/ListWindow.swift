import Explorer

/// Which rows of a list are on screen: all, or those around the chosen one. It follows from the choice and
/// the room alone, so the same state always gives the same picture.
struct ListWindow: Equatable {
  /// The places in display order that are shown.
  var places: Range<Int>
  /// All places.
  var count: Int

  /// How many are hidden above and below.
  var above: Int { places.lowerBound }
  var below: Int { count - places.upperBound }
  /// How many are summed in the row of the rest.
  var hidden: Int { above + below }

  /// A window of `room` rows on `count` places around `chosen`. If not all fit, one row is kept for the
  /// sum of the rest.
  init(count: Int, room: Int, chosen: Int) {
    guard count > room else {
      self.init(count: count, lines: count, chosen: chosen)
      return
    }
    self.init(count: count, lines: max(room - 1, 1), chosen: chosen)
  }

  /// A window of at most `lines` lines around `chosen`, with no row for the rest.
  init(count: Int, lines: Int, chosen: Int) {
    self.count = count
    let shown = min(lines, count)
    let first = min(max(chosen - shown / 2, 0), count - shown)
    places = first..<(first + shown)
  }

  /// Marks the rows `first` and `last` of the screen, the ends of the list, where the list goes on.
  func drawArrows(first: Int, last: Int, on canvas: inout Canvas) {
    for (hidden, glyph, row) in [(above, canvas.symbols.above, first), (below, canvas.symbols.below, last)]
    where hidden > 0 && canvas.grid[0, row].scalar == " " {
      canvas.set(glyph, 0, row, style: canvas.theme.dim)
    }
  }

  /// The places that are shown, one a row from `list` on, for the mouse: `target` of each.
  func targets(in list: Region, _ target: (Int) -> Target) -> [PageLayout.Place] {
    places.enumerated().map { offset, place in
      PageLayout.Place(
        target: target(place), region: Region(column: 0, row: list.row + offset, columns: list.columns))
    }
  }

  /// The categories that are shown, in display order.
  func categories(of state: State) -> [Int] { places.map { state.order[$0] } }
}

extension State {
  /// The place of the chosen category in display order.
  var chosenPlace: Int { order.row(of: min(max(selection, 0), order.count - 1)) }
}
