import Console
import Testing

@testable import Explorer

@Suite struct `The mouse` {
  @Test func `does what the key of the same place does`() {
    var state = State.opened()
    state.point(.press, .tab(.oneDraw))
    #expect(state.view == .oneDraw)
    state.point(.press, .noise)
    state.point(.press, .hard)
    #expect(!state.parameters.noise && state.parameters.hard)
    state.point(.press, .construction(.right))
    #expect(state.parameters.right == .noiseAfterTemperature)
    state.point(.press, .category(3))
    #expect(state.selection == 3)
    state.point(.press, .value(4))
    #expect(state.selection == 4)
    state.point(.press, .temperature)
    #expect(state.field?.subject == .temperature)
  }

  @Test func `drags the slider in one step of undo`() {
    var state = State.opened()
    state.press(.right)
    let before = state.temperature
    state.point(.press, .slider, 1.9..<2.3)
    #expect(state.temperature == 2)
    state.point(.drag, nil, 9..<11)
    state.point(.drag, .category(1), 90..<111)
    #expect(state.temperature == 100)
    state.point(.release, nil, 90..<111)
    state.point(.drag, .slider, 0.9..<1.1)
    #expect(state.temperature == 100, "without a press there is no drag")
    #expect(state.undoStack.count == 2)
    state.point(.press, .slider, 0.9..<1.1)
    state.point(.release, .slider, 0.9..<1.1)
    state.press(.character("u"))
    #expect(state.temperature == 100)
    state.press(.character("u"))
    #expect(state.temperature == before)
  }

  @Test func `leaves a temperature alone for which the knob stands there already`() {
    var state = State.opened()
    state.press(.character("t"))
    state.type("0.517")
    state.press(.enter)
    state.point(.press, .slider, 0.45..<0.55)
    #expect(state.temperature == 0.517 && state.undoStack.count == 1)
  }

  @Test func `ends a drag where an editor opens`() {
    var state = State.opened()
    state.point(.press, .slider, 1.9..<2.3)
    state.press(.character("t"))
    state.point(.drag, .slider, 9..<11)
    #expect(state.temperature == 2)
  }

  @Test func `turns the value under its wheel`() {
    var state = State.opened()
    state.point(.wheelUp, .slider)
    state.point(.wheelUp, .temperature)
    #expect(state.temperature == 0.552 && state.undoStack.count == 1)
    state.point(.wheelUp, .value(2))
    state.point(.wheelUp, .value(2))
    #expect(state.logits[2] == 0.8 && state.selection == 2 && state.undoStack.count == 2)
    state.point(.wheelDown, .value(0))
    #expect(state.logits[0] == 1.9 && state.undoStack.count == 3)
    state.point(.wheelDown, .category(0))
    state.point(.wheelDown, .list)
    #expect(state.selection == 2)
    state.point(.wheelUp, .category(5))
    #expect(state.selection == 1)
    for target in [Target.tab(.oneDraw), .noise, .construction(.left), nil] {
      let before = state
      state.point(.wheelUp, target)
      #expect(state.isSame(as: before))
    }
  }

  @Test func `reaches nothing that a layer covers`() {
    let targets: [Target] = [
      .tab(.oneDraw), .temperature, .slider, .noise, .hard, .construction(.left), .category(2), .value(2),
      .list,
    ]
    for key in [Key.character("?"), .character("t"), .character("e"), .character(":")] {
      var state = State.opened()
      state.press(key)
      let before = state
      for target in targets { state.point(.press, target, 5..<6) }
      #expect(state.isSame(as: before), "\(key)")
    }
  }

  @Test func `scrolls the topmost layer`() {
    var state = State.opened()
    state.press(.character("?"))
    state.point(.wheelDown, nil)
    #expect(state.overlays == [.help(scroll: 1)])
    state.press(.escape, .character("e"))
    state.point(.wheelDown, nil)
    #expect(state.textEditor?.line == 1)
    state.press(.escape, .character("/"), .character("e"))
    #expect(state.selection == 0)
    state.point(.wheelDown, .category(0))
    #expect(state.selection == 3)
    state.point(.press, .category(4))
    #expect(state.overlays.isEmpty && state.selection == 4)
  }

  @Test func `runs the proposal that is clicked`() {
    var state = State.opened()
    state.press(.character(":"))
    state.type("hard ")
    state.point(.press, .candidate(7))
    #expect(!state.parameters.hard)
    state.point(.press, .candidate(0))
    #expect(state.parameters.hard && state.overlays.isEmpty)
  }

  @Test func `ignores categories that are not there`() {
    var state = State.opened()
    state.point(.press, .category(6))
    state.point(.wheelUp, .value(-1))
    #expect(state.selection == 0)
  }

  @Test func `finds the roundest temperature under the knob`() {
    #expect(TemperatureScale.roundestStop(in: 0.8..<2.5) == 1)
    #expect(TemperatureScale.roundestStop(in: 1.5..<3) == 2)
    #expect(TemperatureScale.roundestStop(in: 2.9..<3.2) == 3.09)
    #expect(TemperatureScale.roundestStop(in: 98..<104) == 100)
    #expect(TemperatureScale.roundestStop(in: 0.0096..<0.0102) == 0.01)
    #expect(TemperatureScale.roundestStop(in: 101..<104) == nil)
  }
}
