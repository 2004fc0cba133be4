import Console
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `Undo` {
  @Test func `brings back what each change changed`() {
    let changes: [[Key]] = [
      [.right], [.shiftLeft], [.character("n")], [.character("d")], [.character("+")], [.character("[")],
      [.character("<")], [.character(">")], [.character("p")], [.character("P")], [.delete],
      [.enter, .character("x"), .character(" "), .character("1"), .enter],
      [.character("a"), .character("3"), .enter],
    ]
    for keys in changes {
      var state = State.opened()
      let before = state.parameters
      for key in keys { state.press(key) }
      let after = state.parameters
      #expect(after != before, "\(keys)")
      state.press(.character("u"))
      #expect(state.parameters == before, "\(keys)")
      #expect(state.source == "next-word")
      state.press(.control("r"))
      #expect(state.parameters == after, "\(keys)")
    }
  }

  @Test func `brings back what was set in a single view`() {
    let changes: [(View, [Key])] = [
      (.simplex, [.end, .character("v")]), (.simplex, [.character("z")]), (.gradients, [.character("x")]),
      (.temperature, [.character("X"), .character("X")]), (.training, [.character("O")]),
      (.training, [.character("S")]), (.training, [.left, .left]), (.training, [.character("x")]),
    ]
    for (view, keys) in changes {
      var state = State.opened()
      state.view = view
      let before = state.parameters
      for key in keys { state.press(key) }
      let after = state.parameters
      #expect(after != before && state.undoStack.count == 1, "\(view) \(keys)")
      state.press(.character("u"))
      #expect(state.parameters == before && state.view == view, "\(view) \(keys)")
      state.press(.control("r"))
      #expect(state.parameters == after, "\(view) \(keys)")
    }
  }

  @Test func `takes a held key as one step`() {
    var state = State.opened()
    state.press(.right, .right, .shiftRight, .right)
    #expect(state.undoStack.count == 1)
    state.press(.character("+"), .character("+"))
    #expect(state.undoStack.count == 2)
    state.press(.down, .character("+"))
    #expect(state.undoStack.count == 3)
    state.press(.down, .up, .character("+"))
    #expect(state.undoStack.count == 4)
    state.press(.character("n"), .character("n"))
    #expect(state.undoStack.count == 6)
  }

  @Test func `takes the same key after a lull as another step`() {
    var state = State.opened()
    state.press(.right, .right)
    _ = state.apply(.lull)
    state.press(.right)
    #expect(state.undoStack.count == 2)
    state.point(.press, .slider, 2..<3)
    _ = state.apply(.lull)
    state.point(.drag, .slider, 4..<5)
    #expect(state.undoStack.count == 3)
  }

  @Test func `keeps no step for a run that came back`() {
    var state = State.opened()
    state.press(.right, .right, .left, .left)
    #expect(state.undoStack.isEmpty)
    state.press(.right)
    #expect(state.undoStack.count == 1)
    state.press(.character("u"))
    #expect(state.temperature == 0.5)
  }

  @Test func `forgets what was undone at a new change`() {
    var state = State.opened()
    state.press(.character("n"), .character("u"), .character("d"), .control("r"))
    #expect(state.parameters.noise && state.parameters.hard)
    #expect(state.notice?.text == "Nothing to redo.")
  }

  @Test func `brings back the source with the logits`() {
    var state = State.opened()
    state.press(.character("p"))
    #expect(state.source == "two")
    state.press(.character("u"))
    #expect(state.source == "next-word")
    state.press(.character("u"))
    #expect(state.notice?.text == "Nothing to undo.")
  }

  @Test func `does not touch counts, view or choice`() {
    var state = State.opened()
    state.press(.character("n"), .down, .character("2"), .character("s"), .character("u"))
    #expect(state.selection == 1 && state.view == .oneDraw && state.sorted)
  }

  @Test func `keeps the choice among the categories`() {
    var state = State.opened()
    state.press(.character("p"), .character("u"), .character("G"), .control("r"))
    #expect(state.parameters.logits.count == 2)
    #expect(state.selection == 1)
  }

  @Test func `that returns to a pause shows no counts beyond it`() {
    var state = State.opened()
    state.receive(draws: 5)
    state.press(.character(" "))
    #expect(state.heldAt == 5)
    state.press(.character("T"))
    state.receive(draws: 1000)
    state.press(.escape, .character("u"))
    #expect(state.heldAt == 5 && state.sampling?.draws ?? 0 <= 5)
  }
}
