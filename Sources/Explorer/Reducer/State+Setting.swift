import Experiment
import GumbelEngine

/// What a typed command sets outright, where keys step and toggle.
extension State {
  mutating func turn(_ part: Switch, on: Bool) {
    switch part {
    case .noise: change { $0.noise = on }
    case .hard: change { $0.hard = on }
    case .pause: if isPaused != on { togglePause() }
    case .sort: if sorted != on { toggleSort() }
    case .baseline: if (baseline != nil) != on { toggleBaseline() }
    }
  }

  mutating func setTemperature(to value: Double) {
    do throws(TemperatureError) {
      let temperature = try Temperature(value)
      change { $0.temperature = temperature }
    } catch {
      notice = Notice(text: error.message, isProblem: true)
    }
  }

  /// Sets the logit of a category, if there is such a one.
  mutating func setLogit(_ category: Int, to value: Double) {
    guard parameters.logits.values.indices.contains(category) else { return }
    var values = parameters.logits.values
    values[category] = value
    do throws(LogitsError) {
      let logits = try Logits(values)
      change { $0.logits = logits }
    } catch {
      notice = Notice(text: error.message(labels: parameters.labels), isProblem: true)
    }
  }

  /// Renames a category, if there is such a one.
  mutating func setLabel(_ category: Int, to label: String) {
    guard parameters.labels.indices.contains(category) else { return }
    change { $0.labels[category] = label }
  }

  /// Chooses a category, if there is such a one.
  mutating func choose(_ category: Int) {
    if parameters.labels.indices.contains(category) { selection = category }
  }

  mutating func setConstruction(_ side: Side, to construction: Construction) {
    change { parameters in
      switch side {
      case .left: parameters.left = construction
      case .right: parameters.right = construction
      }
    }
  }
}

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
