import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The temperature` {
  private func state(at temperature: Double) -> State {
    var state = State.opened()
    state.parameters.temperature = try! Temperature(temperature)
    return state
  }

  @Test func `has stops about 5 % apart, with 1, 2 and 5 of every decade among them`() {
    let stops = TemperatureScale.stops
    #expect(stops.first == 0.01 && stops.last == 100 && stops.count == 4 * 47 + 1)
    for (low, high) in zip(stops, stops.dropFirst()) { #expect((1.044...1.057).contains(high / low)) }
    for value in [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] {
      #expect(stops.contains(value))
    }
    #expect(stops.allSatisfy { LogitNotation.text($0).count <= 6 })
  }

  @Test func `returns exactly after up and down, from stops and from between them`() {
    for start in TemperatureScale.stops.dropFirst().dropLast() + [0.0123, 0.7, 3.14159, 99.9] {
      var state = state(at: start)
      state.press(.right, .left)
      #expect(state.temperature == start)
      state.press(.character("h"), .character("l"))
      #expect(state.temperature == start)
      guard start < 80 else { continue }
      state.press(.right, .right, .right, .left, .left, .left)
      #expect(state.temperature == start)
    }
  }

  @Test func `moves from one end to the other and stays there`() {
    var state = state(at: 0.01)
    for _ in 0..<188 { state.press(.right) }
    #expect(state.temperature == 100)
    #expect(state.notice == nil)
    state.press(.right)
    #expect(state.temperature == 100)
    #expect(state.notice != nil)
  }

  @Test(arguments: [
    (0.0, Key.right, 0.01), (0, .left, 0), (1e-12, .right, 0.01), (1e-12, .left, 1e-12),
    (.infinity, .left, 100), (.infinity, .right, .infinity), (1e6, .left, 100), (1e6, .right, 1e6),
    (0, .shiftRight, 0.01), (.infinity, .shiftLeft, 100), (1e6, .shiftRight, 1e6), (1e6, .shiftLeft, 100),
    (1e-12, .shiftLeft, 1e-12), (0.5, .shiftRight, 1), (0.5, .shiftLeft, 0.25), (64, .shiftRight, 100),
    (0.5, .right, 0.525), (0.5, .left, 0.476),
  ]) func `steps back into its range and never further out`(start: Double, key: Key, end: Double) {
    var state = state(at: start)
    state.press(key)
    #expect(state.temperature == end)
  }

  @Test(arguments: [
    ("0", 0.0), ("inf", .infinity), ("1e-12", 1e-12), ("0.7", 0.7), (" 3 ", 3), (".5", 0.5), ("∞", .infinity),
  ]) func `can be typed`(text: String, value: Double) {
    var state = State.opened()
    state.press(.character("t"))
    state.type(text)
    state.press(.enter)
    #expect(state.temperature == value)
    #expect(state.overlays.isEmpty)
  }

  @Test(arguments: [
    ("-1", "a temperature is 0 or more, not -1"), ("x", "'x' is not a number"),
    ("nan", "'nan' is not a number"),
    ("0,5", "'0,5' has a decimal comma; write 0.5"),
    ("1e999", "'1e999' is beyond the range of numbers (±1.8e308)"),
  ]) func `that cannot be read is refused in place`(text: String, problem: String) {
    var state = State.opened()
    state.press(.character("t"))
    state.type(text)
    state.press(.enter)
    #expect(state.field?.problem == problem)
    #expect(state.field?.text == text)
    #expect(state.temperature == 0.5)
    #expect(state.revision == 0)
    state.press(.backspace)
    #expect(state.field?.problem == nil)
  }
}
