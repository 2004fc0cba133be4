import Console
import Explorer

/// What is on screen at `point`, from the same layouts that `render` draws by: a pure function that turns
/// what the terminal tells of its mouse into what the explorer understands.
public func pointer(at point: GridPoint, on state: State, size: GridSize) -> Pointer {
  guard isLargeEnough(size) else { return Pointer() }
  let size = viewSize(size, for: state)
  let places = ViewPlaces(state, size: size)
  let target: Target? =
    switch state.overlays.last {
    case nil, .find: places.target(at: point, in: state)
    case .palette(let palette):
      PaletteLayout(palette, size: size).candidate(at: point).map(Target.candidate)
    case .help, .field, .text, .open: nil
    }
  return Pointer(target: target, temperatures: places.temperatures(at: point.column))
}

extension ViewPlaces {
  fileprivate func temperatures(at column: Int) -> Range<Double>? {
    controls.region(.slider).map { Slider(value: 1, region: $0).temperatures(at: column) }
  }

  fileprivate func target(at point: GridPoint, in state: State) -> Target? {
    if point.row == 0 {
      return header.tabs.first { ($0.column..<$0.end).contains(point.column) }.map { .tab($0.view) }
    }
    if let place = controls.places.first(where: { $0.region.contains(point) }) { return place.item.target }
    if let title = titles.first(where: { $0.region.contains(point) }) { return .construction(title.side) }
    if objective?.contains(point) == true { return .objective }
    if task?.contains(point) == true { return .task }
    if schedule?.contains(point) == true { return .schedule }
    if let corner = corners.first(where: { $0.region.contains(point) }) { return .category(corner.category) }
    if let row = estimators.first(where: { $0.region.contains(point) }) { return .estimator(row.kind) }
    if let row = claims.first(where: { $0.region.contains(point) }) { return .claim(row.place) }
    return list.contains(point) ? target(inList: point, state) : nil
  }

  private func target(inList point: GridPoint, _ state: State) -> Target {
    let (offset, line) = (point.row - list.row).quotientAndRemainder(dividingBy: step)
    guard window.places.indices.contains(window.places.lowerBound + offset) else { return .list }
    let category = state.order[window.places.lowerBound + offset]
    let isOnValue = values.contains { $0.contains(GridPoint(column: point.column, row: line)) }
    return isOnValue ? .value(category) : .category(category)
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
