import Console
import Testing

@testable import Explorer

@Suite struct `The baseline` {
  private func pinned() -> State {
    var state = State.opened()
    state.receive(draws: 1000)
    state.press(.character("b"))
    return state
  }

  @Test func `keeps what both panels showed, and at which temperature`() {
    let state = pinned()
    #expect(state.baseline?.parameters.temperature.value == 0.5)
    #expect(state.baseline?.left.shares == [1, 0, 0, 0, 0, 0])
    #expect(state.baseline?.right.shares[0] == state.sampling?.right.tally.pickShare(0))
    #expect(state.baseline?.right.weights.count == 6)
    #expect(state.notice?.text == "Baseline pinned at τ 0.5; b drops it.")
  }

  @Test func `survives changes, and is no part of undo`() {
    var state = pinned()
    let baseline = state.baseline
    state.press(.right, .character("n"), .character("+"), .character("<"), .character("u"), .character("u"))
    state.receive(draws: 10)
    #expect(state.baseline == baseline)
    state.press(.character("b"))
    #expect(state.baseline == nil && state.notice?.text == "The baseline is dropped.")
    #expect(state.undoStack.count == 2)
  }

  @Test func `is dropped when there are other categories`() {
    var state = pinned()
    state.press(.delete)
    #expect(state.baseline == nil)
    #expect(state.notice?.text == "The baseline is dropped: it had 6 categories.")
    state = pinned()
    state.press(.character("p"))
    #expect(state.notice?.text.hasPrefix("The baseline is dropped: it had 6 categories. two: A") == true)
  }

  @Test func `needs a draw`() {
    var state = State.opened()
    state.press(.character("b"))
    #expect(state.baseline == nil && state.notice != nil)
  }
}

@Suite struct `The theme` {
  @Test func `goes round`() {
    var state = State.opened()
    var seen: [ThemeKind] = []
    for _ in 0..<3 {
      state.press(.character("m"))
      seen.append(state.theme)
    }
    #expect(seen == [.light, .mono, .dark])
    #expect(state.undoStack.isEmpty && state.revision == 0)
  }

  @Test func `stays mono where colours are ruled out, and says so`() {
    var state = State.opened()
    state.allowsColor = false
    state.theme = .mono
    state.press(.character("m"))
    #expect(state.theme == .mono)
    #expect(state.notice?.text.hasPrefix("Only mono") == true)
    _ = state.apply(.command(.setTheme(.light)))
    #expect(state.theme == .mono)
  }
}
