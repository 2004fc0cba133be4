import Console
import Explorer

/// What is on screen at `point`, from the same layouts that `render` draws by: a pure function from a
/// cell of the screen to a part of the view.
public func mousePlace(at point: GridPoint, on state: State, size: GridSize) -> MousePlace {
  guard isLargeEnough(size) else { return MousePlace() }
  let size = viewSize(size, for: state)
  let places = View.drawing(of: state, size: size).places
  let target: Target? =
    switch state.overlays.last {
    case nil, .find: point.row == 0 ? tab(at: point, state, size) : places.target(at: point)
    case .palette(let palette):
      PaletteLayout(palette, size: size).candidate(at: point).map(Target.candidate)
    case .list(let picker): PickerLayout(picker, size: size).match(at: point).map(Target.candidate)
    case .help, .field, .text, .open: nil
    }
  let slider = places.controls.region(.slider).map { Slider(value: 1, region: $0) }
  return MousePlace(target: target, temperatures: slider?.temperatures(at: point.column))
}

private func tab(at point: GridPoint, _ state: State, _ size: GridSize) -> Target? {
  HeaderLayout(state, width: size.columns).tabs.first { ($0.column..<$0.end).contains(point.column) }
    .map { .tab($0.view) }
}
