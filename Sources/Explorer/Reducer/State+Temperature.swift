// The temperature in steps that are easy to read, and that lead back to where one was.

import GumbelEngine

extension State {
  /// Moves the temperature to the next stop. A value that is not a stop becomes one as the arrows leave it,
  /// so that up and then down always returns to where it was.
  mutating func stepTemperature(up: Bool) {
    let value = parameters.temperature.value
    if !TemperatureScale.stops.contains(value) { temperatureStop = value }
    setTemperature(TemperatureScale.stop(from: value, up: up, extra: temperatureStop))
  }

  mutating func scaleTemperature(up: Bool) {
    setTemperature(TemperatureScale.scaled(parameters.temperature.value, up: up))
  }

  /// Sets one of the temperatures that arrows and slider reach.
  mutating func setTemperature(_ value: Double?) {
    guard let value, let temperature = try? Temperature(value) else {
      notice = Notice(text: "The arrows end here; t types any temperature from 0 to inf.")
      return
    }
    change(.temperature) { $0.temperature = temperature }
  }

  mutating func editTemperature() {
    openField(.temperature, text: LogitNotation.text(parameters.temperature.value))
  }
}
