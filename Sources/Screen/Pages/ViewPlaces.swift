import Console
import Explorer
import GumbelEngine

/// Where things stand in the view that is open, for editors and for the mouse.
struct ViewPlaces {
  let header: HeaderLayout
  let controls: ControlsLayout
  /// The titles of the panels.
  let titles: [(side: Side, region: Region)]
  /// The list of categories, the rows from one to the next, and which of them show.
  let list: Region
  let step: Int
  let window: ListWindow
  /// Where the name stands in the first row of a category.
  let name: Region
  /// Where the objective and the estimators stand, in the view that has them.
  private(set) var objective: Region?
  /// Where the task and the schedule stand, in the view that has them.
  private(set) var task: Region?
  private(set) var schedule: Region?
  /// Where the corners of the triangle are named.
  private(set) var corners: [(category: Int, region: Region)] = []
  private(set) var estimators: [(kind: EstimatorKind, region: Region)] = []
  /// Where the claims stand, in the view that has them.
  private(set) var claims: [(place: Int, region: Region)] = []
  /// Where its value stands: the logit, or the probability in its place; rows from its first row on.
  let values: [Region]

  init(_ state: State, size: GridSize) {
    header = HeaderLayout(state, width: size.columns)
    let seed = state.parameters.seed
    switch state.view {
    case .compare:
      let layout = Compare(state, size: size).layout
      let columns = layout.columns
      controls = ControlsLayout(rows: layout.controls, seed: seed)
      titles = [(Side.left, columns.left), (.right, columns.right)].map {
        ($0, Region(column: $1.start, row: layout.panelHeader, columns: $1.width))
      }
      (list, step, window) = (layout.list, layout.density.rows, layout.window)
      name = Region(column: columns.name, row: 0, columns: columns.category - columns.name - 1)
      values = columns.values(density: layout.density)
    case .oneDraw:
      let layout = OneDraw(state, size: size).layout
      controls = ControlsLayout(rows: layout.controls, seed: seed)
      titles = [(Side.left, OneDrawColumn.Side.left), (.right, .right)].compactMap { side, columns in
        layout.columns.span(columns).map {
          (side, Region(column: $0.column, row: layout.names, columns: $0.columns))
        }
      }
      (list, step, window) = (layout.list, layout.step, layout.window)
      let margin = size.columns >= 72 ? 2 : 1
      name = Region(column: margin, row: 0, columns: max(layout.columns.name, 18) - margin - 1)
      values = layout.columns.columns.filter { $0.content == .quantity(.logit) }.map {
        Region(column: $0.start, row: 0, columns: $0.width)
      }
    case .simplex:
      let layout = SimplexView(state, size: size).layout
      controls = ControlsLayout(rows: layout.frame.controls, seed: seed)
      titles = []
      values = []
      corners = state.projection.corners.enumerated().map { place, category in
        let facts = layout.facts
        return (
          category, Region(column: facts.column, row: facts.row + 1 + place, columns: facts.columns)
        )
      }
      // Other categories do not show; the chosen one is edited under the corners.
      list = Region(
        column: layout.facts.column, row: layout.facts.row + 1 + corners.count,
        columns: layout.facts.columns)
      step = 1
      window = ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
      name = Region(column: layout.facts.column, row: 0, columns: 16)
    case .temperature:
      let view = TemperatureView(state, size: size)
      controls = ControlsLayout(rows: view.layout.frame.controls, seed: seed, shows: .weights)
      titles = zip([Side.left, .right], view.names).map { ($0, $1) }
      values = []
      // No categories show; the chosen one is edited over the last row of the panels.
      list = Region(column: 0, row: view.layout.frame.story.row - 1, columns: size.columns)
      step = 1
      window = ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
      name = Region(column: view.layout.frame.margin, row: 0, columns: 16)
    case .gradients:
      let layout = GradientsView(state, size: size).layout
      controls = ControlsLayout(rows: layout.controls, seed: seed, shows: .estimates)
      titles = []
      values = []
      objective = layout.objective(state.objectiveText)
      estimators = layout.window.places.enumerated().map { offset, place in
        let row = layout.table.row + offset * layout.step
        return (GradientRows.kinds[place], Region(column: 0, row: row, columns: size.columns))
      }
      // Where no categories show, one of them is still edited: over the last row of the table.
      let region = Region(column: 0, row: layout.table.bottom - 1, columns: size.columns)
      let arrows = GradientArrows(
        state: state, finding: nil, region: layout.arrows ?? region, margin: layout.margin)
      let hasArrows = layout.arrows != nil
      list = hasArrows ? arrows.list : region
      step = hasArrows ? arrows.step : 1
      window =
        hasArrows ? arrows.window : ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
      name = Region(column: layout.margin, row: 0, columns: max(arrows.nameWidth, 16))
    case .training:
      let view = TrainingView(state, size: size)
      let layout = view.layout
      controls = .none
      titles = []
      values = []
      (task, schedule) = (view.task, view.schedule)
      estimators = layout.window.places.enumerated().map { offset, place in
        let region = Region(column: 0, row: layout.table.row + offset, columns: size.columns)
        return (view.racers[place], region)
      }
      // No categories show; one of them is still edited, over the last row of the table.
      list = Region(column: 0, row: layout.table.bottom - 1, columns: size.columns)
      step = 1
      window = ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
      name = Region(column: layout.margin, row: 0, columns: 16)
    case .claims:
      let layout = ClaimsView(state, size: size).layout
      controls = .none
      titles = []
      values = []
      claims = layout.window.places.enumerated().map { offset, place in
        (place, Region(column: 0, row: layout.list.row + offset, columns: size.columns))
      }
      // No categories show; one of them is still edited, over the last row of the list.
      list = Region(column: 0, row: layout.list.bottom - 1, columns: size.columns)
      step = 1
      window = ListWindow(count: state.order.count, lines: 1, chosen: state.chosenPlace)
      name = Region(column: layout.margin, row: 0, columns: 16)
    }
  }

  /// The temperature among the controls, which is always there.
  var temperature: Region {
    guard let region = controls.region(.temperature) else { return Region(column: 0, row: 1, columns: 0) }
    let start = region.end - ControlsLayout.temperatureWidth
    return Region(column: start, row: region.row, columns: ControlsLayout.temperatureWidth)
  }

  /// The name and number of the category at a place in display order; the nearest one that is on screen.
  func category(_ place: Int) -> Region {
    let shown = min(max(place, window.places.lowerBound), window.places.upperBound - 1)
    return row(shown - window.places.lowerBound)
  }

  /// Under the last category, or in the list's last row.
  var afterLastCategory: Region { row(window.places.count) }

  private func row(_ offset: Int) -> Region {
    var region = name
    region.row = min(list.row + offset * step, list.bottom - 1)
    return region
  }
}

extension CompareColumns {
  /// Where the numbers of a category stand: the first beside the name where there is room, the others below.
  func values(density: Density) -> [Region] {
    let below = min(density.drawnRows - 1, numberBesideName ? 1 : 2)
    let rows = Region(column: name, row: 1, columns: category - name - 1, rows: below)
    let beside = Region(column: numberEnd - 7, row: 0, columns: 7)
    return (numberBesideName ? [beside] : []) + (below > 0 ? [rows] : [])
  }
}
