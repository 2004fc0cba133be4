// The mouse as a second way to what the keys do.

import Console

extension State {
  /// Answers the mouse. The topmost layer consumes what it knows; nothing reaches what it covers.
  mutating func point(_ action: MouseAction, _ place: MousePlace) -> [Effect] {
    switch action {
    case .press:
      notice = nil
      lastChange = nil
      return press(place)
    case .drag:
      if isDragging { dragSlider(place) }
    case .release:
      // Whatever the slider passed on its way is one step of undo.
      if isDragging { lastChange = nil }
      isDragging = false
    case .wheelUp, .wheelDown: return turnWheel(up: action == .wheelUp, over: place.target)
    }
    return []
  }

  private mutating func press(_ place: MousePlace) -> [Effect] {
    isDragging = false
    switch (overlays.last, place.target) {
    case (nil, .slider):
      isDragging = true
      dragSlider(place)
    case (nil, let target):
      if let command = target.flatMap(command(forPressOn:)) { return ask(for: command) }
    case (.find, .category(let category)), (.find, .value(let category)):
      overlays.removeLast()
      choose(category)
    case (.palette(var palette), .candidate(let place)) where palette.candidates.indices.contains(place):
      palette.moved = place
      return runTypedCommand(palette)
    case (.list(var picker), .candidate(let place)) where picker.matches.indices.contains(place):
      picker.moved = place
      take(picker)
    default: break
    }
    return []
  }

  private func command(forPressOn target: Target) -> Command? {
    switch target {
    case .tab(let view): .openView(view)
    case .temperature: .typeTemperature
    case .noise: .toggleNoise
    case .hard: .toggleHard
    case .construction(let side): .cycleConstruction(side)
    case .category(let category), .value(let category): .chooseCategory(category)
    case .objective: .editObjective
    case .task: .editTask
    case .schedule: .typeTemperature
    case .estimator(let kind): .setEstimator(kind)
    case .claim(let place): .chooseClaim(place)
    case .experiment(let place): .choose(by: place - when.chosen)
    case .slider, .list, .candidate: nil
    }
  }

  private mutating func turnWheel(up: Bool, over target: Target?) -> [Effect] {
    let direction = up ? -1 : 1
    switch overlays.last {
    case nil: return turnWheel(up: up, overView: target)
    case .help: return ask(for: .scrollHelp(by: direction))
    case .text: return ask(for: .edit(up ? .up : .down))
    case .find, .palette, .open, .list: return ask(for: .highlight(by: direction))
    case .field: return []
    }
  }

  private mutating func turnWheel(up: Bool, overView target: Target?) -> [Effect] {
    switch target {
    case .temperature, .slider: return ask(for: .stepTemperature(up: up))
    case .value(let category):
      choose(category)
      return ask(for: .stepLogit(tenths: up ? 1 : -1))
    case .category, .list, .claim, .experiment: return ask(for: .choose(by: up ? -1 : 1))
    case .estimator: return ask(for: .stepEstimator(by: up ? -1 : 1))
    case .objective, .task: return ask(for: .nextObjective)
    case .schedule: return ask(for: .stepTemperature(up: up))
    default: return []
    }
  }

  /// Sets the temperature for which the knob stands under the pointer; the present one, if it is such a one.
  private mutating func dragSlider(_ place: MousePlace) {
    guard overlays.isEmpty, let range = place.temperatures, !range.contains(parameters.temperature.value),
      let stop = TemperatureScale.roundestStop(in: range)
    else { return }
    setTemperature(stop)
  }
}
