import Console
import Explorer

/// Where things are in a view: for the mouse, for editors, and for the worker that counts what is on screen.
struct PageLayout {
  /// What the mouse is on in a part of the screen.
  struct Place {
    let target: Target
    let region: Region
  }

  /// The controls under the header.
  var controls = ControlsLayout.none
  /// What else the mouse can be on; where regions overlap, the first counts.
  var targets: [Place] = []
  /// Where categories are edited.
  var categories: CategoryPlaces
  /// The categories on screen whose spread has to be counted.
  var visible: [Int] = []

  /// What is at `point` between the header and the footer.
  func target(at point: GridPoint) -> Target? {
    if let place = controls.places.first(where: { $0.region.contains(point) }) { return place.item.target }
    return targets.first { $0.region.contains(point) }?.target
  }

  /// Where a target stands, if it is on screen.
  func region(of target: Target) -> Region? { targets.first { $0.target == target }?.region }
}

/// Where the categories of a list stand.
struct CategoryPlaces {
  /// The rows of the list.
  let list: Region
  /// The rows from one category to the next.
  var step = 1
  /// Which of them show.
  let window: ListWindow
  /// The columns of a name, at the first row of the list.
  let name: Region
  /// Where the numbers of a category stand, in rows from its first one on.
  var values: [Region] = []

  /// The name and number of the category at a place in display order; the nearest one that is on screen.
  func category(_ place: Int) -> Region {
    let shown = min(max(place, window.places.lowerBound), window.places.upperBound - 1)
    return row(shown - window.places.lowerBound)
  }

  /// Under the last category, or in the list's last row.
  var afterLast: Region { row(window.places.count) }

  private func row(_ offset: Int) -> Region {
    var region = name
    region.row = min(list.row + offset * step, list.bottom - 1)
    return region
  }

  /// The numbers and rows of all categories on screen, then what is left of the list.
  func targets(in state: State) -> [PageLayout.Place] {
    let rows = window.categories(of: state).enumerated().flatMap { offset, category in
      let first = list.row + offset * step
      let rest = max(min(step, list.bottom - first), 0)
      return values.map { PageLayout.Place(target: .value(category), region: $0.moved(down: first)) }
        + [
          PageLayout.Place(
            target: .category(category),
            region: Region(column: list.column, row: first, columns: list.columns, rows: rest))
        ]
    }
    return rows + [PageLayout.Place(target: .list, region: list)]
  }
}

extension CategoryPlaces {
  /// Of a view without a list: the chosen category alone, in one row.
  init(chosenIn state: State, row: Region, name: Int = 16, margin: Int) {
    list = row
    window = ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
    self.name = Region(column: margin, row: row.row, columns: name)
  }
}

extension Region {
  fileprivate func moved(down rows: Int) -> Region {
    var region = self
    region.row += rows
    return region
  }
}

extension ControlsLayout.Item {
  /// What a click on it means, if anything.
  fileprivate var target: Target? {
    switch self {
    case .temperature: .temperature
    case .slider: .slider
    case .noise: .noise
    case .hard: .hard
    case .draws, .seed: nil
    }
  }
}
