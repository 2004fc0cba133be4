import Console
import Explorer
import GumbelEngine

/// The rows under the header: what can be set, each value with the key that sets it.
struct Controls {
  let state: State
  let layout: ControlsLayout

  func draw(on canvas: inout Canvas) {
    for place in layout.places {
      let region = place.region
      switch place.item {
      case .temperature: drawTemperature(region, on: &canvas)
      case .slider:
        Slider(value: state.parameters.temperature.value, region: region).draw(on: &canvas)
      case .noise: drawToggle("noise", isOn: state.parameters.noise, key: "n", region, on: &canvas)
      case .hard: drawToggle("hard", isOn: state.parameters.hard, key: "d", region, on: &canvas)
      case .draws: drawNumber("draws", Numbers.quantity(state.drawsSoFar), region, on: &canvas)
      case .seed: drawNumber("seed", String(state.parameters.seed), region, on: &canvas)
      }
    }
  }

  private func drawTemperature(_ region: Region, on canvas: inout Canvas) {
    let column = canvas.put(layout.temperatureLabel, region.column, region.row, style: canvas.theme.accent)
    let value = Numbers.temperature(state.parameters.temperature.value)
    canvas.put(value, column, region.row, width: region.end - column, style: canvas.theme.label)
  }

  private func drawToggle(
    _ name: String, isOn: Bool, key: String, _ region: Region, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let column = canvas.put(name + " ", region.column, region.row, style: theme.dim)
    let text = "\(isOn ? "on" : "off") [\(key)]"
    canvas.put(
      layout.wordy ? " \(text) " : text, column, region.row, style: isOn ? theme.toggleOn : theme.toggleOff)
  }

  private func drawNumber(_ name: String, _ value: String, _ region: Region, on canvas: inout Canvas) {
    let column = canvas.put(name + " ", region.column, region.row, style: canvas.theme.dim)
    canvas.put(value, column, region.row, width: region.end - column, style: canvas.theme.text)
  }
}
